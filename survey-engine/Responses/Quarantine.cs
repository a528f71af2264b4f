namespace SurveyHub.Engine;

/// <summary>A response that names a campaign or version not known here, or came too late for one that is frozen, as it was sent.</summary>
public sealed record QuarantinedResponse
{
    public required Guid Id { get; init; }

    /// <summary>The code of the device that handed it in; null when it came without a credential.</summary>
    public Code? Device { get; init; }

    /// <summary>The rule of why it was not stored.</summary>
    public required string Reason { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was stored after all; null while it waits.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Its JSON, byte by byte.</summary>
    public required string Body { get; init; }
}

/// <summary>What became of a response that was to be kept.</summary>
public enum Keeping
{
    /// <summary>It is there, now or already.</summary>
    Kept,

    /// <summary>Other bytes are kept under its id; nothing was changed.</summary>
    Conflict,

    /// <summary>Too many wait already.</summary>
    Full,
}

/// <summary>Keeps what nobody can read yet, so that nothing is lost that was acknowledged. What was settled is erased after the days that <see cref="Retention"/> says; what waits never is.</summary>
/// <param name="mostWaiting">How many may wait at once.</param>
/// <param name="mostAnonymous">How many of those may have come without a credential: a stranger must not fill the disk.</param>
public sealed class Quarantine(Database database, AuditTrail audit, int mostWaiting = 100_000, int mostAnonymous = 10_000)
{
    private const string Columns = "id as Id, device as Device, reason as Reason, received_at as ReceivedAt, settled_at as SettledAt, body as Body";

    /// <summary>Keeps many in one transaction; what was kept before is kept once.</summary>
    /// <returns>One a response, in their order.</returns>
    public Task<IReadOnlyList<Keeping>> AddAsync(IReadOnlyList<QuarantinedResponse> batch, CancellationToken ct) => database.InTransactionAsync<IReadOnlyList<Keeping>>(
        async db =>
        {
            var waiting = await db.SingleAsync<Waiting>(
                "select count(*) as Total, count(*) - count(device) as Anonymous from quarantined_response where settled_at is null", null);
            var kept = new List<Keeping>(batch.Count);
            foreach (var response in batch)
                kept.Add(await AddAsync(db, response, waiting, added: kept.Count(keeping => keeping == Keeping.Kept)));
            return kept;
        },
        ct);

    public async Task<QuarantinedResponse?> FindAsync(Guid id, CancellationToken ct) =>
        (await database.FindAsync<Row>($"select {Columns} from quarantined_response where id = @id", new { id = id.Key() }, ct))?.ToResponse();

    /// <summary>All that were ever kept, or only those that wait, in the order of their arrival.</summary>
    public async IAsyncEnumerable<QuarantinedResponse> ListAsync(bool onlyWaiting, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var sql = $"select {Columns} from quarantined_response where settled_at is null or not @onlyWaiting order by received_at, id";
        await foreach (var row in database.StreamAsync<Row>(sql, new { onlyWaiting }, ct))
            yield return row.ToResponse();
    }

    /// <summary>Notes that it was stored after all.</summary>
    public Task SettleAsync(QuarantinedResponse kept, Signature by, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            var settled = await SettleAsync(db, kept.Id, by.At);
            if (settled)
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.QuarantineReplayed, kept.Id.ToString("D"), new { kept.Reason, ReceivedAt = ColumnTypes.Write(kept.ReceivedAt) }));
            return settled;
        },
        ct);

    /// <returns>False when it waited no more.</returns>
    internal static async Task<bool> SettleAsync(Transaction db, Guid id, DateTimeOffset at) =>
        await db.ExecuteAsync("update quarantined_response set settled_at = @at where id = @id and settled_at is null", new { id = id.Key(), at }) == 1;

    private async Task<Keeping> AddAsync(Transaction db, QuarantinedResponse response, Waiting waiting, int added)
    {
        var (id, sha256) = (response.Id.Key(), CanonicalJson.Sha256(response.Body));
        if ((await db.QueryAsync<string>("select sha256 from quarantined_response where id = @id", new { id })) is [var known])
            return known == sha256 ? Keeping.Kept : Keeping.Conflict;
        if (waiting.Total + added >= mostWaiting || (response.Device is null && waiting.Anonymous + added >= mostAnonymous))
            return Keeping.Full;

        await db.ExecuteAsync(
            "insert into quarantined_response (id, device, reason, received_at, sha256, body) values (@id, @Device, @Reason, @ReceivedAt, @sha256, @Body)",
            new { id, response.Device, response.Reason, response.ReceivedAt, sha256, response.Body });
        return Keeping.Kept;
    }

    private sealed record Waiting
    {
        public long Total { get; init; }
        public long Anonymous { get; init; }
    }

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public Code? Device { get; init; }
        public required string Reason { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
        public DateTimeOffset? SettledAt { get; init; }
        public required string Body { get; init; }

        public QuarantinedResponse ToResponse() => new()
        {
            Id = new(Id, bigEndian: true),
            Device = Device,
            Reason = Reason,
            ReceivedAt = ReceivedAt,
            SettledAt = SettledAt,
            Body = Body,
        };
    }
}
