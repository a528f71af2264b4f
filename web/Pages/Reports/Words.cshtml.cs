using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What people wrote, in words that many of them use; never who wrote what.</summary>
public sealed class ReportWordsModel(ReportDesk desk) : ReportPageModel(desk, "words")
{
    public const int MostWords = 30;

    public bool MayReadComments => HttpContext.Access().May(Permission.ReadComments);

    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);

    protected override ReportRequest Adjust(ReportRequest request, Campaign? before) => request with { HasComments = true };
}
