using Microsoft.AspNetCore.Mvc;

namespace SurveyHub.Web;

/// <summary>Contents, factors and criteria with the distribution of their answers.</summary>
public sealed class ReportFactorsModel(ReportDesk desk) : ReportPageModel(desk, "factors")
{
    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);
}
