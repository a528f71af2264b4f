using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The whole and each index through time, with what breaks the line and what targets demand.</summary>
public sealed class ReportTrendModel(ReportDesk desk) : ReportPageModel(desk, "trend")
{
    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);

    /// <summary>Every line that has a figure; those of a unit that others became come after its own.</summary>
    public IEnumerable<(TrendLine Line, string Name, IEnumerable<Demand> Demands)> Lines(Texts t, Func<Code, string> nameOf) =>
        from series in Report!.Trends.Series
        let name = t.NameOf(series.Scope)
        let proForma = series.Trend.ProForma is { } line ? [(line, $"{name} ({t["leader.pro-forma"]})")] : Array.Empty<(TrendLine Line, string Name)>()
        let former = series.Trend.Predecessors.Select(line => (Line: line, Name: $"{name} ({(line.Unit is { } unit ? t["leader.predecessor", nameOf(unit)] : t["report.of-all"])})"))
        from shown in (IEnumerable<(TrendLine Line, string Name)>)[(series.Trend.Line, name), .. former, .. proForma]
        where shown.Line.Points.Any()
        select (shown.Line, shown.Name, Report.Results.DemandsOn(series.Scope));

    public override IReadOnlyList<Selection> Selections(Texts t) =>
        [new("period", t["leader.period"], Words.Write(Report!.Trends.Period), Enum.GetValues<PeriodKind>().Select(kind => (Words.Write(kind), t["period-kind." + Words.Write(kind)])))];
}
