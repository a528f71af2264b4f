using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>How far the answers may be believed.</summary>
public sealed class ReportQualityModel(ReportDesk desk) : ReportPageModel(desk, "quality")
{
    public const int MostCounters = 50;

    /// <summary>Those to look at, the most striking first.</summary>
    public IReadOnlyList<CounterSignal> Flagged => [.. Report!.Quality.Counters.Where(counter => counter.IsFlagged).OrderBy(counter => counter.Adjusted ?? 1).Take(MostCounters)];

    /// <summary>Questions that somebody left blank or found not to be about him.</summary>
    public IReadOnlyList<ItemNonResponse> Unanswered => [.. Report!.Quality.Items.Where(item => item.Blank > 0 || item.ExcludedShare > 0)];

    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);
}
