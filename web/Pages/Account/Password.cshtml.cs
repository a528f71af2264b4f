using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[SignedInOnly(WithTemporaryPassword = true)]
[EnableRateLimiting(Bulkhead.Passwords)]
public sealed class PasswordModel(StaffAccounts accounts, StaffSignIn signIn) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Account Account => SignedIn.Account;

    private SignedIn SignedIn => HttpContext.Visitor()!.SignedIn!;

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await accounts.FindByIdAsync(Account.Id.ToString("D")) is not { PasswordHash: not null } account)
            return NotFound();
        if (!await ChangeAsync(account))
            return Page();

        await HttpContext.GoOnAsync(account, SignedIn.SignIn.HasSecondFactor);
        return Response.SeeOther("/account?done=password");
    }

    private async Task<bool> ChangeAsync(Account account)
    {
        if (!string.Equals(Input.Password, Input.Again, StringComparison.Ordinal))
            ModelState.Add(AccountProblems.PasswordsDiffer);
        else if (!await signIn.ConfirmAsync(account, Input.Current))
            ModelState.Add(AccountProblems.CurrentPasswordRefused);
        else
            ModelState.Add((await accounts.ChangePasswordAsync(account, Input.Current!, Input.Password ?? "")).Problems());
        return ModelState.IsValid;
    }

    public sealed record InputModel
    {
        public string? Current { get; init; }
        public string? Password { get; init; }
        public string? Again { get; init; }
    }
}
