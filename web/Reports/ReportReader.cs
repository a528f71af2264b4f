using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Reads a report for whoever sent a request, within the units they may look into, and writes down that they did.</summary>
public sealed class ReportReader(CampaignReports reports, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What an address asks for: <c>unit, field, channel, from, to, group, level, period, against, against-from, against-to</c>.</summary>
    public static Outcome<ReportRequest> Request(string campaign, IQueryCollection query)
    {
        string? level = query["level"], period = query["period"];
        if (!string.IsNullOrEmpty(level) && Words.Read<UnitKind>(level) is null)
            return Problem.ValueUnsupported("level", level);
        if (!string.IsNullOrEmpty(period) && Words.Read<PeriodKind>(period) is null)
            return Problem.ValueUnsupported("period", period);
        return new ReportRequest(campaign, query["unit"], query["field"], query["against"], Words.Read<UnitKind>(level ?? ""), Words.Read<PeriodKind>(period ?? "") ?? PeriodKind.Month)
        {
            Channel = query["channel"],
            From = query["from"],
            To = query["to"],
            Group = query["group"],
            AgainstFrom = query["against-from"],
            AgainstTo = query["against-to"],
        };
    }

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
