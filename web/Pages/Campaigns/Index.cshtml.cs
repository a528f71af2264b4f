using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>All campaigns: those that take answers first, those without a plan last.</summary>
[Allows(Permission.ReadLists)]
public sealed class CampaignListModel(Campaigns campaigns, Responses responses) : PageModel
{
    private const int PageSize = 25;

    private static readonly CampaignState?[] _order = [CampaignState.Open, CampaignState.Planned, CampaignState.Closed, CampaignState.Frozen, CampaignState.Published, null];

    /// <summary>Null for all.</summary>
    public CampaignState? State { get; private set; }

    /// <summary>How many there are in each state.</summary>
    public IReadOnlyList<(CampaignState State, int Campaigns)> States { get; private set; } = [];

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<(Campaign Campaign, long Responses)> Lines { get; private set; } = [];

    public int All { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public async Task OnGetAsync([FromQuery] string? state, [FromQuery] int p, CancellationToken ct)
    {
        State = Words.Read<CampaignState>(state);
        var all = await campaigns.ListAsync(ct);
        var counts = (await responses.CountByChannelAsync(ct)).ToLookup(count => count.Campaign, count => count.Responses);
        var found = all.Where(campaign => State is null || campaign.State == State).OrderBy(campaign => Array.IndexOf(_order, campaign.State)).ToList();
        States = [.. _order.OfType<CampaignState>().Select(known => (known, all.Count(campaign => campaign.State == known)))];
        (All, Pages) = (all.Count, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        Number = Math.Clamp(p, 1, Pages);
        Lines = [.. found.Skip((Number - 1) * PageSize).Take(PageSize).Select(campaign => (campaign, counts[campaign.Code].Sum()))];
    }
}
