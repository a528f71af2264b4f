using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageAccounts)]
public sealed class EditAccountModel(Accounts accounts, AccountAdministration administration, UserManager<Account> users, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Account Account { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { } account)
            return NotFound();
        (Account, Input) = (account, new() { FullName = account.FullName, Email = account.Email, Revision = account.Revision });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { } account)
            return NotFound();
        Account = account;
        var (name, email) = Person.Parse(Input.FullName, Input.Email);
        if (name.Value is not { } fullName || email.Value is not { } address)
            return Show([.. name.Problems, .. email.Problems]);

        account.Revision = Input.Revision ?? "";
        var changed = await administration.ChangeAsync(account, fullName, address, users.NormalizeName(address.Value)!, HttpContext.Actor(clock), ct);
        if (changed.Value is null)
            return Show([.. changed.Problems]);
        this.Say("admin.accounts-changed");
        return Response.SeeOther($"/admin/accounts/{id:D}");
    }

    private PageResult Show(params Problem[] problems)
    {
        ModelState.Add(problems);
        return Page();
    }

    public sealed class InputModel
    {
        public string? FullName { get; set; }
        public string? Email { get; set; }

        /// <summary>Of the account as the form showed it.</summary>
        public string? Revision { get; set; }
    }
}
