using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What programs with a key read. Described in docs/api.md.</summary>
public static class ReadingApi
{
    public static void MapReadingApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/reports/{campaign}", (string campaign, HttpContext http, ReportReader reader, Texts t, CancellationToken ct) => ReportFiles.WriteAsync(campaign, http, reader, t, ct))
            .RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
        routes.MapGet("/api/v1/ledger/{day}", LedgerAsync).Allows(Permission.ReadLedger);
    }

    private static async Task<IResult> LedgerAsync(string day, Database database, AuditTrail audit, TimeProvider clock, HttpContext http, Texts t)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) || await Ledger.FindRootAsync(database, asked, http.RequestAborted) is not { } root)
            return t.Refuse(Problem.RootUnknown(day));

        await audit.AddAsync(AuditEntry.Of(http.Visitor()!.Sign(clock), AuditAction.LedgerRead, day), http.RequestAborted);
        return TypedResults.Json(new { root.Day, root.Digest, final = root.Day < clock.GetUtcNow().DayInVietnam() });
    }
}
