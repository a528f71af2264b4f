using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The end of a credential, for good; so its code is typed again.</summary>
[Allows(Permission.ManageKeys)]
public sealed class KeyRevokeModel(KeyHolders holders, TimeProvider clock, Texts texts) : PageModel
{
    public KeyHolder Holder { get; private set; } = null!; // set before anything is shown

    public string? Typed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, string code, CancellationToken ct)
    {
        if (await holders.FindAsync(kind, code, ct) is not { } holder)
            return NotFound();
        Holder = holder;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string code, [FromForm] InputModel input, CancellationToken ct)
    {
        if (await holders.FindAsync(kind, code, ct) is not { } holder)
            return NotFound();
        (Holder, Typed) = (holder, input.Confirm);
        if (Code.Parse(input.Confirm) != holder.Code)
        {
            ModelState.AddModelError("confirm", texts["key.confirm-wrong", holder.Code]);
            return Page();
        }

        await holders.RevokeAsync(holder, HttpContext.Visitor()!.Sign(clock), ct);
        TempData[nameof(KeysModel.Revoked)] = holder.Code.Value;
        return Response.SeeOther("/admin/keys");
    }

    public sealed record InputModel
    {
        public string? Confirm { get; init; }
    }
}
