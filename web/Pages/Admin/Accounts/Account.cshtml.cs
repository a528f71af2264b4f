using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageAccounts)]
public sealed class AccountSheetModel(Roster roster, Catalogue catalogue, TimeProvider clock) : PageModel
{
    public AccountLine Line { get; private set; } = null!; // set by the handler

    public Account Account => Line.Account;

    public AccountState State => Line.StateAt(clock.GetUtcNow());

    public bool IsOwn => HttpContext.Visitor()?.SignedIn?.Account.Id == Account.Id;

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    public DateOnly Today => clock.GetUtcNow().DayInVietnam();

    /// <summary>What may be done to the account as it is now.</summary>
    public IEnumerable<AccountAct> Acts => Enum.GetValues<AccountAct>().Where(act => act switch
    {
        AccountAct.Disable => !IsOwn && Account.DisabledAt is null,
        AccountAct.Enable => Account.DisabledAt is not null,
        AccountAct.EndSignIns => Line.SeenAt is not null,
        AccountAct.SendLink => Account.DisabledAt is null,
        AccountAct.ResetSecondFactor => !IsOwn && Account.HasTwoFactor,
    });

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await roster.FindAsync(id, ct) is not { } line)
            return NotFound();
        (Line, Units) = (line, await catalogue.ListUnitsAsync(ct));
        return Page();
    }
}
