using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageOrganisation)]
public sealed class EditTargetModel(TargetAdministration administration, Campaigns campaigns, TimeProvider clock, Texts t) : PageModel
{
    [BindProperty]
    public TargetInput Input { get; set; } = new();

    public Target Target { get; private set; } = null!; // set by the handler

    public IReadOnlyList<(string Value, string Label)> Indices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (!await FindAsync(number, ct))
            return NotFound();
        Input = TargetInput.Of(TargetText.Of(Target));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number, CancellationToken ct)
    {
        if (!await FindAsync(number, ct))
            return NotFound();
        var changed = await administration.ChangeAsync(Target, Input.ToText(), HttpContext.Visitor()!.Sign(clock), ct);
        if (changed.Value is null)
        {
            ModelState.Add(changed.Problems);
            return Page();
        }

        this.Say("targets.changed");
        return Response.SeeOther("/admin/targets");
    }

    private async Task<bool> FindAsync(int number, CancellationToken ct)
    {
        if (await administration.FindAsync(number, ct) is not { } found)
            return false;
        (Target, Indices) = (found, await TargetInput.IndicesAsync(campaigns, t, ct));
        return true;
    }
}
