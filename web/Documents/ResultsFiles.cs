using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>The results of a campaign as open data: the figures of the page, not rounded.</summary>
public static class ResultsFiles
{
    public static void MapResultsFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/results/{campaign}.json", (string campaign, string? unit, string? field, CampaignResults campaigns, Texts t, CancellationToken ct) =>
            WriteAsync(results => ResultsJson.Write(results, t.Language), campaign, unit, field, campaigns, t, ct)).RequireRateLimiting(Bulkhead.Reports).WithMetadata(new OpenDataAttribute()).Public();
        routes.MapGet("/results/{campaign}.csv", (string campaign, string? unit, string? field, CampaignResults campaigns, Texts t, CancellationToken ct) =>
            WriteAsync(results => TypedResults.File(EstimatesCsv.Write(results, t.Language), "text/csv; charset=utf-8", $"{results.Campaign.Code}.csv"), campaign, unit, field, campaigns, t, ct)).RequireRateLimiting(Bulkhead.Reports).WithMetadata(new OpenDataAttribute()).Public();
    }

    private static async Task<IResult> WriteAsync(
        Func<Analytics.Results, IResult> write, string campaign, string? unit, string? field, CampaignResults campaigns, Texts t, CancellationToken ct)
    {
        var read = await campaigns.ReadAsync(campaign, unit, field, ct);
        return read.Value is { } results ? write(results) : t.Refuse(read.Problems[0]);
    }
}
