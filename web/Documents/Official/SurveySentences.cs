using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What was asked, when, of how many.</summary>
public static class SurveySentences
{
    public static IReadOnlyList<string> Of(Texts t, CampaignReport report)
    {
        var (results, campaign, version) = (report.Results, report.Campaign, report.Campaign.Version);
        return
        [
            t["official.survey", campaign.Title.In(t.Language), version.Title.In(t.Language), version.Number],
            .. version.Source is { } source ? [t["official.survey-source", source.TrimEnd('.')]] : (string[])[],
            t["official.survey-days", t.Day(campaign.Opens), t.Day(campaign.Closes), t.Time(results.AsOf)],
            .. Limits(t, report) is { Count: > 0 } limits ? [t["official.survey-only", string.Join("; ", limits)]] : (string[])[],
            results.Responses == 0 ? t["official.survey-nobody"] : t["official.survey-people", t.Count(results.Responses)] + " " + Excluded(t, results.Excluded),
            results.Sample is { } sample ? t["official.survey-sample", t.Count(sample.Psus), t.Count(sample.Strata), t.Count(sample.Answering)] : t["method.open"],
        ];
    }

    private static string Excluded(Texts t, long excluded) => excluded == 0 ? t["official.survey-none-excluded"] : t["official.survey-excluded", t.Count(excluded)];

    private static List<string> Limits(Texts t, CampaignReport report)
    {
        var (filter, limits) = (report.Filter, new List<string>());
        if (filter.Unit is { } unit)
            limits.Add(report.Tree.Known(unit)?.Name ?? unit.Value);
        if (report.Field is { } field)
            limits.Add(t["official.only-field", field.Name.In(t.Language)]);
        if (filter.Channel is { } channel)
            limits.Add(t["official.only-channel", t["channel." + Words.Write(channel)]]);
        if (filter.Days is { } days)
            limits.Add(t["official.only-days", t.Between(days)]);
        if (filter.Group is { } group)
            limits.Add(t["official.only-group", NameOf(group, report.Campaign.Version, t)]);
        return limits;
    }

    /// <summary>The question and the answer.</summary>
    private static string NameOf(RespondentGroup group, QuestionnaireVersion version, Texts t) => version.Find(group.Item) is { } item && item.Options.FirstOrDefault(option => option.Code == group.Option) is { } option
        ? $"{item.Question.In(t.Language)} {option.Label.In(t.Language)}"
        : group.ToString();
}
