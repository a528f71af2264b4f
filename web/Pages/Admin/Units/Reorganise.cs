using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Units merge, split, are renamed or dissolved: filled in, looked at, then done. The last word of the address says which.</summary>
[Allows(Permission.ManageOrganisation)]
public sealed class ReorganiseModel(Reorganisations reorganisations, Units units, TimeProvider clock) : PageModel
{
    private const int MostParts = 12;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public LineageKind Kind => Words.Read<LineageKind>(Word)!.Value;

    public string Word => Request.Path.Value!.TrimEnd('/').Split('/')[^1].ToLowerInvariant();

    /// <summary>Those that have no last day yet.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>Null while there is nothing to look at.</summary>
    public ReorganisationPlan? Plan { get; private set; }

    public Consequences? Consequences { get; private set; }

    public Task OnGetAsync(string[] predecessors, CancellationToken ct)
    {
        Input.Predecessors = [.. predecessors];
        return ShowAsync(ct);
    }

    /// <summary>One part more to split into.</summary>
    public Task OnPostMoreAsync(CancellationToken ct)
    {
        if (Input.Successors.Count < MostParts)
            Input.Successors.Add(new());
        return ShowAsync(ct);
    }

    /// <summary>Back to the form, with what was filled in.</summary>
    public Task OnPostBackAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>Shows what it would do; nothing is stored.</summary>
    public async Task OnPostCheckAsync(CancellationToken ct)
    {
        await ShowAsync(ct);
        var planned = await reorganisations.PlanAsync(Wanted(), ct);
        ModelState.Add(planned.Problems);
        Plan = planned.Value;
        Consequences = Plan is null ? null : await reorganisations.ConsequencesAsync(Plan, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var done = await reorganisations.ApplyAsync(Wanted(), HttpContext.Visitor()!.Sign(clock), ct);
        if (done.Value is { } plan)
        {
            this.Say("units.reorganised");
            return Response.SeeOther($"/admin/units/{plan.Event.Successors.Concat(plan.Event.Predecessors).First()}");
        }

        await ShowAsync(ct);
        ModelState.Add(done.Problems);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        Units = [.. (await units.ListAsync(ct)).Where(unit => unit.ValidTo is null)];
        var least = Kind switch { LineageKind.Merge or LineageKind.Rename => 1, LineageKind.Split => 2, LineageKind.Dissolve => 0 };
        while (Input.Successors.Count < least)
            Input.Successors.Add(new());
    }

    private Reorganisation Wanted() => new(
        Kind, Input.Day, Input.Predecessors, Input.Successors.ConvertAll(unit => unit.ToText()), Input.Children.ConvertAll(child => new ChildText(child.Child ?? "", child.Under, child.NewCode)), Input.Note);

    public sealed class InputModel
    {
        public string? Day { get; set; }
        public string? Note { get; set; }
        public List<string> Predecessors { get; set; } = [];
        public List<UnitInput> Successors { get; set; } = [];
        public List<ChildInput> Children { get; set; } = [];
    }

    public sealed class ChildInput
    {
        public string? Child { get; set; }
        public string? Under { get; set; }
        public string? NewCode { get; set; }
    }
}
