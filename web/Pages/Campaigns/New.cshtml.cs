using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageCampaigns)]
public sealed class NewCampaignModel(CampaignPlans plans, Questionnaires questionnaires, Catalogue catalogue, Floors floors, TimeProvider clock) : PageModel
{
    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public PlanForm Form { get; private set; } = null!; // set by the handler

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = new() { Channels = [Words.Write(Channel.Kiosk), Words.Write(Channel.Invitation)], Languages = ["vi"], Scope = "all" };
        Form = await FormAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Form = await FormAsync(ct);
        var read = Input.ToCampaign(code: null, Form);
        if (read.Value is not { } campaign)
            return Show(read.Problems);
        var added = await plans.AddAsync(campaign, HttpContext.Visitor()!.Sign(clock), ct);
        if (added.Value is null)
            return Show(added.Problems);
        this.Say("campaigns.added");
        return Response.SeeOther($"/campaigns/{campaign.Code}");
    }

    private Task<PlanForm> FormAsync(CancellationToken ct) => PlanForm.OfAsync(Input, hasCode: false, questionnaires, catalogue, floors, clock.GetUtcNow().DayInVietnam(), ct);

    private PageResult Show(IEnumerable<Problem> problems)
    {
        ModelState.Add(problems);
        return Page();
    }
}
