using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The files of data that somebody asked for: how far they are, and where they are taken from.</summary>
[Allows(Permission.TakeResponses)]
[Fetches]
public sealed class ExportsModel(Exports exports, Campaigns campaigns, ExportFolder folder, TimeProvider clock) : PageModel
{
    private Dictionary<Code, string> _titles = [];

    public IReadOnlyList<Export> Exports { get; private set; } = [];

    public int Days => folder.Days;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Exports = await exports.ListAsync(HttpContext.Visitor()!.Name, ct);
        _titles = (await campaigns.ListAsync(ct)).ToDictionary(campaign => campaign.Code, campaign => campaign.Title.In(Texts.Current.Language));
    }

    public async Task<IActionResult> OnPostAsync([FromForm] Guid id, CancellationToken ct)
    {
        if (await exports.FindAsync(id, HttpContext.Visitor()!.Name, ct) is not { } export)
            return NotFound();
        await exports.CancelAsync(export, HttpContext.Visitor()!.Sign(clock), ct);
        return Response.SeeOther("/exports");
    }

    public string TitleOf(Code campaign) => _titles.GetValueOrDefault(campaign, campaign.Value);

    /// <summary>The last day on which it can be taken.</summary>
    public DateOnly Until(Export export) => export.EndedAt!.Value.AddDays(folder.Days).DayInVietnam();
}
