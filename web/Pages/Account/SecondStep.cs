using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What comes after a right password: a code of one kind or the other.</summary>
public abstract class SecondStep(StaffSignIn signIn) : PageModel
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
        if ((await SignInAsync(Input.Code ?? "")).Succeeded)
            return Response.SeeOther(ReturnAddress.Of(To));

        ModelState.Add(Refused);
        return Page();
    }

    protected StaffSignIn Staff => signIn;

    /// <summary>What is said of a code that is not right.</summary>
    protected abstract Problem Refused { get; }

    protected abstract Task<Microsoft.AspNetCore.Identity.SignInResult> SignInAsync(string code);

    public sealed record InputModel
    {
        public string? Code { get; init; }
    }
}
