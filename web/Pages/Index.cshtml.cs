using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Public]
public sealed class IndexModel(Campaigns campaigns, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Campaign> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.GetUtcNow().DayInVietnam();
        Open = [.. (await campaigns.ListAsync(ct)).Where(campaign => campaign.RefusalOn(today) is null && campaign.Plan?.Channels.Contains(Channel.Web) != false)];
    }
}
