using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageOrganisation)]
public sealed class RemoveTargetModel(TargetAdministration administration, TimeProvider clock) : PageModel
{
    public Target Target { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken ct)
    {
        if (await administration.FindAsync(number, ct) is not { } found)
            return NotFound();
        Target = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number, CancellationToken ct)
    {
        if (await administration.FindAsync(number, ct) is not { } found)
            return NotFound();
        await administration.RemoveAsync(found, HttpContext.Visitor()!.Sign(clock), ct);
        this.Say("targets.removed");
        return Response.SeeOther("/admin/targets");
    }
}
