using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageAccounts)]
public sealed class AccountListModel(Roster roster, Catalogue catalogue, TimeProvider clock) : PageModel
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public AccountSearch Search { get; private set; } = new("", null);

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<AccountLine> Lines { get; private set; } = [];

    public Paging Paging { get; private set; } = null!; // set by the handler

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? q, [FromQuery] string? state, [FromQuery] int p, CancellationToken ct)
    {
        Search = new(q?.Trim() ?? "", Words.Read<AccountState>(state));
        var found = Search.In(await roster.ListAsync(ct), Now).ToList();
        Paging = new(found.Count, OfAPage: 25, p);
        Lines = [.. Paging.Cut(found)];
        Units = await catalogue.ListUnitsAsync(ct);
    }
}
