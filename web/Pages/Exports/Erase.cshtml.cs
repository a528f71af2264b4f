using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Asks once more before a file of data is erased.</summary>
[Allows(Permission.TakeResponses)]
public sealed class EraseExportModel(Exports exports, ExportFolder folder, TimeProvider clock) : PageModel
{
    public Export Export { get; private set; } = null!; // set by the handlers

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        folder.Erase(Export);
        await exports.RemoveAsync(Export, HttpContext.Visitor()!.Sign(clock), ct);
        return Response.SeeOther("/exports");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if (await exports.FindAsync(id, HttpContext.Visitor()!.Name, ct) is not { IsOver: true } found)
            return false;
        Export = found;
        return true;
    }
}
