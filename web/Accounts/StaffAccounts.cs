using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The accounts as ASP.NET Core Identity handles them, by this program's clock, and with each change told in the audit trail.</summary>
public sealed class StaffAccounts(
    IUserStore<Account> store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher, IEnumerable<IUserValidator<Account>> userValidators,
    IEnumerable<IPasswordValidator<Account>> passwordValidators, ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<Account>> logger, TimeProvider clock)
    : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    /// <summary>How many there are.</summary>
    public const int RecoveryCodes = 10;

    private const int RecoveryGroups = 3;

    private readonly AccountStore _store = (AccountStore)store;

    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockedUntil > clock.GetUtcNow());

    /// <summary>A wrong password or code.</summary>
    public override Task<IdentityResult> AccessFailedAsync(Account user)
    {
        if (++user.Failures >= Options.Lockout.MaxFailedAccessAttempts)
            (user.Failures, user.LockedUntil) = (0, clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan);
        return ToldAsync(SignInFailed(user), () => _store.UpdateAsync(user, CancellationToken));
    }

    /// <summary>What is told of somebody who could not sign in; of a name that nobody has, nothing.</summary>
    public AuditEntry SignInFailed(Account? account) => AuditEntry.Of(
        new("?", clock.GetUtcNow()), AuditAction.SignInFailed, account?.Id.ToString("D") ?? "?", null, account is null ? null : new { account.SignInName, account.LockedUntil });

    public override Task<IdentityResult> ChangePasswordAsync(Account user, string currentPassword, string newPassword)
    {
        user.MustChange = false;
        return ToldAsync(Entry(user, AuditAction.PasswordChanged), () => base.ChangePasswordAsync(user, currentPassword, newPassword));
    }

    /// <summary>From now on the authenticator that has this key is asked for its codes.</summary>
    public async Task<IdentityResult> AddAuthenticatorAsync(Account user, string key)
    {
        await _store.SetAuthenticatorKeyAsync(user, key, CancellationToken);
        return await SetTwoFactorEnabledAsync(user, enabled: true);
    }

    public override Task<IdentityResult> SetTwoFactorEnabledAsync(Account user, bool enabled)
    {
        if (!enabled)
            (user.AuthenticatorKey, user.RecoveryCodes) = (null, "");
        return ToldAsync(Entry(user, enabled ? AuditAction.TwoFactorEnabled : AuditAction.TwoFactorDisabled), () => base.SetTwoFactorEnabledAsync(user, enabled));
    }

    public override Task<IEnumerable<string>?> GenerateNewTwoFactorRecoveryCodesAsync(Account user, int number) =>
        ToldAsync(Entry(user, AuditAction.RecoveryCodesMade), () => base.GenerateNewTwoFactorRecoveryCodesAsync(user, number));

    public override Task<IdentityResult> RedeemTwoFactorRecoveryCodeAsync(Account user, string code) =>
        ToldAsync(Entry(user, AuditAction.RecoveryCodeUsed), () => base.RedeemTwoFactorRecoveryCodeAsync(user, ReadableSecret.Tidy(code)));

    protected override string CreateTwoFactorRecoveryCode() => ReadableSecret.New(RecoveryGroups);

    private AuditEntry Entry(Account account, AuditAction action) => AuditEntry.Of(Visitor.Sign(account, clock), action, account.Id.ToString("D"));

    private async Task<T> ToldAsync<T>(AuditEntry entry, Func<Task<T>> change)
    {
        _store.Entry = entry;
        try
        {
            return await change();
        }
        finally
        {
            _store.Entry = null; // nothing was written, so nothing is told
        }
    }
}
