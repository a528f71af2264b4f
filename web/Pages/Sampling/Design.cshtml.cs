using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Says how the sample is to be drawn, with what that comes to in each stratum.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class SampleDesignModel(Campaigns campaigns, Frames frames, SamplePlans plans, TimeProvider clock) : PageModel
{
    [BindProperty]
    public DesignInput Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public Frame? Frame { get; private set; }

    public IReadOnlyList<string> Strata { get; private set; } = [];

    /// <summary>Null while there is nothing to show.</summary>
    public DrawPlan? Plan { get; private set; }

    private IReadOnlyList<FrameCell> Cells { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string campaign, string? size, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct))
            return NotFound();
        var stored = await plans.FindAsync(Campaign.Code, ct);
        Input = DesignInput.Of(stored?.Design, Strata, size);
        if (stored is not null)
            Plan = DrawPlan.Of(stored.Design, Cells).Value;
        return Page();
    }

    /// <param name="preview">Set by the button that only shows what it comes to.</param>
    public async Task<IActionResult> OnPostAsync(string campaign, string? preview, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct) || Frame is null)
            return NotFound();
        var design = Input.Parse(Strata);
        var plan = design.Value is { } parsed ? DrawPlan.Of(parsed, Cells) : design.Problems.ToList();
        ModelState.Add(plan.Problems);
        Plan = plan.Value;
        if (Plan is null || preview is not null)
            return Page();

        var set = await plans.SetAsync(new(Campaign.Code, Frame.Id, Plan.Design, HttpContext.Visitor()!.Sign(clock)), ct);
        ModelState.Add(set.Problems);
        return set.Value is null ? Page() : Response.SeeOther($"/campaigns/{Campaign.Code}/sample/draw");
    }

    private async Task<bool> FindAsync(string code, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { } campaign)
            return false;
        (Campaign, Frame) = (campaign, await frames.ListAsync(campaign.Code, ct) is [var latest, ..] ? latest : null);
        Cells = Frame is null ? [] : await frames.CellsAsync(Frame.Id, ct);
        Strata = [.. Cells.Select(cell => cell.Stratum).Distinct()];
        return true;
    }
}
