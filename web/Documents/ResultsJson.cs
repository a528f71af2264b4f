using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary><c>/results/{campaign}.json</c>: a contract, kept stable and described in the README.</summary>
public static class ResultsJson
{
    private static readonly JsonSerializerOptions _readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <param name="language">Of names and labels.</param>
    public static IResult Write(Analytics.Results results, string language)
    {
        var version = results.Campaign.Version;
        if (results.IsWithheld)
            return TypedResults.Json(new { campaign = results.Campaign.Code.Value, version = $"{version.Code}/{version.Number}", results.AsOf, withheld = "small-number" }, _readable);

        return TypedResults.Json(
            new
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
                overall = Shape(results.Overall),
                contents = results.Contents.Select(Shape),
                factors = results.Factors.Select(Shape),
                items = results.Items.Select(Shape),
                targets = results.Targets.Select(target => new
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
                }),
                flags = results.Flags.Select(flag => new { flag = Engine.Words.Write(flag.Flag), flag.Responses }),
            },
            _readable);

        object Shape(Estimate estimate) => new
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
}
