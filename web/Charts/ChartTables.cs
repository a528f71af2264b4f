using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web.Charts;

/// <summary>The figures of charts, as tables that stand beside them.</summary>
public static class ChartTables
{
    public static ReportTable OfUnits(IReadOnlyList<RankedUnit> units, Texts t)
    {
        var count = units.Count(unit => unit.Rank is not null);
        return new(
            "units", t["report-table.units"],
            [Figure("rank", t), Column("unit", t), Figure("rate", t), Figure("lower", t), Figure("upper", t), Figure("respondents", t)],
            [.. units.Select(unit => (IReadOnlyList<ReportCell>)
            [
                new(unit.Rank is { } rank ? $"{rank}/{count}" : "–", unit.Rank, FigureKind.Count), ReportCells.Words(unit.Name),
                t.RateCell(unit.Estimate.Percent), .. t.EndCells(unit.Interval ?? unit.Estimate.Interval), t.CountCell(unit.Estimate.Respondents),
            ])])
        {
            Note = count > 1 ? t["chart.ranked-note"] : null,
        };
    }

    public static ReportTable OfLevels(IReadOnlyList<Estimate> estimates, Texts t)
    {
        var levels = estimates.SelectMany(Counted).Select(level => (level.Level.Code, Label: level.Level.Label.In(t.Language))).Distinct().ToList();
        return new(
            "levels", t["chart.levels"],
            [Column("code", t), Column("name", t), Figure("rate", t), .. levels.Select(level => new ReportColumn(level.Code.Value, level.Label) { IsFigure = true })],
            [.. estimates.Select(estimate => (IReadOnlyList<ReportCell>)
            [
                ReportCells.Words(estimate.Scope.Code), ReportCells.Words(estimate.Scope.Name.In(t.Language)), t.RateCell(estimate.Percent),
                .. levels.Select(level => t.CountCell(Counted(estimate).FirstOrDefault(other => (other.Level.Code, other.Level.Label.In(t.Language)) == level)?.Count)),
            ])]);
    }

    public static ReportTable OfTrend(Trend? trend, IReadOnlyList<Reference> published, Texts t, Func<Code, string>? nameOf = null)
    {
        IEnumerable<IReadOnlyList<ReportCell>> own = trend is null ? [] :
        [
            .. Rows(trend.Line, t["chart.line-own"], t, nameOf),
            .. trend.ProForma is { } proForma ? Rows(proForma, t["chart.line-pro-forma"], t, nameOf) : [],
            .. trend.Predecessors.SelectMany(line => Rows(line, t["chart.line-former", nameOf?.Invoke(line.Unit!) ?? line.Unit!.Value], t, nameOf)),
        ];
        return Through("trend", t, [.. own, .. published.SelectMany(reference => reference.Trend.Predecessors.Prepend(reference.Trend.Line)).SelectMany(line => Rows(line, t))]);
    }

    public static ReportTable OfTrends(IReadOnlyList<ScopeTrend> trends, Texts t) =>
        Through("trends", t, [.. trends.SelectMany(series => Rows(series.Trend.Line, series.Scope.Name.In(t.Language), t, nameOf: null))]);

    public static ReportTable OfDrivers(Priorities priorities, Texts t) => new(
        "drivers", t["chart.drivers"],
        [Column("code", t), Column("name", t), new("importance", t["chart.importance"]) { IsFigure = true }, Figure("rate", t), new("quadrant", t["chart.quadrant"])],
        [.. priorities.Order.Select(priority => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(priority.Driver.Scope.Code), ReportCells.Words(priority.Driver.Scope.Name.In(t.Language)),
            priority.Quadrant is null ? ReportCells.Words("–") : new(t.Share(priority.Driver.Importance), priority.Driver.Importance, FigureKind.Share, 1),
            t.RateCell(priority.Driver.Counts.Percent), ReportCells.Words(priority.Quadrant is { } quadrant ? t["quadrant." + Words.Write(quadrant)] : "–"),
        ])]);

    public static ReportTable OfSteps(IReadOnlyList<FunnelStep> steps, Texts t) => new(
        "steps", t["chart.steps"],
        [new("step", t["chart.step"]), new("count", t["chart.count"]) { IsFigure = true }, new("of_first", t["chart.share-of-first"]) { IsFigure = true }, new("of_before", t["chart.share-of-before"]) { IsFigure = true }],
        [.. steps.Select((step, i) => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(step.Name), t.CountCell(step.Count), ShareCell(new(step.Count, steps[0].Count), t), i == 0 ? ReportCells.Words("") : ShareCell(new(step.Count, steps[i - 1].Count), t),
        ])]);

    private static ReportTable Through(string code, Texts t, IReadOnlyList<IReadOnlyList<ReportCell>> rows) => new(
        code, t["chart.trend"],
        [new("period", t["chart.period"]), new("series", t["chart.series"]), Figure("rate", t), Figure("lower", t), Figure("upper", t), Figure("respondents", t), new("break", t["chart.break"])],
        rows);

    private static IEnumerable<IReadOnlyList<ReportCell>> Rows(TrendLine line, string name, Texts t, Func<Code, string>? nameOf) =>
        from segment in line.Segments
        from place in segment.Points.Index()
        select (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(t.Of(place.Item.Period)), ReportCells.Words(name), t.RateCell(place.Item.Estimate.Percent), .. t.EndCells(place.Item.Estimate.Interval),
            t.CountCell(place.Item.Estimate.Respondents), ReportCells.Words(place.Index == 0 ? string.Join("; ", segment.Breaks.Select(reason => t.Of(reason, nameOf))) : ""),
        ];

    private static IEnumerable<IReadOnlyList<ReportCell>> Rows(PublishedLine line, Texts t) =>
        from segment in line.Segments
        from place in segment.Points.Index()
        select (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(place.Item.Value.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)), ReportCells.Words(t["chart.line-published", line.Scope]),
            t.RateCell(place.Item.Value.Percent), .. t.EndCells(null), t.CountCell(null),
            ReportCells.Words(place.Index == 0 ? string.Join("; ", segment.Breaks.Select(reason => t.Of(reason))) : ""),
        ];

    private static ReportCell ShareCell(TopBox share, Texts t) => new(t.Percent(share, 1), share.Rate, FigureKind.Share, 1);

    private static IEnumerable<LevelCount> Counted(Estimate estimate) => estimate.Levels.Where(level => level.Level.CountsAsSatisfied is not null);

    private static ReportColumn Column(string code, Texts t) => new(code, t["report-column." + code]);

    private static ReportColumn Figure(string code, Texts t) => Column(code, t) with { IsFigure = true };
}
