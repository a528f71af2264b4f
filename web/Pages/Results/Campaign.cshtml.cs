using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What everybody may read: each target with its verdict, then the whole, contents, factors and criteria.</summary>
[EnableRateLimiting(Bulkhead.Reports)]
[Public]
public sealed class CampaignModel(CampaignResults campaigns, CampaignFigures figures, Catalogue catalogue, Floors floors, Texts texts) : PageModel
{
    public ShownResults Shown { get; private set; } = null!; // set before anything is shown

    public Analytics.Results Results => Shown.Results;

    /// <summary>As frozen, then by each erratum; none of a campaign that is not frozen.</summary>
    public IReadOnlyList<StoredFigures> Kept { get; private set; } = [];

    public VisitFilter Filter { get; private set; } = null!; // set before anything is shown

    public async Task<IActionResult> OnGetAsync(string campaign, string? unit, string? field, CancellationToken ct)
    {
        var read = await campaigns.ReadAsync(campaign, unit, field, ct);
        if (read.Value is not { } results)
            return HttpContext.Refuse(read.Problems[0]);

        Shown = new(results, floors.Of(results.Campaign), texts);
        Kept = results.Campaign.IsFrozen ? await figures.ListAsync(results.Campaign.Code, ct) : [];
        Filter = await VisitFilter.OfAsync($"/results/{results.Campaign.Code}", catalogue, UnitScope.Province, unit, field, ct);
        return Page();
    }
}
