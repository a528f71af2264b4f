using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

public sealed class IndexModel(Campaigns campaigns, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Campaign> Open { get; private set; } = [];

    /// <summary>At about eight seconds a question, which is what reading one and choosing a level takes; at least one minute.</summary>
    public static int Minutes(QuestionnaireVersion version) => Math.Max(1, (int)Math.Ceiling(version.Items.Count * 8 / 60.0));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.GetUtcNow().DayInVietnam();
        Open = [.. (await campaigns.ListAsync(ct)).Where(campaign => campaign.RefusalOn(today) is null)];
    }
}
