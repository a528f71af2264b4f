using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The official documents of a report as files, by the template of the province and of today; in Vietnamese, as the law says.</summary>
public sealed class OfficialReports(ReportTemplates templates, OwnProvince province, PicturePrinter pictures, PdfPrinter printer, TimeProvider clock)
{
    /// <summary>False for a report of fewer people than the floor, which is for nobody outside.</summary>
    public static bool MayWrite(CampaignReport report) => report.Results.Responses == 0 || report.Results.Responses >= report.Floors.Figures;

    public async Task<byte[]> WriteAsync(CampaignReport report, CancellationToken ct)
    {
        var (template, drawn) = await PrepareAsync(report, ct);
        return WordDocument.Write(OfficialReport.Of(report, template, await pictures.DrawAsync(drawn, ct), Today, Texts.Vietnamese), Texts.Vietnamese);
    }

    public async Task<byte[]> WriteDecisionAsync(CampaignReport report, CancellationToken ct) =>
        WordDocument.Write(DraftDecision.Of(report, await TemplateAsync(ct), Today, Texts.Vietnamese), Texts.Vietnamese);

    /// <returns>As <see cref="PdfPrinter.PrintAsync"/>.</returns>
    public async Task<Outcome<byte[]>> PrintAsync(CampaignReport report, CancellationToken ct)
    {
        var (template, drawn) = await PrepareAsync(report, ct);
        return await printer.PrintAsync(OfficialReport.Of(report, template, drawn, Today, Texts.Vietnamese), Texts.Vietnamese, ct);
    }

    private DateOnly Today => clock.GetUtcNow().DayInVietnam();

    private async Task<(ReportTemplate Template, IReadOnlyList<ReportPicture> Pictures)> PrepareAsync(CampaignReport report, CancellationToken ct)
    {
        var template = await TemplateAsync(ct);
        return (template, await ReportPictures.DrawAsync(report, template.Chapters, Texts.Vietnamese));
    }

    private async Task<ReportTemplate> TemplateAsync(CancellationToken ct) =>
        (await templates.FindAsync(ct))?.Template ?? UsualTemplate.Of((await province.FindAsync(Today, ct))?.Name, Texts.Vietnamese);
}
