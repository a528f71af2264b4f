using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The results of campaigns as open data: the figures of the page, not rounded, with licence, schema and catalogue.</summary>
public static class ResultsFiles
{
    public const string SchemaAddress = "/results/schema.json";
    public const string CatalogueAddress = "/results/index.json";

    public static void MapResultsFiles(this IEndpointRouteBuilder routes)
    {
        Open(routes.MapGet("/results/{campaign}.json", (string campaign, string? unit, string? field, HttpContext http, CampaignResults campaigns, CampaignFigures figures, Licence licence, Texts t, CancellationToken ct) =>
            WriteAsync(results => JsonAsync(results, unit, field, figures, t, ct), campaign, unit, field, http, campaigns, licence, t, ct)));
        Open(routes.MapGet("/results/{campaign}.csv", (string campaign, string? unit, string? field, HttpContext http, CampaignResults campaigns, Licence licence, Texts t, CancellationToken ct) =>
            WriteAsync(results => Task.FromResult(File(EstimatesCsv.Write(results, t.Language), "text/csv; charset=utf-8", $"{results.Campaign.Code}.csv")), campaign, unit, field, http, campaigns, licence, t, ct)));
        Open(routes.MapGet(CatalogueAddress, async (HttpContext http, Campaigns campaigns, SiteAddress site, Licence licence, ResponsibleAgency agency, Texts t, CancellationToken ct) =>
            File(CatalogueJson.Write((await campaigns.ListAsync(ct)).Where(campaign => campaign.IsPublic), path => site.LinkTo(http.Request, path), licence, agency, t), "application/json; charset=utf-8")));
        Open(routes.MapGet(SchemaAddress, () => File(ResultsSchema.Bytes, "application/schema+json; charset=utf-8")));
    }

    private static void Open(RouteHandlerBuilder route) => route.RequireRateLimiting(Bulkhead.Reports).WithMetadata(new OpenDataAttribute()).Public();

    /// <remarks>The whole of a frozen campaign, in Vietnamese, is what was kept of it: byte for byte, where all of that is published.</remarks>
    private static async Task<IResult> JsonAsync(Analytics.Results results, string? unit, string? field, CampaignFigures figures, Texts t, CancellationToken ct)
    {
        var isWhole = string.IsNullOrEmpty(unit) && string.IsNullOrEmpty(field) && t.Language == "vi" && results.Choice?.HasAllFigures == true;
        var json = results.Campaign.IsFrozen && isWhole && await figures.ListAsync(results.Campaign.Code, ct) is [.., var kept] ? kept.Figures.Json : ResultsJson.Text(results, t.Language);
        return File(Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8");
    }

    private static async Task<IResult> WriteAsync(
        Func<Analytics.Results, Task<IResult>> write, string campaign, string? unit, string? field, HttpContext http, CampaignResults campaigns, Licence licence, Texts t, CancellationToken ct)
    {
        var read = await campaigns.ReadAsync(campaign, unit, field, ct);
        if (read.Value is not { } results)
            return t.Refuse(read.Problems[0]);

        // Not in the document itself: what was kept of a frozen campaign never changes, and has a digest.
        http.Response.Headers.Link = new[] { $"<{licence.Address}>; rel=\"license\"", $"<{SchemaAddress}>; rel=\"describedby\"", $"<{CatalogueAddress}>; rel=\"collection\"" };
        return await write(results);
    }

    /// <summary>A program that has it already is told so: it is sent again only after it changed.</summary>
    private static IResult File(byte[] bytes, string type, string? name = null) =>
        TypedResults.File(bytes, type, name, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"", isWeak: true));
}
