using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace SurveyHub.Web;

[SignedInOnly]
[EnableRateLimiting(Bulkhead.Passwords)]
public sealed class RecoveryCodesModel(StaffAccounts accounts, StaffSignIn signIn) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Shown once, when they are made.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public IActionResult OnGet() => HttpContext.Visitor()!.SignedIn!.Account.HasTwoFactor ? Page() : Response.SeeOther("/account/two-factor");

    /// <remarks>Ends on no other page: what is shown once cannot be asked for again.</remarks>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await accounts.FindByIdAsync(HttpContext.Visitor()!.SignedIn!.Account.Id.ToString("D")) is not { HasTwoFactor: true } account)
            return Response.SeeOther("/account/two-factor");
        if (await signIn.ConfirmAsync(account, Input.Current))
            Codes = (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, StaffAccounts.RecoveryCodes))?.ToList();
        else
            ModelState.Add(AccountProblems.CurrentPasswordRefused);
        return Page();
    }

    public sealed record InputModel
    {
        public string? Current { get; init; }
    }
}
