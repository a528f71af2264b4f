using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The sign-in through the province's own: where it begins, where it comes back to, and where it says why it failed.</summary>
[Public]
public sealed class SsoModel(Sso sso, SsoAccounts accounts) : PageModel
{
    private static readonly Problem[] _refusals =
    [
        Problem.SsoDenied(), Problem.SsoBroken(), Problem.SsoAway(), Problem.SsoEmailUnverified(), Problem.SsoEmailTaken(), Problem.SsoRoleMissing(), Problem.SsoAccountLocked(),
        Problem.SsoAccountDisabled(),
    ];

    public string Provider => sso.Settings!.Name;

    /// <summary>Where the browser goes now; null when it stays.</summary>
    public string? Next { get; private set; }

    /// <summary>Why it failed; null when nothing has.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Of this site: where to go once signed in.</summary>
    public string To { get; private set; } = "";

    [NonHandler] // or its name would make it one, of a method called PAGE
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (sso.Settings is null)
            context.Result = NotFound();
        var to = Request.HasFormContentType ? Request.Form["to"].ToString() : Request.Query["to"].ToString();
        To = ReturnAddress.Of(to);
    }

    public async Task<IActionResult> OnGetAsync(string? refused, CancellationToken ct)
    {
        if (refused is not null)
            return Show(refused);
        if (SsoPerson.Of((await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme)).Principal) is not { } person)
            return Page();

        var outcome = await accounts.AdmitAsync(person, ct);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (outcome.Value is not { } account)
            return Refuse(outcome.Problems[0]);
        return Redirect(await accounts.SignInAsync(HttpContext, account, person) ? To : "/account/sign-in/code" + QueryString.Create("to", To));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Next = await HttpContext.BeginSsoAsync(To);
        if (Next is null)
            return Refuse(Problem.SsoAway());
        Response.Headers["Refresh"] = $"0;url={Next}"; // no redirect: browsers hold that against form-action, wherever the provider then leads
        return Page();
    }

    private IActionResult Refuse(Problem problem) => Response.SeeOther(Sso.Page + QueryString.Create("to", To).Add("refused", problem.Rule));

    private IActionResult Show(string rule)
    {
        Problem = _refusals.SingleOrDefault(problem => problem.Rule == rule);
        if (Problem is null)
            return NotFound();
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
