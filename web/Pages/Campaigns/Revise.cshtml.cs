using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The little that can be changed about a campaign that was opened.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class ReviseCampaignModel(Campaigns campaigns, CampaignPlans plans, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct))
            return NotFound();
        Input = new() { Title = Campaign.Title.In("vi"), TitleEn = PlanInput.OtherThanVietnamese(Campaign.Title), Closes = PlanInput.Day(Campaign.Closes) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct))
            return NotFound();
        var revised = await ReviseAsync(ct);
        if (revised.Value is null)
        {
            ModelState.Add(revised.Problems);
            return Page();
        }

        this.Say("campaigns.changed");
        return Response.SeeOther($"/campaigns/{Campaign.Code}");
    }

    private async Task<Outcome<Campaign>> ReviseAsync(CancellationToken ct)
    {
        var read = PlanInput.Revise(Input.Title, Input.TitleEn, Input.Closes);
        return read.Value is { } revision
            ? await plans.ReviseAsync(Campaign, revision.Title, revision.Closes, Input.Reason, HttpContext.Visitor()!.Sign(clock), ct)
            : read.Problems.ToList();
    }

    private async Task<bool> FindAsync(string code, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { State: CampaignState.Open or CampaignState.Closed } campaign)
            return false;
        Campaign = campaign;
        return true;
    }

    public sealed class InputModel
    {
        public string? Title { get; set; }
        public string? TitleEn { get; set; }
        public string? Closes { get; set; }
        public string? Reason { get; set; }
    }
}
