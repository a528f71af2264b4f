using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What staff read of a campaign: the figures of a unit, the units below it, what to mend first. Out of sight is what <see cref="CampaignReport"/> says.</summary>
[Allows(Permission.ReadReports)]
[EnableRateLimiting(Bulkhead.Reports)]
public sealed class ReportModel(ReportReader reader, CampaignFigures figures, Catalogue catalogue, Floors floors, Texts texts) : PageModel
{
    public Campaign Campaign { get; private set; } = null!; // set before anything is shown

    public VisitFilter Filter { get; private set; } = null!; // set before anything is shown

    /// <summary>Null where there is none to show: no unit is chosen yet, or the figures are withheld.</summary>
    public CampaignReport? Report { get; private set; }

    /// <summary>As frozen, then by each erratum; none where the figures of the province are not for the reader.</summary>
    public IReadOnlyList<StoredFigures> Kept { get; private set; } = [];

    public ShownResults? Shown => Report is null ? null : new(Report.Results, Report.Floors, texts);

    /// <summary>One of these units must be chosen first; none where there is no choice, or it was made.</summary>
    public IReadOnlyList<Unit> Choices { get; private set; } = [];

    public string WhyWithheld => texts["results.withheld", floors.Of(Campaign).Figures];

    public string WhatIsShown => texts[Report?.IsOfAPart == false ? "report.small" : "report.of-a-part", floors.Of(Campaign).Figures];

    public bool MayReadComments => HttpContext.Access().May(Permission.ReadComments);

    public bool MayTakeResponses => HttpContext.Access().May(Permission.TakeResponses);

    public async Task<IActionResult> OnGetAsync(string campaign, string? unit, string? field, string? against, CancellationToken ct)
    {
        if (await catalogue.FindCampaignAsync(Code.Parse(campaign), ct) is not { } found)
            return HttpContext.Refuse(Problem.CampaignUnknown(campaign));
        var scope = HttpContext.Access().ScopeOf(Permission.ReadReports);
        var tops = scope.Tops(await catalogue.ListUnitsAsync(ct));
        Campaign = found;
        Filter = await VisitFilter.OfAsync($"/reports/{found.Code}", catalogue, scope, string.IsNullOrEmpty(unit) && tops is [var top] ? top.Code.Value : unit, field, ct);
        if (string.IsNullOrEmpty(unit) && tops.Count > 1)
        {
            Choices = tops;
            return Page();
        }

        var read = await reader.ReadAsync(HttpContext, new(campaign, unit, field, against, Level: null, PeriodKind.Month), ct);
        Report = read.Value;
        if (found.IsFrozen && Report is { } report && (found.IsPublic || !report.IsOfAPart))
            Kept = await figures.ListAsync(found.Code, ct);
        return Report is null && !read.Problems[0].IsFiguresWithheld ? HttpContext.Refuse(read.Problems[0]) : Page();
    }
}
