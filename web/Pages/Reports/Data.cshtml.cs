using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Asks for the responses of a campaign one by one, as a file.</summary>
[Allows(Permission.TakeResponses)]
public sealed class DataModel(Catalogue catalogue, ExportDesk desk, Floors floors, TimeProvider clock, Texts texts) : PageModel
{
    public Campaign Campaign { get; private set; } = null!; // set by the handlers

    public IReadOnlyList<ReleaseColumn> Columns { get; private set; } = [];

    public int Floor => floors.Of(Campaign).Figures;

    /// <summary>Whether answers still come in, so that two files of it can be compared.</summary>
    public bool IsUnderWay => !Campaign.HasEndedOn(clock.GetUtcNow().DayInVietnam());

    public string? Format { get; private set; }

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => await FindAsync(campaign, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string campaign, [FromForm] string? format, CancellationToken ct)
    {
        if (await FindAsync(campaign, ct) is { } refusal)
            return refusal;
        var added = await desk.AskAsync(Campaign, format, texts.Language, HttpContext.Visitor()!.Sign(clock), ct);
        if (added.Value is not null)
            return Response.SeeOther("/exports");
        Format = format;
        ModelState.Add(added.Problems);
        return Page();
    }

    /// <returns>Null where the page may be shown.</returns>
    private async Task<IActionResult?> FindAsync(string campaign, CancellationToken ct)
    {
        if (await catalogue.FindCampaignAsync(Code.Parse(campaign), ct) is not { } found)
            return HttpContext.Refuse(Problem.CampaignUnknown(campaign));
        (Campaign, Columns) = (found, ReleaseColumn.Of(new(found.Version)));
        return null;
    }
}
