using System.Globalization;
using CsvHelper;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>
/// <c>/reports/{campaign}.json</c>, the document of the verb <c>report</c>; <c>.xlsx</c>, its tables as sheets; <c>/reports/{campaign}/{table}.csv</c>, one of them. Each as far as its reader may
/// see it, with <c>?unit=&amp;field=&amp;channel=&amp;from=&amp;to=&amp;group=&amp;level=&amp;period=&amp;against=</c>.
/// </summary>
public static class ReportFiles
{
    public static void MapReportFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{campaign}.json", (string campaign, HttpContext http, ReportReader reader, Texts t, CancellationToken ct) => WriteAsync(campaign, http, reader, t, ct))
            .RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
        routes.MapGet("/reports/{campaign}.xlsx", (string campaign, HttpContext http, ReportReader reader, Catalogue catalogue, Texts t, CancellationToken ct) => WriteWorkbookAsync(campaign, http, reader, catalogue, t, ct))
            .RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
        routes.MapGet("/reports/{campaign}/{table}.csv", (string campaign, string table, HttpContext http, ReportReader reader, Catalogue catalogue, Texts t, CancellationToken ct) => WriteTableAsync(campaign, table, http, reader, catalogue, t, ct))
            .RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
    }

    /// <summary>For pages and programs alike.</summary>
    public static Task<IResult> WriteAsync(string campaign, HttpContext http, ReportReader reader, Texts t, CancellationToken ct) => AnswerAsync(campaign, http, reader, t, hasComments: true, report =>
    {
        using var document = new MemoryStream();
        ReportJson.Write(report, t, document);
        return Task.FromResult<IResult>(TypedResults.Bytes(document.ToArray(), "application/json; charset=utf-8"));
    }, ct);

    private static Task<IResult> WriteWorkbookAsync(string campaign, HttpContext http, ReportReader reader, Catalogue catalogue, Texts t, CancellationToken ct) => AnswerAsync(campaign, http, reader, t, hasComments: false, async report =>
        TypedResults.File(await ReportWorkbook.WriteAsync(report, catalogue, t, ct), ReportWorkbook.ContentType, $"{report.Campaign.Code}.xlsx"), ct);

    private static Task<IResult> WriteTableAsync(string campaign, string table, HttpContext http, ReportReader reader, Catalogue catalogue, Texts t, CancellationToken ct) => AnswerAsync(campaign, http, reader, t, hasComments: false, async report =>
    {
        var fields = await catalogue.ListFieldsAsync(ct);
        return ReportTables.Of(report, t, fields).FirstOrDefault(known => known.Code == table) is { } found
            ? TypedResults.File(Csv(found), "text/csv; charset=utf-8", $"{report.Campaign.Code}-{table}.csv")
            : t.Refuse(Problem.ReportTableUnknown(table));
    }, ct);

    private static async Task<IResult> AnswerAsync(string campaign, HttpContext http, ReportReader reader, Texts t, bool hasComments, Func<CampaignReport, Task<IResult>> answer, CancellationToken ct)
    {
        var request = ReportReader.Request(campaign, http.Request.Query);
        if (request.Value is not { } asked)
            return t.Refuse(request.Problems[0]);
        var read = await reader.ReadAsync(http, asked with { HasComments = hasComments }, ct);
        return read.Value is { } report ? await answer(report) : t.Refuse(read.Problems[0]);
    }

    /// <summary>Heads are codes; figures are not rounded, shares from 0 to 1 and differences in points of per cent.</summary>
    private static byte[] Csv(ReportTable table)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Spreadsheets.Csv))
        {
            csv.WriteRecord([.. table.Columns.Select(column => column.Code)]);
            foreach (var row in table.Rows)
            {
                foreach (var cell in row)
                    Write(cell, csv);
                csv.EndRecord();
            }
        }

        return file.ToArray();
    }

    /// <remarks>A number goes as one: as text the minus would be taken for the beginning of a formula.</remarks>
    private static void Write(ReportCell cell, CsvWriter csv)
    {
        if (cell.Number is { } number)
            csv.WriteField(number, "R", CultureInfo.InvariantCulture);
        else
            csv.WriteField(cell.Kind == FigureKind.None ? cell.Printed : "");
    }
}
