using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A sheet for the counter: how to answer, and where to read what others answered.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class PosterModel(
    Campaigns campaigns, CampaignResults results, Catalogue catalogue, Floors floors, ResponsibleAgency agency, SiteAddress site, TimeProvider clock) : PageModel
{
    /// <summary>The sheet is for citizens, whatever language whoever prints it reads.</summary>
    public static Texts Vietnamese { get; } = Texts.All.Single(texts => texts.Language == "vi");

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    /// <summary>The one whose counter it hangs at; null for all.</summary>
    public Unit? Unit { get; private set; }

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    /// <summary><c>a4</c> or <c>a5</c>.</summary>
    public string Size { get; private set; } = "a4";

    /// <summary>What the public may see of the unit; null where that is nothing.</summary>
    public ShownResults? Shown { get; private set; }

    public string Agency => agency.Name ?? Vietnamese["public.poster-agency"];

    /// <summary>Where citizens answer; null where they do not, by the web or any more.</summary>
    public Uri? Form => Campaign.HasEndedOn(clock.GetUtcNow().DayInVietnam()) || Campaign.Plan?.Channels.Contains(Channel.Web) == false ? null : Link($"/s/{Campaign.Code}");

    /// <summary>Where everybody reads the figures; null where they are not public.</summary>
    public Uri? Results => Campaign.IsPublic ? Link($"/results/{Campaign.Code}") : null;

    public async Task<IActionResult> OnGetAsync(string campaign, string? unit, string? size, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found)
            return NotFound();
        if (!string.IsNullOrEmpty(unit) && await catalogue.FindUnitAsync(Code.Parse(unit), ct) is null)
            return HttpContext.Refuse(Problem.UnitUnknown(unit));
        (Campaign, Size, Units) = (found, size == "a5" ? "a5" : "a4", await catalogue.ListUnitsAsync(ct));
        Unit = await catalogue.FindUnitAsync(Code.Parse(unit), ct);
        if ((await results.ReadAsync(campaign, unit, null, ct)).Value is { IsWithheld: false } read && read.Overall.Counts.Valid > 0)
            Shown = new(read, floors.Of(found), Vietnamese);
        return Page();
    }

    private Uri Link(string path) => site.LinkTo(Request, Unit is null ? path : $"{path}?unit={Unit.Code}");
}
