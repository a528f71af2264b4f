using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[SignedInOnly(WithTemporaryPassword = true)]
public sealed class SignOutModel(SignIns signIns, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var visitor = HttpContext.Visitor()!;
        var (id, account) = (visitor.SignedIn!.SignIn.Id, visitor.SignedIn.Account.Id);
        await signIns.EndAsync(account, id, AuditEntry.Of(visitor.Sign(clock), AuditAction.SignedOut, account.ToString("D")), ct);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Response.SeeOther("/");
    }
}
