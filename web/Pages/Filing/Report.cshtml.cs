using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A report that was made to be filed: where it stands, what comes next, and what its errata changed.</summary>
[Allows(Permission.ReadReports)]
public sealed class FiledReportModel(FiledReports filed, Campaigns campaigns, Catalogue catalogue) : PageModel
{
    public FiledReport Report { get; private set; } = null!; // set by the handler

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    /// <summary>Null for the province.</summary>
    public Unit? Unit { get; private set; }

    public Period? Period => Analytics.Period.Parse(Report.Subject.Period);

    public string Address => $"/filing/{Report.Id:D}";

    /// <summary>What may be done with it now, the next step first.</summary>
    public IReadOnlyList<FilingAct> Acts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var access = HttpContext.Access();
        if (!access.ScopeOf(Permission.ReadReports).IsProvince)
            return StatusCode(StatusCodes.Status403Forbidden);
        if (await filed.FindAsync(id, ct) is not { } report || await campaigns.FindAsync(report.Subject.Campaign, ct) is not { } campaign)
            return NotFound();
        (Report, Campaign) = (report, campaign);
        Unit = report.Subject.Unit is { } unit ? await catalogue.FindUnitAsync(unit, ct) : null;
        Acts = access.May(Permission.ManageCampaigns) ? FilingActs.Of(report.Latest.State) : [];
        return Page();
    }
}
