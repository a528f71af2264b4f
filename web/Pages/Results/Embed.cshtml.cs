using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The headline of a campaign in a small frame of another site, such as the service portal: without script, and the same for everybody.</summary>
[EnableRateLimiting(Bulkhead.Reports)]
[Public]
[Framed]
public sealed class EmbedModel(CampaignResults campaigns, Catalogue catalogue, Floors floors, Texts texts) : PageModel
{
    /// <summary>In pixels of CSS: what the frame is made for.</summary>
    public const int Width = 340, Height = 240;

    public ShownResults Shown { get; private set; } = null!; // set before anything is shown

    public VisitFilter Filter { get; private set; } = null!; // set before anything is shown

    /// <summary>As the reader's device is set, unless the frame says <c>light</c> or <c>dark</c>.</summary>
    public string Theme { get; private set; } = "auto";

    /// <summary>Which part is shown and in what language, for the link to all of it.</summary>
    public QueryString Query => QueryString.Create(
        new[] { ("unit", Filter.Unit?.Code.Value), ("field", Filter.Field?.Code.Value), ("lang", texts.Language) }.Where(pair => pair.Item2 is not null).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));

    public async Task<IActionResult> OnGetAsync(string campaign, string? unit, string? field, string? theme, CancellationToken ct)
    {
        var read = await campaigns.ReadAsync(campaign, unit, field, ct);
        if (read.Value is not { } results)
            return HttpContext.Refuse(read.Problems[0]);

        Shown = new(results, floors.Of(results.Campaign), texts);
        Filter = await VisitFilter.OfAsync($"/results/{results.Campaign.Code}", catalogue, UnitScope.Province, unit, field, ct);
        Theme = theme is "light" or "dark" ? theme : "auto";
        return Page();
    }
}
