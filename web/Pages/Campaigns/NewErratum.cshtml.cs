using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Corrects a frozen campaign: first both figures are shown side by side, then it is done.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class NewErratumModel(Campaigns campaigns, CampaignFigures figures, Errata errata, FigureKeeper keeper, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    /// <summary>Null until the erratum was read and counted.</summary>
    public Correction? Preview { get; private set; }

    /// <summary>The number of the figures that are to be corrected.</summary>
    public int After => Latest.Number;

    private StoredFigures Latest { get; set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => await FindAsync(campaign, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct))
            return NotFound();
        var read = await errata.ReadAsync(Campaign, Input.Reason, Input.Exclude, Input.Restore, Input.Admit, ct);
        if (read.Value is not { } erratum)
            return Show(read.Problems);
        var by = HttpContext.Visitor()!.Sign(clock);
        if (Input.Seen != After || Input.Change)
        {
            if (!Input.Change)
                Preview = Correction.Of(Latest.Figures, await keeper.PreviewAsync(erratum, Latest, by, ct));
            return Page();
        }

        var corrected = await keeper.CorrectAsync(erratum, Latest, by, ct);
        if (corrected.Value is null)
            return Show(corrected.Problems);
        this.Say("campaigns.erratum-done");
        return Response.SeeOther($"/campaigns/{Campaign.Code}/errata");
    }

    private async Task<bool> FindAsync(string code, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { IsFrozen: true } campaign || await figures.ListAsync(campaign.Code, ct) is not [.., var latest])
            return false;
        (Campaign, Latest) = (campaign, latest);
        return true;
    }

    private PageResult Show(IEnumerable<Problem> problems)
    {
        ModelState.Add(problems);
        return Page();
    }

    public sealed class InputModel
    {
        public string? Reason { get; set; }
        public string? Exclude { get; set; }
        public string? Restore { get; set; }
        public string? Admit { get; set; }

        /// <summary>The number of the figures that stood beside the new ones when they were shown; null before that.</summary>
        public int? Seen { get; set; }

        /// <summary>Whether what was shown is to be changed.</summary>
        public bool Change { get; set; }
    }
}
