using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The browsers on which one is signed in.</summary>
[SignedInOnly]
public sealed class SignInsModel(SignIns signIns, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SignIn> All { get; private set; } = [];

    public Guid This => SignedIn.SignIn.Id;

    private SignedIn SignedIn => HttpContext.Visitor()!.SignedIn!;

    public async Task OnGetAsync(CancellationToken ct) => All = await signIns.ListAsync(SignedIn.Account.Id, ct);

    /// <param name="end">Null to end all but this one.</param>
    public async Task<IActionResult> OnPostAsync(Guid? end, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return NotFound();
        var account = SignedIn.Account.Id;
        var entry = AuditEntry.Of(HttpContext.Visitor()!.Sign(clock), AuditAction.SignInEnded, account.ToString("D"), null, new { SignIn = end?.ToString("D") ?? "others" });
        await (end is { } one ? signIns.EndAsync(account, one, entry, ct) : signIns.EndAllAsync(account, This, entry, ct));
        return Response.SeeOther("/account/sign-ins");
    }
}
