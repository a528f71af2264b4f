namespace SurveyHub.Engine;

/// <summary>What was asked for, one after another. A node that wants to make a file takes its lease; what a node has left lying is begun anew by the next.</summary>
public sealed class Exports(Database database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How long nobody else takes what a node does not report on.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string Select =
        """
        select id as Id, campaign as Campaign, format as Format, language as Language, asked_by as AskedBy, asked_at as AskedAt, state as State,
               rows_read as RowsRead, rows_in_all as RowsInAll, bytes as Bytes, sha256 as Sha256, ended_at as EndedAt
          from data_export
        """;

    /// <returns>The export; or that the same is being made for this person already.</returns>
    public Task<Outcome<Export>> AddAsync(Code campaign, ExportFormat format, string language, Signature by, CancellationToken ct)
    {
        var export = new Export { Id = Guid.CreateVersion7(by.At), Campaign = campaign, Format = format, Language = language, Asked = by };
        return database.InTransactionAsync<Outcome<Export>>(
            async db =>
            {
                var values = new { id = export.Id.Key(), campaign, format = Words.Write(format), language, by.By, by.At };
                var added = await db.ExecuteAsync(
                    """
                    insert into data_export (id, campaign, format, language, asked_by, asked_at, state, rows_read, rows_in_all)
                    select @id, @campaign, @format, @language, @By, @At, 'queued', 0, 0
                     where not exists (select 1 from data_export d where d.campaign = @campaign and d.format = @format and d.asked_by = @By and d.state in ('queued', 'running'))
                    """,
                    values);
                if (added == 0)
                    return await db.SingleAsync<long>("select count(*) from data_export where id = @id", values) == 1 ? export : Problem.ExportUnderWay();
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.Exported, $"{campaign}-data.{values.format}", null, new { Export = export.Id }) with { Id = export.Id });
                return export;
            },
            ct);
    }

    /// <summary>What somebody asked for, the latest first.</summary>
    public async Task<IReadOnlyList<Export>> ListAsync(string by, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"{Select} where asked_by = @by order by asked_at desc, id desc", new { by }, ct)).Select(row => row.ToExport())];

    /// <summary>Null also where somebody else asked for it.</summary>
    public async Task<Export?> FindAsync(Guid id, string by, CancellationToken ct) =>
        (await database.FindAsync<Row>($"{Select} where id = @id and asked_by = @by", new { id = id.Key(), by }, ct))?.ToExport();

    /// <summary>Ends what is not over yet; whoever makes it notices at his next report.</summary>
    public Task CancelAsync(Export export, Signature by, CancellationToken ct) => ChangeAsync(
        export, by, AuditAction.ExportCancelled,
        "update data_export set state = 'cancelled', lease = null, lease_ends = null, ended_at = @At where id = @id and state in ('queued', 'running')", ct);

    /// <summary>Forgets what is over; the file goes before.</summary>
    public Task RemoveAsync(Export export, Signature by, CancellationToken ct) =>
        ChangeAsync(export, by, AuditAction.ExportErased, "delete from data_export where id = @id and ended_at is not null", ct);

    /// <summary>Those that were over by then.</summary>
    public async Task<IReadOnlyList<Export>> ListOverAsync(DateTimeOffset by, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"{Select} where ended_at <= @by", new { by }, ct)).Select(row => row.ToExport())];

    /// <summary>The next one to make, by whoever asks first; null when there is none, or somebody else was quicker.</summary>
    public async Task<ExportLease?> TakeAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waiting = await database.QueryAsync<Row>($"{Select} where state = 'queued' or (state = 'running' and lease_ends < @now) order by asked_at, id limit 1", new { now }, ct);
        if (waiting.Count == 0)
            return null;
        var lease = new ExportLease(waiting[0].ToExport(), Guid.CreateVersion7(now));
        return await database.InTransactionAsync(
            async db => await db.ExecuteAsync(
                """
                update data_export set state = 'running', lease = @lease, lease_ends = @ends, rows_read = 0
                 where id = @id and (state = 'queued' or (state = 'running' and (lease_ends < @now or lease = @lease)))
                """,
                new { lease = lease.Id.Key(), now, ends = now + Lease, id = waiting[0].Id }) == 1,
            ct) ? lease : null;
    }

    /// <summary>Says how far it is, and keeps the lease.</summary>
    /// <returns>False where it was cancelled, or another node has taken it.</returns>
    public Task<bool> ReportAsync(ExportLease lease, long rowsRead, long rowsInAll, CancellationToken ct) =>
        EndOrGoOnAsync(lease, "rows_read = @rowsRead, rows_in_all = @rowsInAll, lease_ends = @ends", new { id = lease.Export.Id.Key(), lease = lease.Id.Key(), rowsRead, rowsInAll, ends = clock.GetUtcNow() + Lease }, ct);

    /// <returns>The same.</returns>
    public Task<bool> FinishAsync(ExportLease lease, ExportedFile file, CancellationToken ct) => EndOrGoOnAsync(
        lease, "state = 'done', lease = null, lease_ends = null, rows_read = rows_in_all, bytes = @Bytes, sha256 = @Sha256, ended_at = @now",
        new { id = lease.Export.Id.Key(), lease = lease.Id.Key(), file.Bytes, file.Sha256, now = clock.GetUtcNow() }, ct);

    /// <returns>The same.</returns>
    public Task<bool> FailAsync(ExportLease lease, CancellationToken ct) => EndOrGoOnAsync(
        lease, "state = 'failed', lease = null, lease_ends = null, ended_at = @now", new { id = lease.Export.Id.Key(), lease = lease.Id.Key(), now = clock.GetUtcNow() }, ct);

    /// <summary>Gives it back, to be begun anew.</summary>
    public Task<bool> GiveBackAsync(ExportLease lease, CancellationToken ct) =>
        EndOrGoOnAsync(lease, "state = 'queued', lease = null, lease_ends = null, rows_read = 0", new { id = lease.Export.Id.Key(), lease = lease.Id.Key() }, ct);

    private Task<bool> EndOrGoOnAsync(ExportLease lease, string change, object values, CancellationToken ct) => database.InTransactionAsync(
        async db => await db.ExecuteAsync($"update data_export set {change} where id = @id and lease = @lease", values) == 1, ct);

    private Task ChangeAsync(Export export, Signature by, AuditAction action, string sql, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(by.At);
        return database.InTransactionAsync(
            async db =>
            {
                if (await db.ExecuteAsync(sql, new { id = export.Id.Key(), by.At }) == 1)
                    await audit.AddAsync(db, AuditEntry.Of(by, action, $"{export.Campaign}-data.{Words.Write(export.Format)}", new { Export = export.Id }) with { Id = id });
                return true;
            },
            ct);
    }

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required Code Campaign { get; init; }
        public required string Format { get; init; }
        public required string Language { get; init; }
        public required string AskedBy { get; init; }
        public DateTimeOffset AskedAt { get; init; }
        public required string State { get; init; }
        public long RowsRead { get; init; }
        public long RowsInAll { get; init; }
        public long? Bytes { get; init; }
        public string? Sha256 { get; init; }
        public DateTimeOffset? EndedAt { get; init; }

        public Export ToExport() => new()
        {
            Id = new(Id, bigEndian: true),
            Campaign = Campaign,
            Format = Words.Read<ExportFormat>(Format)!.Value,
            Language = Language,
            Asked = new(AskedBy, AskedAt),
            State = Words.Read<ExportState>(State)!.Value,
            RowsRead = RowsRead,
            RowsInAll = RowsInAll,
            File = Sha256 is null ? null : new(Bytes!.Value, Sha256),
            EndedAt = EndedAt,
        };
    }
}
