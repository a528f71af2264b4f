using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageAccounts)]
public sealed class AccountListModel(Roster roster, Catalogue catalogue, TimeProvider clock) : PageModel
{
    private const int PageSize = 25;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public AccountSearch Search { get; private set; } = new("", null);

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<AccountLine> Lines { get; private set; } = [];

    /// <summary>Of all that were found.</summary>
    public int Found { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; } = 1;

    public int Pages => Math.Max(1, (Found + PageSize - 1) / PageSize);

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? q, [FromQuery] string? state, [FromQuery] int p, CancellationToken ct)
    {
        Search = new(q?.Trim() ?? "", Words.Read<AccountState>(state));
        var found = Search.In(await roster.ListAsync(ct), Now).ToList();
        Found = found.Count;
        Number = Math.Clamp(p, 1, Pages);
        Lines = [.. found.Skip((Number - 1) * PageSize).Take(PageSize)];
        Units = await catalogue.ListUnitsAsync(ct);
    }
}
