using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageOrganisation)]
public sealed class AddUnitModel(UnitAdministration administration, Units units, TimeProvider clock) : PageModel
{
    [BindProperty]
    public UnitInput Input { get; set; } = new();

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = new() { ValidFrom = clock.GetUtcNow().DayInVietnam().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        Units = await StandingAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var read = Input.ToText().Parse();
        var added = read.Value is { } unit ? await administration.AddAsync(unit, HttpContext.Visitor()!.Sign(clock), ct) : read;
        if (added.Value is not null)
        {
            this.Say("units.added");
            return Response.SeeOther($"/admin/units/{added.Value.Code}");
        }

        Units = await StandingAsync(ct);
        ModelState.Add(added.Problems);
        return Page();
    }

    private async Task<IReadOnlyList<Unit>> StandingAsync(CancellationToken ct) => [.. (await units.ListAsync(ct)).Where(unit => unit.ValidTo is null)];
}
