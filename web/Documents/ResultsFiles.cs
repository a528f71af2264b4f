using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The results of a campaign as open data: the figures of the page, not rounded.</summary>
public static class ResultsFiles
{
    public static void MapResultsFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/results/{campaign}.json", (string campaign, string? unit, string? field, CampaignResults campaigns, CampaignFigures figures, Texts t, CancellationToken ct) =>
            WriteJsonAsync(campaign, unit, field, campaigns, figures, t, ct)).RequireRateLimiting(Bulkhead.Reports).WithMetadata(new OpenDataAttribute()).Public();
        routes.MapGet("/results/{campaign}.csv", (string campaign, string? unit, string? field, CampaignResults campaigns, Texts t, CancellationToken ct) =>
            WriteAsync(results => TypedResults.File(EstimatesCsv.Write(results, t.Language), "text/csv; charset=utf-8", $"{results.Campaign.Code}.csv"), campaign, unit, field, campaigns, t, ct)).RequireRateLimiting(Bulkhead.Reports).WithMetadata(new OpenDataAttribute()).Public();
    }

    /// <remarks>The whole of a frozen campaign, in Vietnamese, is what was kept of it: byte for byte.</remarks>
    private static async Task<IResult> WriteJsonAsync(string campaign, string? unit, string? field, CampaignResults campaigns, CampaignFigures figures, Texts t, CancellationToken ct)
    {
        var read = await campaigns.ReadAsync(campaign, unit, field, ct);
        if (read.Value is not { } results)
            return t.Refuse(read.Problems[0]);
        return results.Campaign.IsFrozen && string.IsNullOrEmpty(unit) && string.IsNullOrEmpty(field) && t.Language == "vi" && await figures.ListAsync(results.Campaign.Code, ct) is [.., var kept]
            ? TypedResults.Text(kept.Figures.Json, "application/json; charset=utf-8")
            : ResultsJson.Write(results, t.Language);
    }

    private static async Task<IResult> WriteAsync(
        Func<Analytics.Results, IResult> write, string campaign, string? unit, string? field, CampaignResults campaigns, Texts t, CancellationToken ct)
    {
        var read = await campaigns.ReadAsync(campaign, unit, field, ct);
        return read.Value is { } results ? write(results) : t.Refuse(read.Problems[0]);
    }
}
