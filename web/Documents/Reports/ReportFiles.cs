using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>/reports/{campaign}.json?unit=&amp;field=&amp;channel=&amp;from=&amp;to=&amp;group=&amp;level=&amp;period=&amp;against=</c>: the document of the verb <c>report</c>, as far as its reader may see it.</summary>
public static class ReportFiles
{
    public static void MapReportFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/reports/{campaign}.json", (string campaign, HttpContext http, ReportReader reader, Texts t, CancellationToken ct) => WriteAsync(campaign, http, reader, t, ct))
            .RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);

    /// <summary>For pages and programs alike.</summary>
    public static async Task<IResult> WriteAsync(string campaign, HttpContext http, ReportReader reader, Texts t, CancellationToken ct)
    {
        var request = ReportReader.Request(campaign, http.Request.Query);
        if (request.Value is not { } asked)
            return t.Refuse(request.Problems[0]);
        var read = await reader.ReadAsync(http, asked, ct);
        if (read.Value is not { } report)
            return t.Refuse(read.Problems[0]);

        using var document = new MemoryStream();
        ReportJson.Write(report, t, document);
        return TypedResults.Bytes(document.ToArray(), "application/json; charset=utf-8");
    }
}
