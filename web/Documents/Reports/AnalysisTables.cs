using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What became of the figures, what to mend first, where gaps come from and how far the answers may be believed: each only where the reader may see it.</summary>
internal static class AnalysisTables
{
    public static IEnumerable<ReportTable> Of(CampaignReport report, Texts t)
    {
        if (report.Change is { } change)
            yield return Change(change, report.Results, t);
        if (report.Trends.Series.Any(series => series.Trend.Line.Segments.Count > 0))
            yield return Trend(report, t);
        if (report.Drivers is { } drivers)
            yield return Drivers(drivers, t);
        if (report.Gaps.Count > 0)
            yield return Gaps(report, t);
        if (report.Quality.Flags.Count > 0)
            yield return Flags(report.Quality, t);
        if (report.Quality.Items.Count > 0)
            yield return Blanks(report.Quality, t);
    }

    private static ReportTable Change(CampaignChange change, Analytics.Results results, Texts t) => new(
        "change", t["report-table.change"],
        [Column("code", t), Column("name", t), Figure("before", t), Figure("rate", t), Figure("change", t), Figure("change_lower", t), Figure("change_upper", t), Column("certain", t)],
        [.. change.Scopes.Select(scope => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(scope.Scope.Code), ReportCells.Words(scope.Scope.Name.In(t.Language)), t.RateCell(scope.Before?.Percent, [.. results.DemandsOn(scope.Scope)]), t.RateCell(scope.After.Percent, [.. results.DemandsOn(scope.Scope)]),
            t.PointsCell(scope.Difference?.Value), t.PointsCell(scope.Difference?.Interval?.Lower), t.PointsCell(scope.Difference?.Interval?.Upper),
            scope.Breaks.Count > 0 ? BreakCell(scope.Breaks, t) : ReportCells.Words(scope.Difference?.IsSignificant is { } isSure ? t[isSure ? "report-value.sure" : "report-value.unsure"] : ""),
        ])])
    {
        Note = t["report-note.change", change.Against.Title.In(t.Language)],
    };

    private static ReportTable Trend(CampaignReport report, Texts t) => new(
        "trend", t["report-table.trend"],
        [Column("code", t), Column("name", t), Column("line", t), Column("unit", t), Column("period", t), Figure("version", t), .. ReportTables.FigureColumns(t), Column("break", t)],
        [.. report.Trends.Series.SelectMany(series => Lines(series.Trend).SelectMany(line => line.Line.Segments.SelectMany(segment => segment.Points.Select((point, i) => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(series.Scope.Code), ReportCells.Words(series.Scope.Name.In(t.Language)), ReportCells.Words(t["report-line." + line.Kind]),
            ReportCells.Words(report.Tree.Known(point.Unit)?.Name ?? point.Unit?.Value), ReportCells.Words(point.Period.ToString()), t.CountCell(point.Version),
            .. ReportTables.FigureCells(point.Estimate, t, [.. report.Results.DemandsOn(series.Scope)]), BreakCell(i == 0 ? segment.Breaks : [], t),
        ]))))]);

    private static IEnumerable<(string Kind, TrendLine Line)> Lines(Trend trend) =>
        [("own", trend.Line), .. trend.ProForma is { } proForma ? [("pro-forma", proForma)] : (IEnumerable<(string, TrendLine)>)[], .. trend.Predecessors.Select(line => ("predecessor", line))];

    private static ReportTable Drivers(DriverReport drivers, Texts t) => new(
        "drivers", t["report-table.drivers"],
        [Column("code", t), Column("name", t), Figure("importance", t), Figure("rate", t), Figure("valid", t), Column("advice", t)],
        [.. drivers.Criteria.Order.Concat(drivers.Factors.Order).Select(priority => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(priority.Driver.Scope.Code), ReportCells.Words(priority.Driver.Scope.Name.In(t.Language)), priority.Driver.IsConstant ? t.ShareCell(null) : t.ShareCell(priority.Driver.Importance),
            t.RateCell(priority.Driver.Counts.Percent), t.CountCell(priority.Driver.Counts.Valid), ReportCells.Words(priority.Quadrant is { } quadrant ? t["quadrant." + Words.Write(quadrant)] : ""),
        ])])
    {
        Note = string.Join(" ", t.About(drivers.Drivers, drivers.Criteria)),
    };

    private static ReportTable Gaps(CampaignReport report, Texts t) => new(
        "gaps", t["report-table.gaps"],
        [Column("scope", t), Figure("target", t), Column("part", t), Column("code", t), Column("name", t), Figure("respondents", t), Figure("valid", t), Figure("rate", t), Figure("gap", t)],
        [.. report.Gaps.SelectMany(gap => Parts(gap, report.Tree, t).Select(part => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(gap.Target.Scope), ReportCells.Words(t.Of(gap.Target.Demand)), ReportCells.Words(t["report-part." + part.Kind]), ReportCells.Words(part.Code), ReportCells.Words(part.Name),
            t.CountCell(part.Respondents), t.CountCell(part.Counts.Valid), t.RateCell(part.Counts.Percent), t.PointsCell(part.Points),
        ]))])
    {
        Note = t["report-note.gaps"],
    };

    private static IEnumerable<(string Kind, string? Code, string? Name, long Respondents, TopBox Counts, Fraction Points)> Parts(TargetGap gap, UnitTree units, Texts t) =>
    [
        .. Scopes("factor", gap.Gap.Factors, gap, t), .. Scopes("item", gap.Gap.Criteria, gap, t),
        .. gap.Gap.Units.OrderBy(part => part.Points.Percent).Select(part => ("unit", part.Of?.Value, units.Known(part.Of)?.Name ?? part.Of?.Value ?? t["report-value.other-units"], gap.Respondents(part.Of), part.Counts, part.Points)),
    ];

    private static IEnumerable<(string, string?, string?, long, TopBox, Fraction)> Scopes(string kind, IEnumerable<Contribution<Scope>> parts, TargetGap gap, Texts t) =>
        parts.OrderBy(part => part.Points.Percent).Select(part => (kind, (string?)part.Of.Code, (string?)part.Of.Name.In(t.Language), gap.Respondents(part.Of), part.Counts, part.Points));

    private static ReportTable Flags(CampaignQuality quality, Texts t) => new(
        "flags", t["report-table.flags"],
        [Column("code", t), Column("flag", t), Figure("responses", t), Figure("index_with", t), Figure("index_without", t)],
        [.. quality.Flags.Select(effect => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(Words.Write(effect.Flag)), ReportCells.Words(t["flag." + Words.Write(effect.Flag)]), t.CountCell(effect.LeftOut.Responses), t.IndexCell(effect.LeftOut.Index), t.IndexCell(effect.LeftOut.Without),
        ])])
    {
        Note = t["report-note.flags"],
    };

    private static ReportTable Blanks(CampaignQuality quality, Texts t) => new(
        "blanks", t["report-table.blanks"],
        [Column("code", t), Column("name", t), Figure("responses", t), Figure("given", t), Figure("blank", t), Figure("blank_share", t), Figure("excluded", t), Figure("excluded_share", t)],
        [.. quality.Items.Select(item => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(item.Item.Code), ReportCells.Words(item.Item.Name.In(t.Language)), t.CountCell(item.Responses), t.CountCell(item.Given), t.CountCell(item.Blank), t.ShareCell(item.BlankShare),
            t.CountCell(item.Excluded), t.ShareCell(item.ExcludedShare),
        ])]);

    private static ReportCell BreakCell(IReadOnlyList<BreakLine> breaks, Texts t) => ReportCells.Words(string.Join("; ", breaks.Select(line => t["break." + Words.Write(line.Kind)]).Distinct()));

    private static ReportColumn Column(string code, Texts t) => ReportTables.Column(code, t);

    private static ReportColumn Figure(string code, Texts t) => ReportTables.Figure(code, t);
}
