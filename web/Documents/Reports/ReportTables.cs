using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The tables of a report: what Word, spreadsheet and CSV print of it, in the order of the document.</summary>
public static class ReportTables
{
    /// <param name="fields">That have a name; of the others the code is printed.</param>
    public static IReadOnlyList<ReportTable> Of(CampaignReport report, Texts t, IReadOnlyCollection<ServiceField>? fields = null)
    {
        var results = report.Results;
        return
        [
            Targets(results, t),
            Estimates("contents", [results.Overall, .. results.Contents.Count > 1 ? results.Contents : []], results, t),
            Estimates("factors", results.Factors, results, t),
            Estimates("items", results.Items, results, t),
            Units(report, t),
            .. BreakdownTables.Of(report, t, fields ?? []),
            .. AnalysisTables.Of(report, t),
            .. PerceptionTables.Of(report.Perceptions, t),
        ];
    }

    private static ReportTable Targets(Analytics.Results results, Texts t) => new(
        "targets", t["report-table.targets"],
        [Column("scope", t), Column("source", t), Figure("target", t), Figure("rate", t), Figure("lower", t), Figure("upper", t), Figure("respondents", t), Column("verdict", t), Figure("probability", t)],
        [.. results.Targets.Select(target => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(target.Target.Scope), ReportCells.Words($"{target.Target.Source}, {target.Target.Article}".TrimEnd(' ', ',')), ReportCells.Words(t.Of(target.Target.Demand)),
            t.RateCell(target.Estimate.Percent, target.Target.Demand), .. t.EndCells(target.IsWithheld ? null : target.Estimate.Interval),
            t.CountCell(target.UnlessWithheld(target.Estimate.Respondents)), ReportCells.Words(VerdictOf(target, t)),
            t.ProbabilityCell(target.Probability),
        ])]);

    private static ReportTable Estimates(string code, IReadOnlyList<Estimate> estimates, Analytics.Results results, Texts t) => new(
        code, t["report-table." + code],
        [Column("code", t), Column("name", t), .. FigureColumns(t)],
        [.. estimates.Select(estimate => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(estimate.Scope.Code), ReportCells.Words(estimate.Scope.Name.In(t.Language)),
            .. FigureCells(estimate, t, [.. results.DemandsOn(estimate.Scope)]),
        ])]);

    /// <summary>The heads of <see cref="FigureCells"/>.</summary>
    internal static IReadOnlyList<ReportColumn> FigureColumns(Texts t) =>
        [Figure("rate", t), Figure("lower", t), Figure("upper", t), Figure("respondents", t), Figure("valid", t), Figure("satisfied", t)];

    internal static IReadOnlyList<ReportCell> FigureCells(Estimate estimate, Texts t, params IReadOnlyList<Demand?> demands) =>
        [t.RateCell(estimate.Percent, demands), .. t.EndCells(estimate.Interval), t.CountCell(estimate.Respondents), t.CountCell(estimate.Counts.Valid), t.CountCell(estimate.Counts.Satisfied)];

    private static ReportTable Units(CampaignReport report, Texts t)
    {
        var ranking = report.Units.Ranking;
        return new(
            "units", t["report-table.units"],
            [Figure("rank", t), Column("code", t), Column("unit", t), Figure("rate", t), Figure("lower", t), Figure("upper", t), Figure("rank_first", t), Figure("rank_last", t), Figure("respondents", t)],
            [.. ranking.Units.Select(unit => (IReadOnlyList<ReportCell>)
            [
                new(unit.Rank is { } rank ? $"{rank}/{ranking.Count}" : "–", unit.Rank, FigureKind.Count), ReportCells.Words(unit.Key), ReportCells.Words(unit.Name),
                t.RateCell(unit.Estimate.Percent), .. t.EndCells(unit.Estimate.Interval), t.CountCell(unit.Ranks?.First), t.CountCell(unit.Ranks?.Last), t.CountCell(unit.Estimate.Respondents),
            ])])
        {
            Note = t["report.ranks-hint", Ranking.FewestRespondents],
        };
    }

    private static string VerdictOf(TargetResult target, Texts t) => t["verdict." + (target.Verdict is { } verdict ? Words.Write(verdict) : "no-number")];

    internal static ReportColumn Column(string code, Texts t) => new(code, t["report-column." + code]);

    internal static ReportColumn Figure(string code, Texts t) => Column(code, t) with { IsFigure = true };
}
