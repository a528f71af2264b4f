using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageOrganisation)]
public sealed class RemoveTargetModel(TargetAdministration administration, Targets targets, TimeProvider clock) : PageModel
{
    public Target Target { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct) => await FindAsync(number, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken ct)
    {
        if (!await FindAsync(number, ct))
            return NotFound();
        await administration.RemoveAsync(Target, HttpContext.Visitor()!.Sign(clock), ct);
        this.Say("targets.removed");
        return Response.SeeOther("/admin/targets");
    }

    /// <summary>A target of the founding plans has no such page.</summary>
    private async Task<bool> FindAsync(string number, CancellationToken ct)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) || (await targets.ListAsync(ct)).FirstOrDefault(target => target.Number == asked && !target.IsBuiltIn) is not { } found)
            return false;
        Target = found;
        return true;
    }
}
