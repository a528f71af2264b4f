using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The first authenticator, or another in its place: nothing changes until it has shown a right code.</summary>
[SignedInOnly]
[EnableRateLimiting(Bulkhead.Passwords)]
public sealed class TwoFactorSetUpModel(StaffAccounts accounts, StaffSignIn signIn, SpentCodes spent, IDataProtectionProvider protection, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AuthenticatorSetup Setup { get; private set; } = null!; // set by each handler

    /// <summary>Shown once, when it is done.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    public Account Account => HttpContext.Visitor()!.SignedIn!.Account;

    public bool IsRequired => HttpContext.Access().LacksSecondFactor;

    public void OnGet() => Setup = AuthenticatorSetup.New(protection, Account);

    /// <remarks>Ends on no other page: what is shown once cannot be asked for again.</remarks>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (AuthenticatorSetup.Open(protection, Account, Input.Setup) is not { } setup)
            return Response.SeeOther("/account/two-factor/set-up");
        Setup = setup;
        if (await accounts.FindByIdAsync(Account.Id.ToString("D")) is not { } account || !await IsConfirmedAsync(account, ct))
            return Page();

        ModelState.Add((await accounts.AddAuthenticatorAsync(account, setup.Key)).Problems());
        if (!ModelState.IsValid)
            return Page();
        RecoveryCodes = [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, StaffAccounts.RecoveryCodes) ?? []];
        await HttpContext.GoOnAsync(account, hasSecondFactor: true);
        return Page();
    }

    private async Task<bool> IsConfirmedAsync(Account account, CancellationToken ct)
    {
        if (account.HasTwoFactor && !await signIn.ConfirmAsync(account, Input.Current))
            ModelState.Add(AccountProblems.CurrentPasswordRefused);
        else if (OneTimeCode.FindStep(Setup.Key, Input.Code ?? "", clock.GetUtcNow()) is { } step)
            await spent.SpendAsync(account.Id, step, ct);
        else
            ModelState.Add(AccountProblems.CodeRefused);
        return ModelState.IsValid;
    }

    public sealed record InputModel
    {
        public string? Setup { get; init; }
        public string? Code { get; init; }
        public string? Current { get; init; }
    }
}
