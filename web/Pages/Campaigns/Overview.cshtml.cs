using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Where a campaign stands, and what comes next.</summary>
[Allows(Permission.ReadLists)]
public sealed class CampaignOverviewModel(Campaigns campaigns, CampaignStates states, CampaignFigures figures, Responses responses, Catalogue catalogue, SiteAddress site) : PageModel
{
    public Campaign Campaign { get; private set; } = null!; // set by the handler

    /// <summary>The earliest first.</summary>
    public IReadOnlyList<StateChange> Changes { get; private set; } = [];

    /// <summary>As frozen, then by each erratum.</summary>
    public IReadOnlyList<StoredFigures> Kept { get; private set; } = [];

    public IReadOnlyList<ChannelCount> Channels { get; private set; } = [];

    /// <summary>Those it is about; none for all.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>Whether the reader takes the campaign further, and does not only watch it.</summary>
    public bool MayManage => HttpContext.Access().May(Permission.ManageCampaigns);

    public CampaignAct? Next => MayManage ? CampaignSteps.Next(Campaign) : null;

    public string Address => $"/campaigns/{Campaign.Code}";

    /// <summary>Where citizens answer on the web; null where they may not.</summary>
    public Uri? Form => Campaign.Plan?.Channels.Contains(Channel.Web) == false ? null : site.LinkTo(Request, $"/s/{Campaign.Code}");

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found)
            return NotFound();
        (Campaign, Changes, Kept) = (found, await states.ListAsync(found.Code, ct), await figures.ListAsync(found.Code, ct));
        Channels = [.. (await responses.CountByChannelAsync(ct)).Where(count => count.Campaign == found.Code)];
        Units = found.Plan?.Units is { } chosen ? [.. (await catalogue.ListUnitsAsync(ct)).Where(unit => chosen.Contains(unit.Code))] : [];
        return Page();
    }
}
