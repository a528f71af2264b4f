using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The draft by which the province approves the result: "QUYẾT ĐỊNH phê duyệt kết quả …".</summary>
public static class DraftDecision
{
    public static OfficialDocument Of(CampaignReport report, ReportTemplate template, DateOnly day, Texts t)
    {
        var (letterhead, results, floor, summary) = (template.Letterhead, report.Results, report.Floors.Figures, OfficialReport.SummaryOf(report, t));
        var issuer = string.Join(' ', letterhead.Authority);
        var table = PrintableTables.Of(report, t).First(printed => printed.Code == "contents");
        return new()
        {
            Above = [],
            Issuer = letterhead.Authority,
            Symbol = letterhead.DecisionSymbol,
            Place = letterhead.Place,
            Day = day,
            Type = t["official.decision-type"],
            Summary = t["official.decision-summary", Small(summary)],
            Parts = OfficialDocument.End(
            [
                new ParagraphPart(issuer, ParagraphKind.Centred),
                .. Bases(report, letterhead, summary, t).Select(basis => new ParagraphPart(basis, ParagraphKind.Basis)),
                new ParagraphPart(t["official.decides"], ParagraphKind.Centred),
                new ParagraphPart(t["official.article-approve", Small(summary)], Lead: t["official.article", 1]),
                .. OverallSentences.Of(t, results).Concat(TargetSentences.Of(t, results.Targets, floor).Take(1)).Concat(UnitSentences.Of(t, report.Units, floor).Take(1)).Select(words => new ParagraphPart(words, ParagraphKind.Listed)),
                new TablePart(1, table),
                new ParagraphPart(t["official.article-publish", letterhead.AgencyName], Lead: t["official.article", 2]),
                new ParagraphPart(t["official.article-mend"], Lead: t["official.article", 3]),
                new ParagraphPart(t["official.article-carry-out", letterhead.AgencyName], Lead: t["official.article", 4]),
            ]),
            SignerTitle = letterhead.DecisionSignerTitle,
            SignerName = letterhead.DecisionSignerName,
            Recipients = letterhead.Recipients,
            AsOf = results.AsOf,
        };
    }

    private static IEnumerable<string> Bases(CampaignReport report, Letterhead letterhead, string summary, Texts t) =>
    [
        t["official.basis-law"],
        .. report.Campaign.Version.Source is { } source ? [t["official.basis-instrument", source.TrimEnd('.')]] : (string[])[],
        .. report.Results.Targets.Select(target => target.Target.Source).Distinct(StringComparer.Ordinal).Select(plan => t["official.basis-plan", plan]),
        t["official.basis-report", letterhead.AgencyName, letterhead.ReportSymbol, Small(summary)],
    ];

    private static string Small(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
