namespace SurveyHub.Engine;

/// <summary>Which entries are looked for; what is null does not matter.</summary>
/// <param name="By">The whole name.</param>
/// <param name="Subject">The whole subject.</param>
/// <param name="From">The first day, in Viet Nam.</param>
/// <param name="To">The last day, in Viet Nam, included.</param>
public sealed record AuditQuery(string? By = null, AuditAction? Action = null, string? Subject = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Where a page of entries ends, and the next one goes on.</summary>
public sealed record AuditPlace(DateTimeOffset DoneAt, Guid Id);

/// <summary>What staff did: added entry after entry, each in the integrity ledger with the act itself, never changed or removed.</summary>
public sealed class AuditTrail(Database database, Ledger ledger)
{
    private const string Select =
        "select id as Id, done_at as DoneAt, done_by as DoneBy, action as Action, subject as Subject, was as Was, became as Became, reason as Reason, sha256 as Sha256 from audit_entry";

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
        [.. (await database.QueryAsync<Row>($"{Select} where {Where(query, after)} order by done_at desc, id desc limit @most", Values(query, after, most), ct)).Select(row => row.ToEntry())];

    /// <summary>All entries that are looked for, the earliest first, in constant memory.</summary>
    public async IAsyncEnumerable<AuditEntry> StreamAsync(AuditQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in database.StreamAsync<Row>($"{Select} where {Where(query, after: null)} order by done_at, id", Values(query, null, 0), ct))
            yield return row.ToEntry();
    }

    /// <summary>The entries among these ids.</summary>
    internal static async Task<IEnumerable<AuditEntry>> FindAsync(Database database, IEnumerable<Guid> ids, CancellationToken ct) =>
        (await database.QueryAsync<Row>($"{Select} where id in @ids", new { ids = ids.Select(ColumnTypes.Key) }, ct)).Select(row => row.ToEntry());

    /// <summary>Of an act in the same transaction: neither is there without the other.</summary>
    internal async Task AddAsync(Transaction db, AuditEntry entry)
    {
        await db.ExecuteAsync(
            """
            insert into audit_entry (id, done_at, done_by, action, subject, was, became, reason, sha256)
            values (@id, @At, @By, @Action, @Subject, @Was, @Became, @Reason, @Sha256)
            """,
            new { id = entry.Id.Key(), entry.Done.At, entry.Done.By, entry.Action, entry.Subject, entry.Was, entry.Became, entry.Reason, entry.Sha256 });
        await ledger.AppendAsync(db, [entry.Line()]);
    }

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

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public DateTimeOffset DoneAt { get; init; }
        public required string DoneBy { get; init; }
        public required string Action { get; init; }
        public required string Subject { get; init; }
        public string? Was { get; init; }
        public string? Became { get; init; }
        public string? Reason { get; init; }
        public required string Sha256 { get; init; }

        public AuditEntry ToEntry() => new()
        {
            Id = new(Id, bigEndian: true),
            Done = new(DoneBy, DoneAt),
            Action = Action,
            Subject = Subject,
            Was = Was,
            Became = Became,
            Reason = Reason,
            StoredSha256 = Sha256,
        };
    }
}
