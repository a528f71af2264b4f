using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Another plan for a campaign that was not opened yet.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class EditCampaignModel(Campaigns campaigns, CampaignPlans plans, Questionnaires questionnaires, Catalogue catalogue, Floors floors, TimeProvider clock) : PageModel
{
    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public PlanForm Form { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct))
            return NotFound();
        Input = PlanInput.Of(Campaign);
        Form = await FormAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct))
            return NotFound();
        Form = await FormAsync(ct);
        var read = Input.ToCampaign(Campaign.Code, Form);
        if (read.Value is not { } changed)
            return Show(read.Problems);
        var done = await plans.ChangeAsync(Campaign, changed, HttpContext.Visitor()!.Sign(clock), ct);
        if (done.Value is null)
            return Show(done.Problems);
        this.Say("campaigns.changed");
        return Response.SeeOther($"/campaigns/{Campaign.Code}");
    }

    private async Task<bool> FindAsync(string code, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { State: CampaignState.Planned } campaign)
            return false;
        Campaign = campaign;
        return true;
    }

    private Task<PlanForm> FormAsync(CancellationToken ct) => PlanForm.OfAsync(Input, hasCode: true, questionnaires, catalogue, floors, clock.GetUtcNow().DayInVietnam(), ct);

    private PageResult Show(IEnumerable<Problem> problems)
    {
        ModelState.Add(problems);
        return Page();
    }
}
