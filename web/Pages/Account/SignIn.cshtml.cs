using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace SurveyHub.Web;

[Public]
[EnableRateLimiting(Bulkhead.Passwords)]
public sealed class SignInModel(StaffSignIn signIn) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public IActionResult OnGet() => HttpContext.Visitor()?.SignedIn is null ? Page() : Response.SeeOther(ReturnAddress.Of(To));

    public async Task<IActionResult> OnPostAsync()
    {
        var result = await signIn.PasswordSignInAsync(Input.Name?.Trim() ?? "", Input.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return Response.SeeOther(ReturnAddress.Of(To));
        if (result.RequiresTwoFactor)
            return Response.SeeOther("/account/sign-in/code" + QueryString.Create("to", ReturnAddress.Of(To)));

        ModelState.Add(result.Problem());
        return Page();
    }

    public sealed record InputModel
    {
        public string? Name { get; init; }
        public string? Password { get; init; }
    }
}
