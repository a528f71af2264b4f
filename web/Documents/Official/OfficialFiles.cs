using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>/reports/{campaign}/report.docx</c>, <c>.pdf</c> and <c>decision.docx</c>, with the filters of the report, in Vietnamese as the law says.</summary>
public static class OfficialFiles
{
    public static void MapOfficialFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{campaign}/report.docx", (string campaign, [AsParameters] Sources sources, HttpContext http) =>
            sources.SendAsync(campaign, http, (document, _) => Task.FromResult(Word(document.Report, $"bao-cao-{campaign}.docx")))).RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
        routes.MapGet("/reports/{campaign}/decision.docx", (string campaign, [AsParameters] Sources sources, HttpContext http) =>
            sources.SendAsync(campaign, http, (document, _) => Task.FromResult(Word(document.Decision, $"quyet-dinh-{campaign}.docx")))).RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
        routes.MapGet("/reports/{campaign}/report.pdf", (string campaign, [AsParameters] Sources sources, PdfPrinter printer, HttpContext http, Texts t) =>
            sources.SendAsync(campaign, http, async (document, ct) => Pdf(await printer.PrintAsync(document.Report, Texts.Vietnamese, ct), $"bao-cao-{campaign}.pdf", t))).RequireRateLimiting(Bulkhead.Reports).Allows(Permission.ReadReports);
    }

    private static IResult Word(OfficialDocument document, string name) => TypedResults.File(WordDocument.Write(document, Texts.Vietnamese), WordDocument.ContentType, name);

    private static IResult Pdf(Outcome<byte[]> printed, string name, Texts t) => printed.Value is { } file ? TypedResults.File(file, "application/pdf", name) : t.Refuse(printed.Problems[0]);

    private sealed record Draft(CampaignReport Of, ReportTemplate Template, DateOnly Day)
    {
        public OfficialDocument Report => OfficialReport.Of(Of, Template, [], Day, Texts.Vietnamese);

        public OfficialDocument Decision => DraftDecision.Of(Of, Template, Day, Texts.Vietnamese);
    }

    private sealed record Sources(ReportReader Reader, ReportTemplates Templates, OwnProvince Province, TimeProvider Clock, Texts T)
    {
        /// <summary>After it was entered who reads the report. One of fewer people than the floor is for nobody outside.</summary>
        public async Task<IResult> SendAsync(string campaign, HttpContext http, Func<Draft, CancellationToken, Task<IResult>> send)
        {
            var ct = http.RequestAborted;
            var request = ReportReader.Request(campaign, http.Request.Query);
            if (request.Value is not { } asked)
                return T.Refuse(request.Problems[0]);
            var read = await Reader.ReadAsync(http, asked with { HasComments = false }, ct);
            if (read.Value is not { } report)
                return T.Refuse(read.Problems[0]);
            if (report.Results.Responses > 0 && report.Results.Responses < report.Floors.Figures)
                return T.Refuse(Problem.FiguresWithheld(report.Floors.Figures));
            var today = Clock.GetUtcNow().DayInVietnam();
            var template = (await Templates.FindAsync(ct))?.Template ?? UsualTemplate.Of((await Province.FindAsync(today, ct))?.Name, Texts.Vietnamese);
            return await send(new(report, template, today), ct);
        }
    }
}
