using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What everybody may read: what the figures come to, each target with its verdict, and whatever else the province publishes.</summary>
[EnableRateLimiting(Bulkhead.Reports)]
[Public]
public sealed class CampaignModel(CampaignResults campaigns, PublicPages pages, Catalogue catalogue, Licence licence, Texts texts) : PageModel
{
    public PublicPage Published { get; private set; } = null!; // set before anything is shown

    public Analytics.Results Results => Published.Results;

    public VisitFilter Filter { get; private set; } = null!; // set before anything is shown

    public Licence Licence => licence;

    public async Task<IActionResult> OnGetAsync(string campaign, string? unit, string? field, CancellationToken ct)
    {
        var read = await campaigns.ReadAsync(campaign, unit, field, ct);
        if (read.Value is not { } results)
            return HttpContext.Refuse(read.Problems[0]);

        var isWhole = string.IsNullOrEmpty(unit) && string.IsNullOrEmpty(field);
        Published = await pages.ReadAsync(results, isWhole ? await campaigns.RankAsync(results.Campaign.Code, ct) : [], unit, field, texts, ct);
        Filter = await VisitFilter.OfAsync($"/results/{results.Campaign.Code}", catalogue, UnitScope.Province, unit, field, ct);
        var address = $"/results/{results.Campaign.Code}";
        Response.Headers.Link = new[] { $"<{address}.json{Request.QueryString}>; rel=\"alternate\"; type=\"application/json\"", $"<{address}.csv{Request.QueryString}>; rel=\"alternate\"; type=\"text/csv\"", $"<{licence.Address}>; rel=\"license\"" };
        return Page();
    }
}
