using Microsoft.AspNetCore.Mvc;

namespace SurveyHub.Web;

/// <summary>What to mend first, and where the distance to each target comes from.</summary>
public sealed class ReportDriversModel(ReportDesk desk) : ReportPageModel(desk, "drivers")
{
    /// <summary>Of each gap, as many parts that hold it down as anybody will act upon.</summary>
    public const int MostParts = 5;

    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);
}
