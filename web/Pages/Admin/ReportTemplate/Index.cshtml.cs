using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How the province writes its official reports: letterhead, chapters, sections of its own.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class ReportTemplateModel(ReportTemplates templates, OwnProvince province, Campaigns campaigns, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ReportTemplateInput Input { get; set; } = new();

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    /// <summary>Null where none was saved yet.</summary>
    public StoredReportTemplate? Saved { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        var template = Saved?.Template ?? UsualTemplate.Of((await province.FindAsync(clock.GetUtcNow().DayInVietnam(), ct))?.Name, Texts.Vietnamese);
        Input = ReportTemplateInput.Of(ReportTemplateText.Of(template), Saved?.Number ?? 0);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var saved = await templates.SaveAsync(Input.ToText(), Input.Was, HttpContext.Visitor()!.Sign(clock), ct);
        if (saved.Value is not null)
        {
            this.Say("report-template.saved");
            return Response.SeeOther("/admin/report-template");
        }

        ModelState.Add(saved.Problems);
        Input.AddBlank();
        await FindAsync(ct);
        return Page();
    }

    private async Task FindAsync(CancellationToken ct) => (Saved, Campaigns) = (await templates.FindAsync(ct), await campaigns.ListAsync(ct));
}
