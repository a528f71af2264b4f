using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The units as they stood, stand or will stand on a day.</summary>
[Allows(Permission.ManageOrganisation)]
public sealed class UnitsModel(Units units, TimeProvider clock) : PageModel
{
    public UnitSearch Search { get; private set; } = new("", "");

    /// <summary>The day whose tree is shown: today where what was asked for is no day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<UnitLine> Lines { get; private set; } = [];

    public Paging Paging { get; private set; } = null!; // set by the handler

    public async Task OnGetAsync(string? on, string? q, int p, CancellationToken ct)
    {
        var today = clock.GetUtcNow().DayInVietnam();
        Search = UnitSearch.Of(on, q, today);
        if (Search.Problem is { } problem)
            ModelState.Add(problem);
        On = Search.Day ?? today;
        var found = Search.In(await units.ListAsync(ct), On).ToList();
        Paging = new(found.Count, OfAPage: 100, p);
        Lines = [.. Paging.Cut(found)];
    }
}
