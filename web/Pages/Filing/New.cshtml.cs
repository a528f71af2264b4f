using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Makes a report to be filed: first the campaign is chosen, then what of it.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class NewFiledReportModel(ReportFiling filing, Campaigns campaigns, Catalogue catalogue, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    /// <summary>Null until it is chosen.</summary>
    public Campaign? Campaign { get; private set; }

    /// <summary>Those that are over; null for the whole campaign.</summary>
    public IReadOnlyList<Period?> Periods { get; private set; } = [];

    public UnitTreeChoice Units { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string? campaign, CancellationToken ct) => await FindAsync(campaign, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? campaign, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct) || Campaign is not { } found)
            return NotFound();
        var made = await filing.MakeAsync(found, Input.Period, Input.Unit, HttpContext.Visitor()!.Sign(clock), ct);
        if (made.Value is not { } report)
        {
            ModelState.Add(made.Problems);
            return Page();
        }

        this.Say("filing.done-generated");
        return Response.SeeOther($"/filing/{report.Id:D}");
    }

    private async Task<bool> FindAsync(string? campaign, CancellationToken ct)
    {
        var today = clock.GetUtcNow().DayInVietnam();
        Campaigns = await campaigns.ListAsync(ct);
        Units = new(await catalogue.ListUnitsAsync(ct), today);
        if (string.IsNullOrEmpty(campaign))
            return true;
        Campaign = Campaigns.FirstOrDefault(known => known.Code.Value == campaign);
        Periods = Campaign is null ? [] : [.. ReportPeriods.Over(Campaign, today)];
        return Campaign is not null;
    }

    public sealed class InputModel
    {
        public string? Period { get; set; }

        /// <summary>Blank for the province.</summary>
        public string? Unit { get; set; }
    }
}
