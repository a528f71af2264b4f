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

    /// <summary>What is demanded of all answers of an index; null where nothing is, or several numbers are.</summary>
    public Demand? DemandOf(Scope scope) =>
        Report!.Results.Targets.Where(target => target.Target.Filter is null && target.Target.Index.Value == scope.Code).Select(target => target.Target.Demand).OfType<Demand>().Distinct().ToList() is [var only] ? only : null;
}
