using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The whole index, what was published of country and province, and what to mend first.</summary>
public static class OverallSentences
{
    /// <summary>What the published series of the instrument's whole is called.</summary>
    private const string Whole = "SIPAS";

    public static IReadOnlyList<string> Of(Texts t, Analytics.Results results)
    {
        var (overall, demands) = (results.Overall, results.Targets.Select(target => target.Target.Demand).ToList());
        if (overall.Percent is null)
            return [t["official.overall-nobody"]];
        return
        [
            t["official.overall", t.WithInterval(overall.Percent, overall.Interval, demands), t.Count(overall.Counts.Valid), t.Count(overall.Respondents)],
            .. overall.Interval is null ? [t["official.overall-unsure"]] : (string[])[],
            .. overall.IsIndexTheRate ? [] : (string[])[t["results.index", t.Index(overall.Index), IndexNames.Of(results.Campaign.Version.Formula)]],
            .. results.Contents.Count > 1 ? [t["official.contents", string.Join("; ", results.Contents.Select(content => t["official.named-rate", content.Scope.Name.In(t.Language), t.WithInterval(content.Percent, content.Interval)]))]] : (string[])[],
        ];
    }

    /// <summary>The latest figure of country and province, each with its change.</summary>
    public static IReadOnlyList<string> OfPublished(Texts t, CampaignTrends trends) =>
    [
        .. from reference in trends.Published
           where reference.Indicator == Whole && reference.Trend.Line.Segments.Count > 0
           let last = reference.Trend.Line.Segments[^1]
           select Published(t, reference.Trend.Line.Scope, last.Points[^1], isBroken: last.Points.Count == 1 && last.Breaks.Count > 0),
    ];

    /// <summary>The criteria that matter and perform badly, each with what it is and how it performs.</summary>
    public static IReadOnlyList<string> OfMendFirst(Texts t, DriverReport drivers)
    {
        var first = drivers.Criteria.Order.Where(priority => priority.Quadrant == Quadrant.MendFirst).ToList();
        return first.Count == 0
            ? [t["official.mend-nothing"]]
            : [t["official.mend-first", t.Count(first.Count)], .. first.Select(priority => t["official.mend", priority.Driver.Scope.Name.In(t.Language), t.Of(priority, drivers.Criteria)])];
    }

    private static string Published(Texts t, string place, PublishedPoint point, bool isBroken)
    {
        var said = t["official.published", point.Value.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), place, t.Rate(point.Value.Percent)];
        var than = point.Change switch
        {
            null => isBroken ? t["official.published-break"] : "",
            > 0 => t["official.published-up", t.Points(point.Change.Value)],
            < 0 => t["official.published-down", t.Points(point.Change.Value)],
            _ => t["official.published-same"],
        };
        return than.Length == 0 ? said : $"{said} {than}";
    }
}
