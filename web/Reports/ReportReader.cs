using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Reads a report for whoever sent a request, within the units they may look into, and writes down that they did.</summary>
public sealed class ReportReader(CampaignReports reports, AuditTrail audit, TimeProvider clock)
{
    /// <returns>As <see cref="CampaignReports.ReadAsync"/>.</returns>
    public async Task<Outcome<CampaignReport>> ReadAsync(HttpContext http, ReportRequest request, CancellationToken ct)
    {
        var read = await reports.ReadAsync(request, http.Access().ScopeOf(Permission.ReadReports), ct);
        if (read.Value is { } report)
        {
            var asked = new { unit = report.Filter.Unit?.Value, field = report.Filter.Field?.Value };
            await audit.AddAsync(AuditEntry.Of(http.Visitor()!.Sign(clock), AuditAction.ReportRead, report.Results.Campaign.Code.Value, became: asked), ct);
        }

        return read;
    }
}
