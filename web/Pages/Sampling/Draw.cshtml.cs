using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Makes a draw by the design that was chosen.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class MakeDrawModel(Campaigns campaigns, Frames frames, SamplePlans plans, DrawDecisions decisions, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public Frame? Frame { get; private set; }

    /// <summary>Null while no design is chosen.</summary>
    public DrawPlan? Plan { get; private set; }

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        Input.Seed = RandomNumberGenerator.GetHexString(16, lowercase: true);
        return await FindAsync(campaign, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct) || Frame is null || Plan is null)
            return NotFound();
        var made = await decisions.MakeAsync(Frame, Plan, Input.Seed, HttpContext.Visitor()!.Sign(clock), ct);
        ModelState.Add(made.Problems);
        return made.Value is { } draw ? Response.SeeOther($"/campaigns/{Campaign.Code}/sample/draws/{draw.Id}") : Page();
    }

    private async Task<bool> FindAsync(string code, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { } campaign)
            return false;
        Campaign = campaign;
        if (await plans.FindAsync(campaign.Code, ct) is not { } plan)
            return true;
        Frame = await frames.FindAsync(plan.Frame, ct);
        Plan = DrawPlan.Of(plan.Design, await frames.CellsAsync(plan.Frame, ct)).Value;
        return true;
    }

    public sealed class InputModel
    {
        public string? Seed { get; set; }
    }
}
