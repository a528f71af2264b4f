using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageAccounts)]
public sealed class InviteModel(AccountAdministration administration, UserManager<Account> users, AccountLinks links, Mail mail, Catalogue catalogue, TimeProvider clock, Texts t) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    public DateOnly Today { get; } = clock.GetUtcNow().DayInVietnam();

    public bool SendsMail => mail.IsSetUp;

    public Task OnGetAsync(CancellationToken ct)
    {
        Input.From = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (person, grant) = (Input.ToAccount(users, clock.GetUtcNow()), Input.ToGrant(clock));
        if (person.Value is not { } account || grant.Value is null)
            return await ShowAsync(ct, [.. person.Problems, .. grant.Problems]);

        var added = await administration.AddAsync(account, grant.Value, HttpContext.Actor(clock), ct);
        if (added.Value is null)
            return await ShowAsync(ct, [.. added.Problems]);
        await this.SendLinkAsync(links, account, t, ct);
        return Response.SeeOther($"/admin/accounts/{account.Id:D}");
    }

    private async Task<PageResult> ShowAsync(CancellationToken ct, params Problem[] problems)
    {
        Units = await catalogue.ListUnitsAsync(ct);
        ModelState.Add(problems);
        return Page();
    }

    public sealed class InputModel : RoleInput
    {
        public string? FullName { get; set; }
        public string? Email { get; set; }

        public Outcome<Account> ToAccount(UserManager<Account> users, DateTimeOffset now)
        {
            var (name, email) = Person.Parse(FullName, Email);
            if (name.Value is null || email.Value is not { } address)
                return new List<Problem>([.. name.Problems, .. email.Problems]);
            return new Account { Id = Guid.CreateVersion7(now), SignInName = address.Value, SignInKey = users.NormalizeName(address.Value)!, FullName = name.Value, Email = address.Value, CreatedAt = now };
        }
    }
}
