namespace SurveyHub.Engine;

/// <summary>Which entries are looked for; what is null does not matter.</summary>
/// <param name="By">The whole name.</param>
/// <param name="Subject">The whole subject.</param>
/// <param name="From">The first day, in Viet Nam.</param>
/// <param name="To">The last day, in Viet Nam, included.</param>
public sealed record AuditQuery(string? By = null, AuditAction? Action = null, string? Subject = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Where a page of entries ends, and the next one goes on.</summary>
/// <param name="DoneAt">As it stands in the table, so that a time altered there hides no other entry.</param>
public sealed record AuditPlace(string DoneAt, Guid Id);

/// <summary>What staff did: added entry after entry, each in the integrity ledger with the act itself, never changed or removed.</summary>
public sealed class AuditTrail(Database database, Ledger ledger)
{
    /// <summary>Of an act that changes nothing here, such as reading or exporting: written before it is done.</summary>
    public Task AddAsync(AuditEntry entry, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            await AddAsync(db, entry);
            return true;
        },
        ct);

    /// <summary>The entries that are looked for, the latest first.</summary>
    /// <param name="after">Null for the first page.</param>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(AuditQuery query, AuditPlace? after, int most, CancellationToken ct) =>
        [.. (await database.QueryAsync<StoredAuditEntry>($"{StoredAuditEntry.Select} where {Where(query, after)} order by done_at desc, id desc limit @most", Values(query, after, most), ct)).Select(row => row.ToEntry())];

    /// <summary>All entries that are looked for, the earliest first, in constant memory.</summary>
    public async IAsyncEnumerable<AuditEntry> StreamAsync(AuditQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in database.StreamAsync<StoredAuditEntry>($"{StoredAuditEntry.Select} where {Where(query, after: null)} order by done_at, id", Values(query, null, 0), ct))
            yield return row.ToEntry();
    }

    /// <summary>Of an act in the same transaction: neither is there without the other.</summary>
    /// <param name="beside">What else the act wrote that belongs in the ledger.</param>
    internal async Task AddAsync(Transaction db, AuditEntry entry, params IEnumerable<LedgerLine> beside)
    {
        var row = StoredAuditEntry.Of(entry);
        if (await db.TryInsertAsync(StoredAuditEntry.Insert, [row.Values()])) // else this is tried again after it was committed
            await ledger.AppendAsync(db, [.. beside, row.Line()]);
    }

    /// <summary>Whether the act was done already: work that is tried again after it was committed knows itself by its entry.</summary>
    internal static async Task<bool> HasAsync(Transaction db, AuditEntry entry) =>
        await db.SingleAsync<long>("select count(*) from audit_entry where id = @id", new { id = entry.Id.Key() }) > 0;

    private static string Where(AuditQuery query, AuditPlace? after) => string.Join(" and ", new[]
    {
        "1 = 1",
        query.By is null ? null : "done_by = @By",
        query.Action is null ? null : "action = @action",
        query.Subject is null ? null : "subject = @Subject",
        query.From is null ? null : "done_at >= @from",
        query.To is null ? null : "done_at < @to",
        after is null ? null : "done_at <= @DoneAt and (done_at < @DoneAt or id < @id)",
    }.OfType<string>());

    private static object Values(AuditQuery query, AuditPlace? after, int most) => new
    {
        query.By,
        action = query.Action is { } action ? Words.Write(action) : null,
        query.Subject,
        from = query.From?.StartInVietnam(),
        to = query.To?.AddDays(1).StartInVietnam(),
        after?.DoneAt,
        id = after?.Id.Key(),
        most,
    };
}
