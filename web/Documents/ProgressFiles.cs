using System.Globalization;
using CsvHelper;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>/campaigns/{campaign}/progress.csv?unit=&amp;stratum=&amp;interviewer=</c>: the tables of the page, one under the other.</summary>
public static class ProgressFiles
{
    public static void MapProgressFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/campaigns/{campaign}/progress.csv", WriteAsync).Allows(Permission.ReadLists);

    private static async Task<IResult> WriteAsync(string campaign, HttpContext http, ProgressReader reader, AuditTrail audit, TimeProvider clock, Texts t, CancellationToken ct)
    {
        var read = await reader.ReadAsync(http, campaign, ct);
        if (read.Value is not { } report)
            return t.Refuse(read.Problems[0]);
        var filter = report.Filter;
        await audit.AddAsync(AuditEntry.Of(http.Visitor()!.Sign(clock), AuditAction.Exported, "progress.csv", null, new { Campaign = campaign, filter.Unit, filter.Stratum, filter.Interviewer }), ct);
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Spreadsheets.Csv))
            Write(report.Progress, csv);
        return TypedResults.File(file.ToArray(), "text/csv; charset=utf-8", $"{report.Signed.Campaign.Code}-progress.csv");
    }

    private static void Write(FieldProgress progress, CsvWriter csv)
    {
        csv.WriteRecord(["scope", "key", "drawn", "substituted", "visited", "complete", "partial", "refusal", "non_contact", "other", "unknown", "not_eligible", "responses", "rr1", "rr2", "coop1", "ref1", "con1"]);
        csv.WriteRecord(Fields("all", progress.Total));
        foreach (var (line, _) in progress.Strata)
            csv.WriteRecord(Fields("stratum", line));
        foreach (var line in progress.Units)
            csv.WriteRecord(Fields("unit", line));
        foreach (var line in progress.Interviewers)
            csv.WriteRecord(Fields("interviewer", line));
    }

    private static string[] Fields(string scope, ProgressLine line)
    {
        var counts = line.Counts;
        return
        [
            scope, line.Key, .. ((long[])[line.Planned, line.Substituted, line.Visited, counts.Complete, counts.Partial, counts.Refusal, counts.NonContact, counts.Other, counts.Unknown, counts.NotEligible, line.Responses])
                .Select(count => count.ToString(CultureInfo.InvariantCulture)),
            .. new[] { counts.ResponseRate1, counts.ResponseRate2, counts.Cooperation, counts.RefusalRate, counts.Contact }.Select(rate => rate?.ToString("R", CultureInfo.InvariantCulture) ?? ""),
        ];
    }
}
