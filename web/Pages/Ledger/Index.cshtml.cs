using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The roots of the days, for supervisors who write them down.</summary>
[Allows(Permission.ReadLedger)]
[EnableRateLimiting(Bulkhead.Reports)]
public sealed class LedgerModel(Database database, TimeProvider clock) : PageModel
{
    private const int OnPage = 30;

    public DateOnly Today { get; private set; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<LedgerRoot> Roots { get; private set; } = [];

    /// <summary>The last day of the next page; null at the end.</summary>
    public DateOnly? Next { get; private set; }

    /// <param name="to">The last day shown; today without it, or where it is none.</param>
    public async Task OnGetAsync(string? to, CancellationToken ct)
    {
        Today = clock.GetUtcNow().DayInVietnam();
        var last = DateOnly.TryParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < Today ? day : Today;
        var roots = await Ledger.ListRootsAsync(database, last, OnPage + 1, ct);
        (Roots, Next) = ([.. roots.Take(OnPage)], roots.Count > OnPage ? roots[OnPage].Day : null);
    }
}
