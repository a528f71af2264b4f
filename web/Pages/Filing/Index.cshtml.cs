using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The reports that were made to be filed, the latest first. For those who may read the reports of the whole province: nothing in them is withheld.</summary>
[Allows(Permission.ReadReports)]
public sealed class FiledReportsModel(FiledReports filed, Campaigns campaigns, Catalogue catalogue) : PageModel
{
    public IReadOnlyList<FiledReportLine> Lines { get; private set; } = [];

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    /// <summary>Null for all.</summary>
    public Code? Campaign { get; private set; }

    /// <summary>Null for all.</summary>
    public int? Year { get; private set; }

    public Paging Paging { get; private set; } = null!; // set by the handler

    public bool MayMake => HttpContext.Access().May(Permission.ManageCampaigns);

    public async Task<IActionResult> OnGetAsync(string? campaign, int? year, int p, CancellationToken ct)
    {
        if (!HttpContext.Access().ScopeOf(Permission.ReadReports).IsProvince)
            return StatusCode(StatusCodes.Status403Forbidden);
        (Campaign, Year) = (Code.Parse(campaign), year);
        (Campaigns, Years, Units) = (await campaigns.ListAsync(ct), await filed.ListYearsAsync(ct), await catalogue.ListUnitsAsync(ct));
        Paging = new((int)await filed.CountAsync(Campaign, Year, ct), OfAPage: 25, p);
        Lines = await filed.ListAsync(Campaign, Year, Paging.Before, Paging.OfAPage, ct);
        return Page();
    }
}
