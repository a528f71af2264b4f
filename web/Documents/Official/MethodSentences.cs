using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How the figures came about: population, sample, weights, formula, exclusions, certainty, and how they can be checked.</summary>
public static class MethodSentences
{
    public static IReadOnlyList<string> Of(Texts t, CampaignReport report)
    {
        var results = report.Results;
        return
        [
            t["official.method-population"],
            .. results.Sample is { } sample
                ? [t["method.design", t.Count(sample.Psus), t.Count(sample.Strata), t.Count(sample.Answering)], t["results.outside", t.Count(sample.Outside)], t["official.method-points", t.Count(sample.Answering), t.Count(sample.Psus), t.Share((double)sample.Answering / Math.Max(1, sample.Psus))]]
                : (string[])[t["method.open"], t["official.method-no-response-rate"]],
            t["method.formula"],
            t["method.pooled"],
            .. results.Overall.IsIndexTheRate ? [] : (string[])[t["official.method-index", IndexNames.Of(results.Campaign.Version.Formula), IndexNames.Of(results.Campaign.Version.Aggregation)]],
            results.Sample is null ? t["method.wilson"] : t["method.linearised"],
            t[results.Sample is null ? "method.verdict" : "method.weighted-verdict"],
            t[results.Sample is null ? "method.certainty" : "method.certainty-design", t.Points(Verdicts.Margin)],
            t["official.method-ranks", Ranking.FewestRespondents],
            t["official.method-change"],
            results.Excluded == 0 ? t["official.survey-none-excluded"] : t["official.survey-excluded", t.Count(results.Excluded)],
            t["official.method-floor", report.Floors.Figures],
            .. results.Root is { } root ? [t["official.method-root", t.Day(root.Day)], root.Digest] : (string[])[],
        ];
    }
}
