using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A step of a campaign, which staff take after being asked once more.</summary>
public enum CampaignAct { Open, Close, Freeze, Publish }

/// <summary>Takes the steps: from pages and from the command line alike.</summary>
public sealed class CampaignSteps(CampaignStates states, FigureKeeper figures, Catalogue catalogue)
{
    /// <summary>The step after the state that the campaign is in; null where there is none.</summary>
    public static CampaignAct? Next(Campaign campaign) => campaign.State switch
    {
        CampaignState.Planned => CampaignAct.Open,
        CampaignState.Open => CampaignAct.Close,
        CampaignState.Closed => CampaignAct.Freeze,
        CampaignState.Frozen => CampaignAct.Publish,
        CampaignState.Published or null => null,
    };

    /// <param name="reason">Only for closing early.</param>
    /// <returns>The campaign, or why the step cannot be taken.</returns>
    public async Task<Outcome<Campaign>> TakeAsync(CampaignAct act, Campaign campaign, string? reason, Signature by, CancellationToken ct)
    {
        var taken = await DoAsync(act, campaign, reason, by, ct);
        if (taken.Value is not null)
            await catalogue.RenewAfterChangeAsync(ct); // or whoever follows the next link might still see it as it was
        return taken;
    }

    private Task<Outcome<Campaign>> DoAsync(CampaignAct act, Campaign campaign, string? reason, Signature by, CancellationToken ct) => act switch
    {
        CampaignAct.Open => states.OpenAsync(campaign, by, ct),
        CampaignAct.Close => states.CloseAsync(campaign, reason, by, ct),
        CampaignAct.Freeze => figures.FreezeAsync(campaign, by, ct),
        CampaignAct.Publish => states.PublishAsync(campaign, by, ct),
    };
}
