using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>The channels compared, and whether their answers may be counted together.</summary>
public sealed class ReportChannelsModel(ReportDesk desk) : ReportPageModel(desk, "channels")
{
    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);

    /// <summary>Null where it is not for the reader.</summary>
    public IEnumerable<BreakdownRow>? Rows(Texts t) => Report!.BreakDown(Dimension.Channel, Report.Structure.Overall)?.Lines
        .Select(line => new BreakdownRow(t["channel." + line.Key], Open.Address.To("", ("channel", line.Key)), line.Estimate));
}
