using System.Globalization;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What programs with a key read. Described in docs/api.md.</summary>
public static class ReadingApi
{
    public static void MapReadingApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/reports/{campaign}", ReportAsync).RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
        routes.MapGet("/api/v1/ledger/{day}", LedgerAsync).Allows(Permission.ReadLedger);
    }

    private static async Task<IResult> ReportAsync(
        string campaign, string? unit, string? field, string? against, string? level, string? period, CampaignReports reports, AuditTrail audit, TimeProvider clock, HttpContext http, Texts t)
    {
        if (string.IsNullOrEmpty(unit) && !http.Access().ScopeOf(Permission.ReadReports).IsProvince)
            return t.Refuse(Problem.UnitNeeded());
        if (!string.IsNullOrEmpty(level) && Words.Read<UnitKind>(level) is null)
            return t.Refuse(Problem.ValueUnsupported("level", level));
        if (!string.IsNullOrEmpty(period) && Words.Read<PeriodKind>(period) is null)
            return t.Refuse(Problem.ValueUnsupported("period", period));

        var request = new ReportRequest(campaign, unit, field, against, Words.Read<UnitKind>(level), Words.Read<PeriodKind>(period) ?? PeriodKind.Month);
        var read = await reports.ReadAsync(request, http.RequestAborted);
        if (read.Value is not { } report)
            return t.Refuse(read.Problems[0]);

        await audit.AddAsync(AuditEntry.Of(http.Visitor()!.Sign(clock), AuditAction.ReportRead, report.Results.Campaign.Code.Value, null, new { unit, field, against, level, period }), http.RequestAborted);
        using var written = new MemoryStream();
        ReportJson.Write(report, t, written);
        return Private(http, TypedResults.Bytes(written.ToArray(), "application/json; charset=utf-8"));
    }

    private static async Task<IResult> LedgerAsync(string day, Database database, AuditTrail audit, TimeProvider clock, HttpContext http, Texts t)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) || await Ledger.FindRootAsync(database, asked, http.RequestAborted) is not { } root)
            return t.Refuse(Problem.RootUnknown(day));

        await audit.AddAsync(AuditEntry.Of(http.Visitor()!.Sign(clock), AuditAction.LedgerRead, day), http.RequestAborted);
        return Private(http, TypedResults.Json(new { root.Day, root.Digest, final = root.Day < clock.GetUtcNow().DayInVietnam() }));
    }

    /// <summary>No cache on the way keeps what was read by a key.</summary>
    private static IResult Private(HttpContext http, IResult answer)
    {
        http.Response.Headers.CacheControl = "no-store";
        return answer;
    }
}
