using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary><c>/results/{campaign}.json</c>: a contract, kept stable and described in the README.</summary>
public static class ResultsJson
{
    private static readonly JsonSerializerOptions _readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <param name="language">Of names and labels; a campaign's figures are kept for good in Vietnamese.</param>
    internal static string Text(Analytics.Results results, string language = "vi") => JsonSerializer.Serialize(results.IsWithheld ? Withheld(results) : Shape(results, language), _readable);

    internal static object Shape(Analytics.Results results, string language)
    {
        var version = results.Campaign.Version;
        return new
        {
            campaign = results.Campaign.Code.Value,
            version = $"{version.Code}/{version.Number}",
            formula = Engine.IndexNames.Of(version.Formula),
            aggregation = Engine.IndexNames.Of(version.Aggregation),
            results.AsOf,
            results.Responses,
            ledger = results.Root is { } root ? new { root.Day, root.Digest } : null,
            results.Excluded,
            results.Sample,
            overall = Shape(results.Overall, language),
            contents = results.Contents.Select(estimate => Shape(estimate, language)),
            factors = results.Factors.Select(estimate => Shape(estimate, language)),
            items = results.Items.Select(estimate => Shape(estimate, language)),
            targets = results.Targets.Select(Shape),
            flags = results.Flags.Select(flag => new { flag = Engine.Words.Write(flag.Flag), flag.Responses }),
        };
    }

    private static object Withheld(Analytics.Results results) => new
    {
        campaign = results.Campaign.Code.Value,
        version = $"{results.Campaign.Version.Code}/{results.Campaign.Version.Number}",
        results.AsOf,
        withheld = "small-number",
    };

    private static object Shape(TargetResult target) => new
    {
        target.Target.Source,
        target.Target.Article,
        target.Target.Quote,
        op = target.Target.Demand?.Operator,
        percent = target.Target.Demand?.Percent,
        target.Estimate.Rate,
        verdict = target.Verdict is { } verdict ? Engine.Words.Write(verdict) : null,
        target.Probability,
        target.RespondentsToSettle,
        target.Target.Scope,
        index = target.Target.Index.Value,
        target.Target.Due,
        respondents = target.UnlessWithheld(target.Estimate.Respondents),
        valid = target.UnlessWithheld(target.Estimate.Counts.Valid),
        satisfied = target.UnlessWithheld(target.Estimate.Counts.Satisfied),
        target.Estimate.Interval?.Lower,
        target.Estimate.Interval?.Upper,
    };

    private static object Shape(Estimate estimate, string language) => new
    {
        estimate.Scope.Code,
        name = estimate.Scope.Name.In(language),
        estimate.Respondents,
        estimate.Counts.Valid,
        estimate.Counts.Satisfied,
        estimate.Rate,
        estimate.StandardError,
        estimate.DegreesOfFreedom,
        estimate.DesignEffect,
        estimate.Interval?.Lower,
        estimate.Interval?.Upper,
        estimate.Method,
        levels = estimate.Levels.Select(level => new
        {
            level.Level.Value,
            meaning = Engine.Words.Write(level.Level.Meaning),
            label = level.Level.Label.In(language),
            level.Count,
        }),
    };
}
