using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The whole and each index through time, with what breaks the line and what targets demand.</summary>
public sealed class ReportTrendModel(ReportDesk desk) : ReportPageModel(desk, "trend")
{
    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);

    public override IReadOnlyList<Selection> Selections(Texts t) =>
        [new("period", t["leader.period"], Words.Write(Report!.Trends.Period), Enum.GetValues<PeriodKind>().Select(kind => (Words.Write(kind), t["period-kind." + Words.Write(kind)])))];
}
