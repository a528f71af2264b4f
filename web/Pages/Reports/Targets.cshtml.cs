using Microsoft.AspNetCore.Mvc;

namespace SurveyHub.Web;

/// <summary>Each target with its sentence, its verdict and how sure that is.</summary>
public sealed class ReportTargetsModel(ReportDesk desk, Texts texts) : ReportPageModel(desk, "targets")
{
    public ShownResults Shown => new(Report!.Results, Report.Floors, texts);

    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);
}
