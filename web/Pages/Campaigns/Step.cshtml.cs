using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Asks once more before a campaign goes on to its next state: there is no way back.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class CampaignStepModel(Campaigns campaigns, CampaignSteps steps, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public CampaignAct Act { get; private set; }

    /// <summary>The key of what the act is called; with <c>-how</c> behind it, of what it does.</summary>
    public string Key => "campaigns.act." + Words.Write(Act);

    /// <summary>Whether it is closed before its last day, for which a reason is needed.</summary>
    public bool IsEarly => Act == CampaignAct.Close && clock.GetUtcNow().DayInVietnam() < Campaign.Closes;

    public async Task<IActionResult> OnGetAsync(string campaign, string act, CancellationToken ct) => await FindAsync(campaign, act, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string campaign, string act, CancellationToken ct)
    {
        if (!await FindAsync(campaign, act, ct))
            return NotFound();
        var taken = await steps.TakeAsync(Act, Campaign, Input.Reason, HttpContext.Visitor()!.Sign(clock), ct);
        if (taken.Value is null)
        {
            ModelState.Add(taken.Problems);
            return Page();
        }

        this.Say(Key + "-done");
        return Response.SeeOther($"/campaigns/{Campaign.Code}");
    }

    private async Task<bool> FindAsync(string code, string act, CancellationToken ct)
    {
        if (Words.Read<CampaignAct>(act) is not { } known || await campaigns.FindAsync(Code.Parse(code), ct) is not { State: not null } campaign)
            return false;
        (Act, Campaign) = (known, campaign);
        return true;
    }

    public sealed class InputModel
    {
        public string? Reason { get; set; }
    }
}
