using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>The tables of a report that not every report has: what became of the figures, what people saw and what they want mended.</summary>
internal static class ChangeTables
{
    public static IEnumerable<ReportTable> Of(CampaignReport report, Texts t)
    {
        if (report.Change is { } change)
            yield return Of(change, t);
        if (report.Perceptions.Items.Count > 0)
            yield return Answers(report.Perceptions, t);
        if (report.Perceptions.Priorities is { Count: > 0 } priorities)
            yield return Priorities(priorities, t);
    }

    private static ReportTable Of(CampaignChange change, Texts t) => new(
        "change", t["report-table.change", change.Against.Title.In(t.Language)],
        [Column("code", t), Column("name", t), Figure("before", t), Figure("rate", t), Figure("points", t), Figure("points_lower", t), Figure("points_upper", t), Column("significant", t)],
        [.. change.Scopes.Where(scope => scope.Scope.Kind is ScopeKind.Overall or ScopeKind.Content or ScopeKind.Factor).Select(scope => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(scope.Scope.Code), ReportCells.Words(scope.Scope.Name.In(t.Language)), t.RateCell(scope.Before?.Percent), t.RateCell(scope.After.Percent),
            PointsCell(scope.Difference?.Value, t), PointsCell(scope.Difference?.Interval?.Lower, t), PointsCell(scope.Difference?.Interval?.Upper, t),
            ReportCells.Words(scope.Breaks.Count > 0 ? t["report-change.break"] : scope.Difference?.IsSignificant switch { true => t["report-change.significant"], false => t["report-change.not-significant"], null => "" }),
        ])]);

    private static ReportTable Answers(Perceptions perceptions, Texts t) => new(
        "answers", t["report-table.answers"],
        [Column("code", t), Column("question", t), Column("answer", t), Figure("share", t), Figure("lower", t), Figure("upper", t), Figure("count", t), Figure("respondents", t)],
        [.. perceptions.Items.SelectMany(item => item.Options.Select(option => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(item.Item.Code.Value), ReportCells.Words(item.Item.Question.In(t.Language)), ReportCells.Words(option.Option.Label.In(t.Language)),
            t.RateCell(option.Share.Percent), .. t.EndCells(option.Share.Interval), t.CountCell(option.Share.Count), t.CountCell(item.Answered),
        ]))]);

    private static ReportTable Priorities(IReadOnlyList<ItemShares> priorities, Texts t) => new(
        "priorities", t["report-table.priorities"],
        [Figure("place", t), Column("question", t), Figure("share", t), Figure("lower", t), Figure("upper", t), Figure("respondents", t)],
        [.. priorities.Select((item, i) => (IReadOnlyList<ReportCell>)
        [
            t.CountCell(i + 1), ReportCells.Words(item.Item.Question.In(t.Language)), t.RateCell(item.Positive!.Percent), .. t.EndCells(item.Positive.Interval), t.CountCell(item.Answered),
        ])]);

    /// <param name="share">A difference of shares, −1 to 1.</param>
    private static ReportCell PointsCell(double? share, Texts t) => share is { } value
        ? new((value < 0 ? "−" : value > 0 ? "+" : "") + t.Points((decimal)(100 * value)), 100 * value, FigureKind.Points, 2)
        : new("–", null, FigureKind.Points, 2);

    private static ReportColumn Column(string code, Texts t) => new(code, t["report-column." + code]);

    private static ReportColumn Figure(string code, Texts t) => Column(code, t) with { IsFigure = true };
}
