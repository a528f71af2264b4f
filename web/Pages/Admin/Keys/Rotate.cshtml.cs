using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A new token for a system or device, and how long the old one works beside it.</summary>
[Allows(Permission.ManageKeys)]
public sealed class KeyRotateModel(KeyHolders holders, TimeProvider clock, Texts texts) : PageModel
{
    /// <summary>For how many hours the old token may work on.</summary>
    public static IReadOnlyList<int> Choices { get; } = [0, 1, 24, 72, 168];

    public KeyHolder Holder { get; private set; } = null!; // set before anything is shown

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
        Holder = holder;
        if (!ModelState.IsValid)
            ModelState.Clear(); // the framework's sentence is not ours
        else if (Overlap.Check(input.Overlap ?? -1, "overlap") is null)
            return (await holders.RotateAsync(holder, TimeSpan.FromHours(input.Overlap!.Value), HttpContext.Visitor()!.Sign(clock), ct)).Value is { } token ? KeyTokenModel.Show(this, holder.Code, token) : NotFound();

        ModelState.AddModelError("overlap", texts["key.overlap-missing"]);
        return Page();
    }

    public sealed record InputModel
    {
        public int? Overlap { get; init; }
    }
}
