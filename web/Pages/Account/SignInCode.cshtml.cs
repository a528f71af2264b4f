using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace SurveyHub.Web;

/// <summary>The second step of a sign-in.</summary>
[Public]
[EnableRateLimiting(Bulkhead.Passwords)]
public sealed class SignInCodeModel(StaffSignIn signIn) : PageModel
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
        if ((await signIn.TwoFactorAuthenticatorSignInAsync(Input.Code ?? "", isPersistent: false, rememberClient: false)).Succeeded)
            return Response.SeeOther(ReturnAddress.Of(To));

        ModelState.Add(AccountProblems.CodeRefused);
        return Page();
    }

    public sealed record InputModel
    {
        public string? Code { get; init; }
    }
}
