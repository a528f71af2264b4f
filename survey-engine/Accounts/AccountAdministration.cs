using System.Security.Cryptography;

namespace SurveyHub.Engine;

/// <summary>Who administers accounts.</summary>
/// <param name="Account">Null for whoever runs the program itself, on its server.</param>
public sealed record Actor(Guid? Account, Signature Done);

/// <summary>What is done to other people's accounts. Each act is in the audit trail with it, and whatever it takes away is gone at once.</summary>
/// <remarks>There is always somebody left who can administer, and nobody gives to themselves or takes the ground from under their own feet.</remarks>
public sealed class AccountAdministration(Database database, Accounts accounts, SignIns signIns, Units units)
{
    /// <summary>In characters, of the name and of a reason.</summary>
    public const int LongestFullName = 100;

    /// <summary>An account with its first role.</summary>
    public async Task<Outcome<Account>> AddAsync(Account account, Grant grant, Actor by, CancellationToken ct)
    {
        RenewStamp(account);
        if (await RefusalOfAsync(grant, ct) is { } refusal)
            return refusal;
        return await database.InTransactionAsync<Outcome<Account>>(
            async db =>
            {
                if (!await accounts.AddAsync(db, account, by.Done))
                    return Problem.AccountExists(account.SignInName);
                await accounts.GrantAsync(db, account.Id, grant, by.Done);
                return account;
            },
            ct);
    }

    /// <summary>Another name or address. With another address sign-ins end, and links that went to the old one are worth nothing.</summary>
    /// <param name="signInKey">Of the new sign-in name, which is the address where it was that before.</param>
    public async Task<Outcome<Account>> ChangeAsync(Account account, string fullName, EmailAddress email, string signInKey, Actor by, CancellationToken ct)
    {
        var (was, moves) = (Describe(account), account.Email != email.Value);
        if (account.SignInName == account.Email || account.Email is null && account.SignInName.Contains('@', StringComparison.Ordinal))
        {
            if (await accounts.FindByKeyAsync(signInKey, ct) is { } other && other.Id != account.Id)
                return Problem.AccountExists(email.Value);
            (account.SignInName, account.SignInKey) = (email.Value, signInKey);
        }

        (account.FullName, account.Email) = (fullName, email.Value);
        if (moves)
            RenewStamp(account);
        return await StoreAsync(account, EntryOf(by, AuditAction.AccountChanged, account, was, Describe(account)), endsSignIns: moves, ct);
    }

    public async Task<Outcome<Account>> GrantAsync(Account account, Grant grant, Actor by, CancellationToken ct)
    {
        if (by.Account == account.Id)
            return Problem.GrantOwn();
        if (await RefusalOfAsync(grant, ct) is { } refusal)
            return refusal;
        if ((await accounts.ListGrantsAsync(account.Id, ct)).Any(held => held.Overlaps(grant)))
            return Problem.GrantExists(grant.Role);
        await accounts.GrantAsync(account.Id, grant, by.Done, ct);
        signIns.Forget();
        return account;
    }

    /// <summary>Takes a role away at once; one that is gone already stays so.</summary>
    public async Task<Outcome<Account>> RevokeAsync(Account account, Grant grant, Actor by, CancellationToken ct)
    {
        if (by.Account == account.Id && grant.Role == Role.Administrator)
            return Problem.AdministratorOwn();
        var isLast = await database.InTransactionAsync(
            async db =>
            {
                if (grant.Role == Role.Administrator && await IsLastAdministratorAsync(db, by, row => row.Id.SequenceEqual(grant.Id.Key())))
                    return true;
                await accounts.RevokeAsync(db, account.Id, grant.Id, by.Done);
                return false;
            },
            ct);
        signIns.Forget();
        return isLast ? Problem.AdministratorLast() : account;
    }

    public async Task<Outcome<Account>> DisableAsync(Account account, Actor by, CancellationToken ct)
    {
        if (by.Account == account.Id)
            return Problem.AccountOwn();
        account.DisabledAt = by.Done.At;
        RenewStamp(account);
        return await StoreAsync(
            account, EntryOf(by, AuditAction.AccountDisabled, account), endsSignIns: true, ct,
            async db => await IsLastAdministratorAsync(db, by, row => row.Account.SequenceEqual(account.Id.Key())) ? Problem.AdministratorLast() : null);
    }

    public Task<Outcome<Account>> EnableAsync(Account account, Actor by, CancellationToken ct)
    {
        account.DisabledAt = null;
        Unlock(account);
        return StoreAsync(account, EntryOf(by, AuditAction.AccountEnabled, account), endsSignIns: false, ct);
    }

    public Task<Outcome<Account>> EndSignInsAsync(Account account, Actor by, CancellationToken ct)
    {
        RenewStamp(account);
        return StoreAsync(account, EntryOf(by, AuditAction.SignInEnded, account), endsSignIns: true, ct);
    }

    /// <summary>For a lost phone. A role that needs a second factor is worth nothing until a new one is set up.</summary>
    public async Task<Outcome<Account>> ResetSecondFactorAsync(Account account, string? reason, Actor by, CancellationToken ct)
    {
        if (by.Account == account.Id)
            return Problem.AccountOwn();
        var said = Reason.Of(reason);
        if (Reason.Check(said) is { } refusal)
            return refusal;
        (account.HasTwoFactor, account.AuthenticatorKey, account.RecoveryCodes) = (false, null, "");
        RenewStamp(account);
        return await StoreAsync(account, EntryOf(by, AuditAction.TwoFactorDisabled, account, reason: said), endsSignIns: true, ct);
    }

    /// <summary>Before a new link is sent by which a password can be chosen: those sent before are worth nothing, and sign-ins end.</summary>
    public async Task<Outcome<Account>> RenewLinkAsync(Account account, Actor by, CancellationToken ct)
    {
        if (account.DisabledAt is not null)
            return Problem.AccountDisabled();
        RenewStamp(account);
        return await StoreAsync(account, EntryOf(by, AuditAction.AccountChanged, account, became: new { Link = account.PasswordHash is null ? "invitation" : "password" }), endsSignIns: true, ct);
    }

    /// <summary>Sets a password, and ends whatever rested on the old one.</summary>
    /// <param name="isTemporary">Whether it was told by somebody else, so that nothing can be done with it but choosing another.</param>
    public Task<Outcome<Account>> SetPasswordAsync(Account account, string hash, bool isTemporary, Signature by, CancellationToken ct)
    {
        (account.PasswordHash, account.MustChange) = (hash, isTemporary);
        Unlock(account);
        RenewStamp(account);
        return StoreAsync(account, AuditEntry.Of(by, AuditAction.PasswordChanged, account.Id.ToString("D")), endsSignIns: true, ct);
    }

    /// <param name="refuse">In the same transaction, before anything is written.</param>
    private async Task<Outcome<Account>> StoreAsync(Account account, AuditEntry entry, bool endsSignIns, CancellationToken ct, Func<Transaction, Task<Problem?>>? refuse = null)
    {
        var problem = await accounts.UpdateWithAsync(
            account,
            entry,
            async (db, update) =>
            {
                if (refuse is not null && await refuse(db) is { } refusal)
                    return refusal;
                if (!await update())
                    return Problem.AccountChangedMeanwhile();
                if (endsSignIns)
                    await SignIns.EndAllAsync(db, account.Id, entry.Done.At);
                return null;
            },
            ct);
        signIns.Forget();
        return problem is null ? account : problem;
    }

    private async Task<Problem?> RefusalOfAsync(Grant grant, CancellationToken ct)
    {
        if (grant.Unit is null)
            return null;
        if (!grant.Role.Allows().Any(Roles.IsForUnits))
            return Problem.GrantForProvinceOnly(grant.Role);
        return await units.FindAsync(grant.Unit, ct) is { } unit && unit.ExistsOn(grant.From) ? null : Problem.GrantUnitUnknown(grant.Unit.Value);
    }

    /// <summary>Whether nobody who can sign in would be an administrator without those.</summary>
    /// <remarks>Their rows are locked first: else two administrators who are disabled at once would each count on the other.</remarks>
    private static async Task<bool> IsLastAdministratorAsync(Transaction db, Actor by, Func<AdministratorRow, bool> isTaken)
    {
        await db.ExecuteAsync("update account set revision = revision where id in (select account from held_role where role = 'administrator')", null);
        var left = await db.QueryAsync<AdministratorRow>(
            """
            select g.id as Id, g.account as Account
              from held_role g
              join account a on a.id = g.account
             where g.role = 'administrator' and g.valid_from <= @day and (g.valid_to is null or g.valid_to >= @day)
               and a.disabled_at is null and (a.password_hash is not null or exists (select 1 from sign_in s where s.account = a.id))
            """,
            new { day = by.Done.At.DayInVietnam() });
        return left.Count > 0 && left.All(isTaken);
    }

    private static AuditEntry EntryOf(Actor by, AuditAction action, Account account, object? was = null, object? became = null, string? reason = null) =>
        AuditEntry.Of(by.Done, action, account.Id.ToString("D"), was, became, reason);

    private static object Describe(Account account) => new { account.SignInName, account.FullName, account.Email };

    private static void Unlock(Account account) => (account.Failures, account.LockedUntil) = (0, null);

    private static void RenewStamp(Account account) => account.SecurityStamp = RandomNumberGenerator.GetHexString(40);

    private sealed record AdministratorRow
    {
        public required byte[] Id { get; init; }
        public required byte[] Account { get; init; }
    }
}
