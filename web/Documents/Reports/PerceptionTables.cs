using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>What people saw, and what they want mended first.</summary>
internal static class PerceptionTables
{
    public static IEnumerable<ReportTable> Of(Perceptions perceptions, Texts t)
    {
        if (perceptions.Items.Count > 0)
            yield return Answers(perceptions, t);
        if (perceptions.Priorities is { Count: > 0 } priorities)
            yield return Priorities(priorities, t);
    }

    private static ReportTable Answers(Perceptions perceptions, Texts t) => new(
        "answers", t["report-table.answers"],
        [ReportTables.Column("code", t), ReportTables.Column("question", t), ReportTables.Column("answer", t), ReportTables.Figure("share", t), ReportTables.Figure("lower", t), ReportTables.Figure("upper", t), ReportTables.Figure("count", t), ReportTables.Figure("respondents", t)],
        [.. perceptions.Items.SelectMany(item => item.Options.Select(option => (IReadOnlyList<ReportCell>)
        [
            ReportCells.Words(item.Item.Code.Value), ReportCells.Words(item.Item.Question.In(t.Language)), ReportCells.Words(option.Option.Label.In(t.Language)),
            t.RateCell(option.Share.Percent), .. t.EndCells(option.Share.Interval), t.CountCell(option.Share.Count), t.CountCell(item.Answered),
        ]))]);

    private static ReportTable Priorities(IReadOnlyList<ItemShares> priorities, Texts t) => new(
        "priorities", t["report-table.priorities"],
        [ReportTables.Figure("place", t), ReportTables.Column("question", t), ReportTables.Figure("share", t), ReportTables.Figure("lower", t), ReportTables.Figure("upper", t), ReportTables.Figure("respondents", t)],
        [.. priorities.Select((item, i) => (IReadOnlyList<ReportCell>)
        [
            t.CountCell(i + 1), ReportCells.Words(item.Item.Question.In(t.Language)), t.RateCell(item.Positive!.Percent), .. t.EndCells(item.Positive.Interval), t.CountCell(item.Answered),
        ])]);
}
