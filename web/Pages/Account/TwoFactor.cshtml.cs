using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What there is of a second factor, and the way to do without one where no role needs it.</summary>
[SignedInOnly]
[EnableRateLimiting(Bulkhead.Passwords)]
public sealed class TwoFactorModel(StaffAccounts accounts, StaffSignIn signIn) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public int CodesLeft { get; private set; }

    public bool IsRequired => HttpContext.Access().Roles.Any(role => role.NeedsSecondFactor());

    public async Task<IActionResult> OnGetAsync() => await FindAsync() is { } account ? await ShowAsync(account) : Response.SeeOther("/account/two-factor/set-up");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await FindAsync() is not { } account || IsRequired)
            return Response.SeeOther("/account/two-factor");
        if (await signIn.ConfirmAsync(account, Input.Current))
            ModelState.Add((await accounts.SetTwoFactorEnabledAsync(account, enabled: false)).Problems());
        else
            ModelState.Add(AccountProblems.CurrentPasswordRefused);
        if (!ModelState.IsValid)
            return await ShowAsync(account);

        await HttpContext.GoOnAsync(account, hasSecondFactor: false);
        return Response.SeeOther("/account?done=two-factor-off");
    }

    private async Task<IActionResult> ShowAsync(Account account)
    {
        CodesLeft = await accounts.CountRecoveryCodesAsync(account);
        return Page();
    }

    /// <returns>Null while there is no second factor.</returns>
    private async Task<Account?> FindAsync() =>
        await accounts.FindByIdAsync(HttpContext.Visitor()!.SignedIn!.Account.Id.ToString("D")) is { HasTwoFactor: true } account ? account : null;

    public sealed record InputModel
    {
        public string? Current { get; init; }
    }
}
