using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The files that go with a report by mail, the one place that says which: the official report to be read and to be edited, and its tables.</summary>
public sealed class ReportAttachments(OfficialReports documents, PdfPrinter printer, Catalogue catalogue)
{
    /// <param name="name">Of the files, without what says of which kind they are.</param>
    public async Task<IReadOnlyList<Enclosure>> ListAsync(CampaignReport report, string name, CancellationToken ct)
    {
        var files = new List<Enclosure>();
        if (OfficialReports.MayWrite(report))
        {
            if (printer.IsThere && (await documents.PrintAsync(report, ct)).Value is { } printed) // else whoever reads it has Word
                files.Add(new($"{name}.pdf", "application/pdf", printed));
            files.Add(new($"{name}.docx", WordDocument.ContentType, await documents.WriteAsync(report, ct)));
        }

        return [.. files, new($"{name}.xlsx", ReportWorkbook.ContentType, await ReportWorkbook.WriteAsync(report, catalogue, Texts.Vietnamese, ct))];
    }
}
