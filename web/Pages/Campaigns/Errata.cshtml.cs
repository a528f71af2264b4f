using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>All corrections of a frozen campaign.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class ErrataModel(Campaigns campaigns, CampaignFigures figures) : PageModel
{
    public Campaign Campaign { get; private set; } = null!; // set by the handler

    /// <summary>As frozen, then by each erratum.</summary>
    public IReadOnlyList<StoredFigures> Kept { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { IsFrozen: true } found)
            return NotFound();
        (Campaign, Kept) = (found, await figures.ListAsync(found.Code, ct));
        return Page();
    }
}
