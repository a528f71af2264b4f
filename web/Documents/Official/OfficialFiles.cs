using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>/reports/{campaign}/report.docx</c>, <c>.pdf</c> and <c>decision.docx</c>, with the filters of the report.</summary>
public static class OfficialFiles
{
    public static void MapOfficialFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{campaign}/report.docx", (string campaign, [AsParameters] Sources sources, HttpContext http) =>
            sources.SendAsync(campaign, http, async (report, ct) => Word(await sources.Documents.WriteAsync(report, ct), $"bao-cao-{campaign}.docx"))).RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
        routes.MapGet("/reports/{campaign}/decision.docx", (string campaign, [AsParameters] Sources sources, HttpContext http) =>
            sources.SendAsync(campaign, http, async (report, ct) => Word(await sources.Documents.WriteDecisionAsync(report, ct), $"quyet-dinh-{campaign}.docx"))).RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
        routes.MapGet("/reports/{campaign}/report.pdf", (string campaign, [AsParameters] Sources sources, HttpContext http, Texts t) =>
            sources.SendAsync(campaign, http, async (report, ct) => Pdf(await sources.Documents.PrintAsync(report, ct), $"bao-cao-{campaign}.pdf", t))).RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
    }

    private static IResult Word(byte[] document, string name) => TypedResults.File(document, WordDocument.ContentType, name);

    private static IResult Pdf(Outcome<byte[]> printed, string name, Texts t) => printed.Value is { } file ? TypedResults.File(file, "application/pdf", name) : t.Refuse(printed.Problems[0]);

    private sealed record Sources(ReportReader Reader, OfficialReports Documents, Texts T)
    {
        /// <summary>After it was entered who reads the report.</summary>
        public async Task<IResult> SendAsync(string campaign, HttpContext http, Func<CampaignReport, CancellationToken, Task<IResult>> send)
        {
            var ct = http.RequestAborted;
            var request = ReportReader.Request(campaign, http.Request.Query);
            if (request.Value is not { } asked)
                return T.Refuse(request.Problems[0]);
            var read = await Reader.ReadAsync(http, asked with { HasComments = false }, ct);
            if (read.Value is not { } report)
                return T.Refuse(read.Problems[0]);
            return OfficialReports.MayWrite(report) ? await send(report, ct) : T.Refuse(Problem.FiguresWithheld(report.Floors.Figures));
        }
    }
}
