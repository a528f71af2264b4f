using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageAccounts)]
public sealed class RevokeModel(Roster roster, AccountAdministration administration, Catalogue catalogue, TimeProvider clock) : PageModel
{
    public Account Account { get; private set; } = null!; // set by the handler

    public Grant Grant { get; private set; } = null!; // set by the handler

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, Guid grant, CancellationToken ct) => await FindAsync(id, grant, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid grant, CancellationToken ct)
    {
        if (!await FindAsync(id, grant, ct))
            return NotFound();
        var revoked = await administration.RevokeAsync(Account, Grant, HttpContext.Actor(clock), ct);
        if (revoked.Value is null)
        {
            ModelState.Add(revoked.Problems);
            return Page();
        }

        this.Say("admin.accounts-revoked");
        return Response.SeeOther($"/admin/accounts/{id:D}");
    }

    private async Task<bool> FindAsync(Guid id, Guid grant, CancellationToken ct)
    {
        if (await roster.FindAsync(id, ct) is not { } line || line.Grants.FirstOrDefault(held => held.Id == grant) is not { } found)
            return false;
        (Account, Grant, Units) = (line.Account, found, await catalogue.ListUnitsAsync(ct));
        return true;
    }
}
