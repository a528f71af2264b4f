using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The sign-in of ASP.NET Core Identity, which ends in this program's own cookie and lets nobody find out whether an account exists.</summary>
public sealed class StaffSignIn(
    StaffAccounts accounts, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, Passwords passwords, AuditTrail audit, TimeProvider clock)
    : SignInManager<Account>(accounts, context, claims, options, logger, schemes, confirmation)
{
    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(user.DisabledAt is null);

    /// <remarks>Whatever is refused took the time of one password and one transaction, and looks the same from outside.</remarks>
    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var account = await accounts.FindByNameAsync(userName);
        if (account is { PasswordHash: not null, DisabledAt: null } && !await accounts.IsLockedOutAsync(account))
            return await PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure);
        passwords.Pretend(password);
        await audit.AddAsync(accounts.SignInFailed(account), Context.RequestAborted);
        return SignInResult.Failed;
    }

    /// <remarks>Counted like wrong passwords, which the framework does not do.</remarks>
    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is not { } account || await PreSignInCheck(account) is not null)
            return SignInResult.Failed;
        var result = await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode);
        if (!result.Succeeded)
            await accounts.AccessFailedAsync(account);
        return result;
    }

    /// <summary>Whether whoever sits at a signed-in browser is the one who signed in; wrong passwords count as they do there.</summary>
    /// <remarks>Who has no password comes by another sign-in and cannot be asked for it.</remarks>
    public async Task<bool> ConfirmAsync(Account account, string? password) =>
        account.PasswordHash is null || (await CheckPasswordSignInAsync(account, password ?? "", lockoutOnFailure: true)).Succeeded;

    /// <summary>Where all ways to sign in end.</summary>
    public override Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var hasSecondFactor = additionalClaims.Any(claim => claim is { Type: "amr", Value: "mfa" });
        var entry = AuditEntry.Of(Visitor.Sign(user, clock), AuditAction.SignedIn, user.Id.ToString("D"), null, new { SecondFactor = hasSecondFactor });
        return Context.SignInAsync(user, hasSecondFactor, entry);
    }
}
