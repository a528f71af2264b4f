using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The audit trail as files, the earliest entry first, in constant memory. That somebody took one is entered before it is given out.</summary>
public static class AuditFiles
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void MapAuditFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/audit.csv", ([AsParameters] AuditFilter filter, AuditTrail audit, TimeProvider clock, HttpContext http, Texts t) =>
            ExportAsync(filter, "audit.csv", "text/csv; charset=utf-8", WriteCsvAsync, audit, clock, http, t)).Allows(Permission.ReadAudit);
        routes.MapGet("/admin/audit.json", ([AsParameters] AuditFilter filter, AuditTrail audit, TimeProvider clock, HttpContext http, Texts t) =>
            ExportAsync(filter, "audit.json", "application/json", WriteJsonAsync, audit, clock, http, t)).Allows(Permission.ReadAudit);
    }

    private static async Task<IResult> ExportAsync(
        AuditFilter filter, string name, string type, Func<IAsyncEnumerable<Line>, Stream, CancellationToken, Task> write, AuditTrail audit, TimeProvider clock, HttpContext http, Texts t)
    {
        var ct = http.RequestAborted;
        var parsed = filter.Parse();
        if (parsed.Value is not { } query)
            return t.Refuse(parsed.Problems[0]);
        await audit.AddAsync(AuditEntry.Of(http.Visitor()!.Sign(clock), AuditAction.Exported, name, null, new { filter.By, Action = filter.Act, filter.Subject, filter.From, filter.To }), ct);
        return TypedResults.Stream(stream => write(audit.StreamAsync(query, ct).Select(Line.Of), stream, ct), type, name);
    }

    private static async Task WriteCsvAsync(IAsyncEnumerable<Line> lines, Stream stream, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(stream, Spreadsheets.Csv, leaveOpen: true);
        await csv.WriteRecordAsync(["at", "by", "action", "subject", "was", "became", "reason", "id", "sha256", "unaltered"], ct);
        await foreach (var line in lines.WithCancellation(ct))
            await csv.WriteRecordAsync([line.At, line.By, line.Action, line.Subject, line.Was ?? "", line.Became ?? "", line.Reason ?? "", line.Id, line.Sha256 ?? "", line.Unaltered ? "true" : "false"], ct);
    }

    private static Task WriteJsonAsync(IAsyncEnumerable<Line> lines, Stream stream, CancellationToken ct) => JsonSerializer.SerializeAsync(stream, lines, _json, ct);

    /// <summary>An entry as its row has it, so that whoever has the file can compute the digest.</summary>
    private sealed record Line(string At, string By, string Action, string Subject, string? Was, string? Became, string? Reason, string Id, string? Sha256, bool Unaltered)
    {
        public static Line Of(AuditEntry entry) => new(
            entry.Place!.DoneAt, entry.Done.By, entry.Action, entry.Subject, entry.Was, entry.Became, entry.Reason, entry.Id.ToString("D"), entry.Sha256, entry.IsUnaltered);
    }
}
