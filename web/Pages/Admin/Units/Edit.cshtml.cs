using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Corrects what was entered wrongly; another name or place is an event.</summary>
[Allows(Permission.ManageOrganisation)]
public sealed class EditUnitModel(UnitAdministration administration, Units units, TimeProvider clock) : PageModel
{
    [BindProperty]
    public UnitInput Input { get; set; } = new();

    public Unit Unit { get; private set; } = null!; // set by the handler

    public IReadOnlyList<Unit> Parents { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (!await FindAsync(code, ct))
            return NotFound();
        Input = UnitInput.Of(Unit);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken ct)
    {
        if (!await FindAsync(code, ct))
            return NotFound();
        var fixedPart = UnitInput.Of(Unit);
        (Input.Code, Input.Kind, Input.ValidFrom) = (fixedPart.Code, fixedPart.Kind, fixedPart.ValidFrom);
        var read = Input.ToText().Parse();
        var corrected = read.Value is { } unit ? await administration.CorrectAsync(unit with { ValidTo = Unit.ValidTo }, HttpContext.Visitor()!.Sign(clock), ct) : read;
        if (corrected.Value is null)
        {
            ModelState.Add(corrected.Problems);
            return Page();
        }

        this.Say("units.corrected");
        return Response.SeeOther($"/admin/units/{Unit.Code}");
    }

    private async Task<bool> FindAsync(string code, CancellationToken ct)
    {
        var all = await units.ListAsync(ct);
        if (all.FirstOrDefault(unit => unit.Code == Code.Parse(code)) is not { } found)
            return false;
        (Unit, Parents) = (found, [.. all.Where(unit => unit.Code != found.Code && unit.ExistsOn(found.ValidFrom))]);
        return true;
    }
}
