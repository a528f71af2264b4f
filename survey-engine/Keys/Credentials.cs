using System.Collections.Concurrent;

namespace SurveyHub.Engine;

/// <summary>A digest, whose it is, and until when it is good.</summary>
/// <param name="EndsAt">Null while no end is known.</param>
internal sealed record Credential<T>(string Sha256, Code Holder, T Value, DateTimeOffset? EndsAt);

/// <summary>How long what a program was known by works beside its new token, so that it can change over without an outage.</summary>
public static class Overlap
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <param name="place">Where it was asked for.</param>
    /// <returns>Null when it is fine.</returns>
    public static Problem? Check(int hours, string place) =>
        hours >= 0 && TimeSpan.FromHours(hours) <= Longest ? null : Problem.OverlapOutOfRange(place, (int)Longest.TotalHours);
}

/// <summary>By what devices, or keys, are known. Which tokens are good is known from memory, a few seconds old at most.</summary>
/// <param name="kind">What they are called in the audit trail: <c>device</c> or <c>key</c>.</param>
/// <param name="table">Of those who hold them: it has the columns code, token, revoked_at and seen_at.</param>
/// <param name="read">The holders that were not revoked, each with its present token.</param>
internal sealed class Credentials<T>(Database database, AuditTrail audit, string kind, string table, string prefix, Func<CancellationToken, Task<IEnumerable<Credential<T>>>> read, TimeProvider clock)
    where T : class
{
    /// <summary>How long a token may work after it was revoked.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Code, DateTimeOffset> _noted = new();
    private volatile Contents? _contents;

    /// <summary>Whoever holds this token; null when nobody does any more.</summary>
    /// <remarks>It is sought by its digest: how long that takes tells something of digests, for which nobody can make a token. No secret is ever compared.</remarks>
    public async ValueTask<T?> FindAsync(string token, CancellationToken ct)
    {
        var (now, contents) = (clock.GetUtcNow(), _contents);
        if (contents is null || (now - contents.ReadAt).Duration() >= Lifetime) // a clock that was set back must not keep the old for long
            _contents = contents = await ReadAsync(now, ct);
        if (!contents.BySha256.TryGetValue(Secret.Digest(token), out var credential) || credential.EndsAt <= now)
            return null;
        await NoteAsync(credential.Holder, now, ct);
        return credential.Value;
    }

    /// <param name="insert">Inserts the holder with the digest, unless its code is taken; returns how many rows it wrote.</param>
    /// <returns>The token; null where the code is taken.</returns>
    public async Task<string?> AddAsync(Code holder, Func<Transaction, string, Task<int>> insert, object became, Signature by, CancellationToken ct)
    {
        var (secret, entry) = (Secret.New(prefix), Entry(AuditAction.KeyAdded, holder, became, by));
        var added = await InTransactionAsync(
            async db =>
            {
                if (await insert(db, secret.Sha256) == 0)
                    return await FindTokenAsync(db, holder) == secret.Sha256; // stored by an attempt of which no word came back
                await audit.AddAsync(db, entry);
                return true;
            },
            ct);
        return added ? secret.Token : null;
    }

    /// <summary>Gives a new token; the one before it works on for a while, and those before that no longer than it.</summary>
    /// <returns>The token; null where there is no such holder, or it was revoked.</returns>
    public async Task<string?> RotateAsync(Code holder, TimeSpan overlap, Signature by, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(overlap, Overlap.Longest);
        var (secret, until) = (Secret.New(prefix), by.At + overlap);
        var entry = Entry(AuditAction.KeyRotated, holder, new { FormerWorksUntil = ColumnTypes.Write(until) }, by);
        var rotated = await InTransactionAsync(
            async db =>
            {
                if (await FindTokenAsync(db, holder) is not { } former)
                    return false;
                if (former == secret.Sha256)
                    return true; // stored by an attempt of which no word came back
                await ReplaceAsync(db, holder, former, secret.Sha256, until, by.At);
                await audit.AddAsync(db, entry);
                return true;
            },
            ct);
        return rotated ? secret.Token : null;
    }

    /// <summary>Ends all tokens of the holder for good; revoking them again changes nothing.</summary>
    public Task RevokeAsync(Code holder, Signature by, CancellationToken ct)
    {
        var entry = Entry(AuditAction.KeyRevoked, holder, null, by);
        return InTransactionAsync(
            async db =>
            {
                if (await db.ExecuteAsync($"update {table} set revoked_at = @At where code = @holder and revoked_at is null", new { holder, by.At }) == 0)
                    return false;
                await db.ExecuteAsync("delete from former_token where kind = @kind and holder = @holder", new { kind, holder });
                await audit.AddAsync(db, entry);
                return true;
            },
            ct);
    }

    private async Task ReplaceAsync(Transaction db, Code holder, string former, string next, DateTimeOffset until, DateTimeOffset now)
    {
        var values = new { kind, holder, former, next, until, now };
        await db.ExecuteAsync($"update {table} set token = @next where code = @holder", values);
        await db.ExecuteAsync("update former_token set ends_at = @until where kind = @kind and holder = @holder and ends_at > @until", values);
        await db.ExecuteAsync("delete from former_token where ends_at <= @now", values);
        if (until > now)
            await db.ExecuteAsync("insert into former_token (token, kind, holder, ends_at) values (@former, @kind, @holder, @until)", values);
    }

    private async Task<string?> FindTokenAsync(Transaction db, Code holder) =>
        (await db.QueryAsync<string>($"select token from {table} where code = @holder and revoked_at is null", new { holder })).SingleOrDefault();

    private async Task<bool> InTransactionAsync(Func<Transaction, Task<bool>> work, CancellationToken ct)
    {
        var done = await database.InTransactionAsync(work, ct);
        _contents = null; // here it is felt at once
        return done;
    }

    private AuditEntry Entry(AuditAction action, Code holder, object? became, Signature by) => AuditEntry.Of(by, action, $"{kind}:{holder}", null, became);

    /// <remarks>First the holders, then what they were known by: a token that is replaced in between is found twice rather than never.</remarks>
    private async Task<Contents> ReadAsync(DateTimeOffset now, CancellationToken ct)
    {
        var present = (await read(ct)).ToList();
        var byHolder = present.ToDictionary(credential => credential.Holder);
        var former = await database.QueryAsync<Former>("select token as Token, holder as Holder, ends_at as EndsAt from former_token where kind = @kind and ends_at > @now", new { kind, now }, ct);
        var replaced = former.Where(row => byHolder.ContainsKey(row.Holder)).Select(row => Until(byHolder[row.Holder] with { Sha256 = row.Token }, row.EndsAt));
        return new(now, replaced.Concat(present).DistinctBy(credential => credential.Sha256).ToDictionary(credential => credential.Sha256));
    }

    private static Credential<T> Until(Credential<T> credential, DateTimeOffset end) => credential with { EndsAt = credential.EndsAt < end ? credential.EndsAt : end };

    /// <summary>Writes once a minute that the holder was seen, however much it does.</summary>
    private async Task NoteAsync(Code holder, DateTimeOffset now, CancellationToken ct)
    {
        if (_noted.TryGetValue(holder, out var noted) && (now - noted).Duration() < TimeSpan.FromMinutes(1))
            return;
        _noted[holder] = now;
        await database.InTransactionAsync(db => db.ExecuteAsync($"update {table} set seen_at = @now where code = @holder", new { now, holder }), ct);
    }

    private sealed record Contents(DateTimeOffset ReadAt, IReadOnlyDictionary<string, Credential<T>> BySha256);

    private sealed record Former
    {
        public required string Token { get; init; }
        public required Code Holder { get; init; }
        public DateTimeOffset EndsAt { get; init; }
    }
}
