using System.Collections.Concurrent;

namespace SurveyHub.Engine;

/// <summary>An account on one browser.</summary>
/// <param name="Browser">Which one, on what; empty where it does not say.</param>
/// <param name="HasSecondFactor">Whether it was confirmed by one.</param>
public sealed record SignIn(Guid Id, Guid Account, string Browser, bool HasSecondFactor, DateTimeOffset BeganAt)
{
    /// <summary>To within a minute.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>Null while it is good.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>Somebody who is signed in now, as the store knew it a few seconds ago.</summary>
public sealed record SignedIn(SignIn SignIn, Account Account, IReadOnlyList<Grant> Grants);

/// <summary>Who is signed in where. Ending a sign-in, or a change of account or roles, is felt within seconds on every node.</summary>
public sealed class SignIns(Database database, Accounts accounts, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How long what was read may be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>Without a sign of life it ends by itself.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    /// <summary>It ends by itself after a working day, however busy it is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private const int MostRemembered = 10_000;
    private const int LongestBrowser = 100;

    private const string Select = "select id as Id, account as Account, browser as Browser, two_factor as TwoFactor, began_at as BeganAt, seen_at as SeenAt, ended_at as EndedAt from sign_in";

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset ReadAt, SignedIn? Found)> _known = new();

    public Task<SignIn> BeginAsync(Account account, string browser, bool hasSecondFactor, CancellationToken ct) => BeginAsync(account, browser, hasSecondFactor, entry: null, ct);

    /// <param name="entry">What the audit trail says of it; null where something else is said, such as that a second factor was set up.</param>
    public async Task<SignIn> BeginAsync(Account account, string browser, bool hasSecondFactor, AuditEntry? entry, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var signIn = new SignIn(Guid.NewGuid(), account.Id, browser.Length > LongestBrowser ? browser[..LongestBrowser] : browser, hasSecondFactor, now) { SeenAt = now };
        await database.InTransactionAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    "insert into sign_in (id, account, browser, two_factor, began_at, seen_at) values (@id, @account, @Browser, @twoFactor, @BeganAt, @SeenAt)",
                    new { id = signIn.Id.Key(), account = account.Id.Key(), signIn.Browser, twoFactor = hasSecondFactor ? 1 : 0, signIn.BeganAt, signIn.SeenAt });
                if (entry is not null)
                    await audit.AddAsync(db, entry);
                return signIn;
            },
            ct);
        return signIn;
    }

    /// <summary>Null when it was ended, has lapsed, or the account was disabled.</summary>
    public async ValueTask<SignedIn?> FindAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && (now - known.ReadAt).Duration() < Lifetime)
            return known.Found;
        var found = await ReadAsync(id, now, ct);
        if (_known.Count >= MostRemembered)
            _known.Clear();
        _known[id] = (now, found);
        return found;
    }

    /// <summary>Those of an account that are good, the latest first.</summary>
    public async Task<IReadOnlyList<SignIn>> ListAsync(Guid account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await database.QueryAsync<Row>($"{Select} where account = @account and ended_at is null order by began_at desc, id", new { account = account.Key() }, ct);
        return [.. rows.Select(row => row.ToSignIn()).Where(signIn => IsGood(signIn, now))];
    }

    /// <summary>Ends one sign-in of the account; ending it again changes nothing.</summary>
    public Task EndAsync(Guid account, Guid id, CancellationToken ct) => EndAsync("account = @account and id = @id", account, id, entry: null, ct);

    /// <inheritdoc cref="EndAsync(Guid, Guid, CancellationToken)"/>
    /// <param name="entry">What the audit trail says of it.</param>
    public Task EndAsync(Guid account, Guid id, AuditEntry entry, CancellationToken ct) => EndAsync("account = @account and id = @id", account, id, entry, ct);

    /// <summary>Ends all sign-ins of the account but one.</summary>
    /// <param name="but">Null to end them all.</param>
    public Task EndAllAsync(Guid account, Guid? but, CancellationToken ct) => EndAsync("account = @account and id <> @id", account, but ?? Guid.Empty, entry: null, ct);

    /// <inheritdoc cref="EndAllAsync(Guid, Guid?, CancellationToken)"/>
    /// <param name="entry">What the audit trail says of it, if there is any to end.</param>
    public Task EndAllAsync(Guid account, Guid? but, AuditEntry entry, CancellationToken ct) => EndAsync("account = @account and id <> @id", account, but ?? Guid.Empty, entry, ct);

    /// <returns>When the account was last seen; null when it never signed in.</returns>
    public async Task<DateTimeOffset?> FindSeenAsync(Guid account, CancellationToken ct) =>
        (await database.FindAsync<SeenRow>("select account as Account, max(seen_at) as SeenAt from sign_in where account = @account group by account", new { account = account.Key() }, ct))?.SeenAt;

    /// <summary>When each account was last seen, those that ever signed in.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ListSeenAsync(CancellationToken ct) =>
        (await database.QueryAsync<SeenRow>("select account as Account, max(seen_at) as SeenAt from sign_in group by account", null, ct)).ToDictionary(row => new Guid(row.Account, bigEndian: true), row => row.SeenAt);

    /// <summary>Of an act in the same transaction, after which <see cref="Forget"/> is due.</summary>
    internal static Task EndAllAsync(Transaction db, Guid account, DateTimeOffset at) =>
        db.ExecuteAsync("update sign_in set ended_at = @at where ended_at is null and account = @account", new { at, account = account.Key() });

    /// <summary>What was read is read again, so that what has changed is felt at once here.</summary>
    internal void Forget() => _known.Clear();

    private async Task EndAsync(string which, Guid account, Guid id, AuditEntry? entry, CancellationToken ct)
    {
        var values = new { now = clock.GetUtcNow(), account = account.Key(), id = id.Key() };
        await database.InTransactionAsync(
            async db =>
            {
                var ended = await db.ExecuteAsync($"update sign_in set ended_at = @now where ended_at is null and {which}", values);
                if (ended > 0 && entry is not null)
                    await audit.AddAsync(db, entry);
                return ended;
            },
            ct);
        Forget();
    }

    private async Task<SignedIn?> ReadAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        if ((await database.FindAsync<Row>($"{Select} where id = @id", new { id = id.Key() }, ct))?.ToSignIn() is not { } signIn || !IsGood(signIn, now))
            return null;
        if (await accounts.FindAsync(signIn.Account, ct) is not { DisabledAt: null } account)
            return null;
        if (now - signIn.SeenAt >= TimeSpan.FromMinutes(1))
            await database.InTransactionAsync(db => db.ExecuteAsync("update sign_in set seen_at = @now where id = @id", new { now, id = id.Key() }), ct);
        return new(signIn, account, await accounts.ListGrantsAsync(account.Id, ct));
    }

    private static bool IsGood(SignIn signIn, DateTimeOffset now) => signIn.EndedAt is null && now - signIn.SeenAt < Idle && now - signIn.BeganAt < Longest;

    private sealed record SeenRow
    {
        public required byte[] Account { get; init; }
        public DateTimeOffset SeenAt { get; init; }
    }

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required byte[] Account { get; init; }
        public required string Browser { get; init; }
        public long TwoFactor { get; init; }
        public DateTimeOffset BeganAt { get; init; }
        public DateTimeOffset SeenAt { get; init; }
        public DateTimeOffset? EndedAt { get; init; }

        public SignIn ToSignIn() => new(new(Id, bigEndian: true), new(Account, bigEndian: true), Browser, TwoFactor != 0, BeganAt) { SeenAt = SeenAt, EndedAt = EndedAt };
    }
}
