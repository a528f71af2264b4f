using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>One unit: where it stands, what it came out of, what became of it, and which series it has.</summary>
[Allows(Permission.ManageOrganisation)]
public sealed class UnitModel(Units units, LineageEvents lineage) : PageModel
{
    public Unit Unit { get; private set; } = null!; // set by the handler

    /// <summary>All there ever were.</summary>
    public IReadOnlyDictionary<Code, Unit> Units { get; private set; } = new Dictionary<Code, Unit>();

    public IReadOnlyList<Unit> Children { get; private set; } = [];

    /// <summary>Null when it came out of no other unit.</summary>
    public LineageEvent? Beginning { get; private set; }

    /// <summary>Null while it exists, or when nobody said what became of it.</summary>
    public LineageEvent? End { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        var all = await units.ListAsync(ct);
        if (all.FirstOrDefault(unit => unit.Code == Code.Parse(code)) is not { } found)
            return NotFound();
        var known = await lineage.ListAsync(ct);
        (Unit, Units, Children) = (found, all.ToDictionary(unit => unit.Code), [.. all.Where(unit => unit.Parent == found.Code)]);
        (Beginning, End) = (known.BeginningOf(found.Code), known.EndOf(found.Code));
        return Page();
    }
}
