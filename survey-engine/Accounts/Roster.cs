namespace SurveyHub.Engine;

/// <summary>Whether an account can be used now.</summary>
public enum AccountState
{
    Active,

    /// <summary>It was made, and nobody has signed in with it yet.</summary>
    Invited,

    /// <summary>For some minutes, after too many wrong passwords or codes.</summary>
    Locked,

    Disabled,
}

/// <summary>An account as administrators see it.</summary>
/// <param name="Grants">All it was ever given, also what is over.</param>
/// <param name="SeenAt">Null while it has never signed in.</param>
public sealed record AccountLine(Account Account, IReadOnlyList<Grant> Grants, DateTimeOffset? SeenAt)
{
    public AccountState StateAt(DateTimeOffset now) =>
        Account.DisabledAt is not null ? AccountState.Disabled
        : Account.LockedUntil > now ? AccountState.Locked
        : Account.PasswordHash is null && SeenAt is null ? AccountState.Invited
        : AccountState.Active;
}

/// <summary>Reads who works with the program.</summary>
public sealed class Roster(Accounts accounts, SignIns signIns)
{
    /// <summary>All accounts, by their names.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(CancellationToken ct)
    {
        var (grants, seen) = (await accounts.ListGrantsAsync(ct), await signIns.ListSeenAsync(ct));
        return [.. (await accounts.ListAsync(ct)).Select(account => new AccountLine(account, [.. grants[account.Id]], seen.TryGetValue(account.Id, out var at) ? at : null))];
    }

    public async Task<AccountLine?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { } account)
            return null;
        return new(account, await accounts.ListGrantsAsync(id, ct), await signIns.FindSeenAsync(id, ct));
    }
}
