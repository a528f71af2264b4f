using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The 34 provinces since 1 July 2025, what each came out of, and which one is ours.</summary>
[Allows(Permission.ManageOrganisation)]
public sealed class ProvincesModel(OwnProvince own, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Province> Provinces { get; } = Province.On(Province.Merger);

    /// <summary>Null where no unit is a province.</summary>
    public Unit? Own { get; private set; }

    public bool IsOpen { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var chosen = await own.ChooseAsync(Input.Province ?? "", HttpContext.Visitor()!.Sign(clock), ct);
        if (chosen.Value is { } unit)
        {
            this.Say("units.province-chosen");
            return Response.SeeOther($"/admin/units/{unit.Code}");
        }

        ModelState.Add(chosen.Problems);
        await ShowAsync(ct);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct) => (Own, IsOpen) = (await own.FindAsync(clock.GetUtcNow().DayInVietnam(), ct), await own.IsOpenAsync(ct));

    public sealed class InputModel
    {
        public string? Province { get; set; }
    }
}
