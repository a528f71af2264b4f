using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>All campaigns: those that take answers first, those without a plan last.</summary>
[Allows(Permission.ReadLists)]
public sealed class CampaignListModel(Campaigns campaigns, Responses responses) : PageModel
{
    private static readonly CampaignState?[] _order = [CampaignState.Open, CampaignState.Planned, CampaignState.Closed, CampaignState.Frozen, CampaignState.Published, null];

    /// <summary>Null for all.</summary>
    public CampaignState? State { get; private set; }

    /// <summary>How many there are in each state.</summary>
    public IReadOnlyList<(CampaignState State, int Campaigns)> States { get; private set; } = [];

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<(Campaign Campaign, long Responses)> Lines { get; private set; } = [];

    public int All { get; private set; }

    public Paging Paging { get; private set; } = null!; // set by the handler

    public async Task OnGetAsync([FromQuery] string? state, [FromQuery] int p, CancellationToken ct)
    {
        State = Words.Read<CampaignState>(state);
        var all = await campaigns.ListAsync(ct);
        var counts = (await responses.CountByChannelAsync(ct)).ToLookup(count => count.Campaign, count => count.Responses);
        var found = all.Where(campaign => State is null || campaign.State == State).OrderBy(campaign => Array.IndexOf(_order, campaign.State)).ToList();
        States = [.. _order.OfType<CampaignState>().Select(known => (known, all.Count(campaign => campaign.State == known)))];
        (All, Paging) = (all.Count, new(found.Count, OfAPage: 25, p));
        Lines = [.. Paging.Cut(found).Select(campaign => (campaign, counts[campaign.Code].Sum()))];
    }
}
