using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace SurveyHub.Web;

/// <summary>The second step of a sign-in for those whose authenticator is lost or not at hand.</summary>
[Public]
[EnableRateLimiting(Bulkhead.Passwords)]
public sealed class SignInRecoveryModel(StaffSignIn signIn) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Response.SeeOther("/account/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            return Response.SeeOther("/account/sign-in");
        if ((await signIn.TwoFactorRecoveryCodeSignInAsync(Input.Code ?? "")).Succeeded)
            return Response.SeeOther(ReturnAddress.Of(To));

        ModelState.Add(AccountProblems.RecoveryCodeRefused);
        return Page();
    }

    public sealed record InputModel
    {
        public string? Code { get; init; }
    }
}
