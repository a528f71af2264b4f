using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageAccounts)]
public sealed class GrantModel(Accounts accounts, AccountAdministration administration, Catalogue catalogue, TimeProvider clock) : PageModel
{
    [BindProperty]
    public RoleInput Input { get; set; } = new();

    public Account Account { get; private set; } = null!; // set by the handler

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    public DateOnly Today { get; } = clock.GetUtcNow().DayInVietnam();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Input.From = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return await accounts.FindAsync(id, ct) is { } account ? await ShowAsync(account, [], ct) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { } account)
            return NotFound();
        var grant = Input.ToGrant(clock);
        if (grant.Value is null)
            return await ShowAsync(account, grant.Problems, ct);

        var granted = await administration.GrantAsync(account, grant.Value, HttpContext.Actor(clock), ct);
        if (granted.Value is null)
            return await ShowAsync(account, granted.Problems, ct);
        this.Say("admin.accounts-granted");
        return Response.SeeOther($"/admin/accounts/{id:D}");
    }

    private async Task<PageResult> ShowAsync(Account account, IEnumerable<Problem> problems, CancellationToken ct)
    {
        (Account, Units) = (account, await catalogue.ListUnitsAsync(ct));
        ModelState.Add(problems);
        return Page();
    }
}
