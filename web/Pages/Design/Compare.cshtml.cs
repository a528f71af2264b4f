using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Two versions side by side, or a version and the draft.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed class CompareModel(Designs designs, Texts texts) : PageModel
{
    public Designed Designed { get; private set; } = null!; // set by the handler

    /// <summary>As an address names it; empty when there are no two to compare.</summary>
    public string From { get; private set; } = "";

    public string To { get; private set; } = "";

    /// <summary>All versions, and the draft if it can be read.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Null when there are no two to compare.</summary>
    public IReadOnlyList<ComparedPart>? Parts { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, [FromQuery] string? from, [FromQuery] string? to, CancellationToken ct)
    {
        if (await designs.FindAsync(code, ct) is not { } designed)
            return NotFound();
        Designed = designed;
        Names = [.. designed.Versions.Select(version => version.Number.ToString(CultureInfo.InvariantCulture)), .. designed.Draft?.Version.Value is null ? Array.Empty<string>() : [Designed.DraftName]];
        if (Names.Count < 2)
            return Page();

        (From, To) = (from ?? Names[^2], to ?? Names[^1]);
        if (designed.Find(From) is not { } older || designed.Find(To) is not { } newer)
            return NotFound();
        Parts = [.. new Comparison(older, newer, texts).Parts()];
        return Page();
    }
}
