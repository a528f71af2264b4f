using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[EnableRateLimiting(Bulkhead.Reports)]
[Public]
public sealed class ResultsIndexModel(Campaigns campaigns) : PageModel
{
    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Campaigns = [.. (await campaigns.ListAsync(ct)).Where(campaign => campaign.IsPublic)];
}
