using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How far the sample of a campaign is, and how large it has to be.</summary>
[Allows(Permission.ReadLists)]
public sealed class SampleModel(Campaigns campaigns, Frames frames, SamplePlans plans, Draws draws, DrawDecisions decisions) : PageModel
{
    public Campaign Campaign { get; private set; } = null!; // set by the handler

    /// <summary>The latest; null before the first.</summary>
    public Frame? Frame { get; private set; }

    public IReadOnlyList<FrameCell> Cells { get; private set; } = [];

    public SamplePlan? Plan { get; private set; }

    public IReadOnlyList<(SampleDraw Draw, int Signatures)> Draws { get; private set; } = [];

    public SampleDraw? Signed { get; private set; }

    public SizeInput Size { get; private set; } = null!; // set by the handler

    /// <summary>Null where a number is none.</summary>
    public NeededSize? Needed { get; private set; }

    /// <summary>By the older rule; null where no population is said.</summary>
    public int? Rule { get; private set; }

    public bool MayChange => Signed is null && HttpContext.Access().May(Permission.ManageCampaigns);

    public async Task<IActionResult> OnGetAsync(string campaign, string? population, string? margin, string? confidence, string? share, string? effect, string? response, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found)
            return NotFound();
        Campaign = found;
        Frame = await frames.ListAsync(found.Code, ct) is [var latest, ..] ? latest : null;
        Cells = Frame is null ? [] : await frames.CellsAsync(Frame.Id, ct);
        (Plan, Signed) = (await plans.FindAsync(found.Code, ct), await draws.FindSignedAsync(found.Code, ct));
        var made = new List<(SampleDraw, int)>();
        foreach (var draw in await draws.ListAsync(found.Code, ct))
            made.Add((draw, (await decisions.SignaturesAsync(draw.Id, ct)).Count));
        Draws = made;
        Calculate(new(population ?? Frame?.Elements.ToString(System.Globalization.CultureInfo.InvariantCulture), margin ?? "5", confidence, share ?? "50", effect ?? "1,5", response ?? "90"));
        return Page();
    }

    private void Calculate(SizeInput size)
    {
        Size = size;
        var demand = size.Parse();
        ModelState.Add(demand.Problems);
        if (demand.Value is not { } asked)
            return;
        Needed = SampleSize.Of(asked);
        Rule = asked.Population is { } population ? SampleSize.Of(population, (decimal)asked.Margin) : null;
    }
}
