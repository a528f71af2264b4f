using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What a file of a report is about: which campaign, which answers, and as they were when.</summary>
public static class ReportAbout
{
    public static IReadOnlyList<(string Head, string Words)> Lines(CampaignReport report, VisitFilter names, Texts t)
    {
        var (results, filter) = (report.Results, report.Filter);
        return
        [
            (t["report-book.campaign"], report.Campaign.Title.In(t.Language)),
            (t["report-book.questionnaire"], $"{report.Campaign.Version.Title.In(t.Language)} · {t["results.version", report.Campaign.Version.Number]}"),
            (t["report-book.answers"], names.Words(t.Language) ?? t["report-book.all"]),
            .. filter.Channel is { } channel ? [(t["report-column.channel"], t["channel." + Words.Write(channel)])] : ((string, string)[])[],
            .. filter.Days is { } days ? [(t["report-book.days"], Days(days, t))] : ((string, string)[])[],
            .. filter.Group is { } group ? [(t["report-book.group"], Group(group, report.Campaign.Version, t))] : ((string, string)[])[],
            (t["report-book.as-of"], t.Time(results.AsOf)),
            (t["report-column.responses"], t.Count(results.Responses)),
            (t["report-book.excluded"], t.Count(results.Excluded)),
            (t["report-book.method"], results.Overall.Method),
            (t["report-book.scope"], t[report.IsOfAPart ? "report.of-a-part" : "report.small", report.Floors.Figures]),
        ];
    }

    private static string Days(DayRange days, Texts t) =>
        $"{(days.First == DateOnly.MinValue ? "…" : t.Day(days.First))} – {(days.Last == DateOnly.MaxValue ? "…" : t.Day(days.Last))}";

    private static string Group(RespondentGroup group, QuestionnaireVersion version, Texts t) => version.Find(group.Item) is { } item
        ? $"{item.Question.In(t.Language)} {item.Options.First(option => option.Code == group.Option).Label.In(t.Language)}"
        : group.ToString();
}
