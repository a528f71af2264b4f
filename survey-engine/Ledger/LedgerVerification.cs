namespace SurveyHub.Engine;

/// <summary>What is wrong with the store, held against its ledger.</summary>
public enum LedgerFault
{
    /// <summary>The row is no longer as it was committed.</summary>
    RowAltered,

    /// <summary>The row was committed and is no longer there.</summary>
    RowRemoved,

    /// <summary>The row is there and was never committed by the program.</summary>
    RowInserted,

    /// <summary>The entry itself, or the order of the rows in it, is no longer as it was written.</summary>
    EntryAltered,

    /// <summary>The entry does not follow the one before it: one between them is missing, or they have changed places.</summary>
    EntryOutOfChain,
}

/// <summary>What kind of row the ledger knows.</summary>
public enum LedgerRow
{
    Response,
    Decision,
    AuditEntry,

    /// <summary>It is no longer there, and the ledger only knows its id and digest.</summary>
    Unknown,
}

/// <param name="Node">Null for a row that stands in no entry.</param>
/// <param name="Row">Null where the fault is the entry's.</param>
/// <param name="Kind">Null where the fault is the entry's.</param>
public sealed record LedgerFinding(LedgerFault Fault, string? Node, long? Sequence, Guid? Row, LedgerRow? Kind);

/// <param name="Findings">In the order of the ledger; the first <see cref="LedgerVerification.MostFindings"/>.</param>
public sealed record LedgerReport(long Entries, long Rows, IReadOnlyList<LedgerFinding> Findings);

/// <summary>Recomputes the ledger from the rows that are stored; may run while responses come in.</summary>
public sealed class LedgerVerification(Database database)
{
    public const int MostFindings = 100;

    private static readonly (string Table, LedgerRow Kind)[] _tables = [("response", LedgerRow.Response), ("response_decision", LedgerRow.Decision), ("audit_entry", LedgerRow.AuditEntry)];

    private readonly List<LedgerFinding> _findings = [];

    /// <param name="progress">Is told how many rows were read so far.</param>
    public async Task<LedgerReport> RunAsync(IProgress<long> progress, CancellationToken ct)
    {
        _findings.Clear();
        var isComplete = await IsCompleteAsync(ct);
        var (entries, rows) = await FollowAsync(progress, ct);
        if (!isComplete || _findings.Count > 0)
            await FindInsertedAsync(ct);
        return new(entries, rows, [.. _findings.Take(MostFindings)]);
    }

    /// <summary>Whether there are as many rows as the ledger says; both at one instant, because they are committed together.</summary>
    private async Task<bool> IsCompleteAsync(CancellationToken ct)
    {
        // By what the digests are over: nothing holds the column row_count against them.
        var lengths =
            $"""
            select (select coalesce(sum(length(row_digests)), 0) from ledger_entry)
                 - {LedgerEntry.LineLength} * ((select count(*) from response) + (select count(*) from response_decision) + (select count(*) from audit_entry))
            """;
        var missing = 0L;
        await foreach (var count in database.StreamAsync<long>(lengths, null, ct)) // one row, but millions are counted for it
            missing = count;
        return missing == 0;
    }

    private async Task<(long Entries, long Rows)> FollowAsync(IProgress<long> progress, CancellationToken ct)
    {
        var (entries, rows) = (0L, 0L);
        LedgerEntry? before = null;
        await foreach (var entry in Ledger.StreamAsync(database, ct))
        {
            CheckChain(before is not null && before.Node == entry.Node ? before : null, entry);
            foreach (var lines in entry.Lines().Chunk(500))
                await CheckRowsAsync(entry, lines, ct);
            progress.Report(rows += entry.Count);
            (entries, before) = (entries + 1, entry);
        }

        return (entries, rows);
    }

    private void CheckChain(LedgerEntry? before, LedgerEntry entry)
    {
        if (entry.Sequence != (before?.Sequence ?? 0) + 1 || entry.Previous != (before?.Digest ?? LedgerEntry.NoPrevious))
            Find(LedgerFault.EntryOutOfChain, entry);
        if (entry.ComputeDigest() != entry.Digest)
            Find(LedgerFault.EntryAltered, entry);
    }

    private async Task CheckRowsAsync(LedgerEntry entry, LedgerLine[] lines, CancellationToken ct)
    {
        var stored = (await StoredResponse.FindAsync(database, lines.Select(line => line.Id), ct))
            .Select(row => new Found(LedgerRow.Response, row.Line(), row.ContentSha256() == row.Sha256)).ToDictionary(row => row.Line.Id);
        Guid[] others = [.. lines.Select(line => line.Id).Where(id => !stored.ContainsKey(id))];
        if (others.Length > 0)
        {
            foreach (var decision in await ResponseDecisions.FindAsync(database, others, ct))
                stored.TryAdd(decision.Id, new(LedgerRow.Decision, decision.Line(), decision.IsUnaltered));
            foreach (var entered in await StoredAuditEntry.FindAsync(database, others, ct))
                stored.TryAdd(entered.Line().Id, new(LedgerRow.AuditEntry, entered.Line(), entered.IsUnaltered));
        }

        foreach (var line in lines)
        {
            if (!stored.TryGetValue(line.Id, out var row))
                Find(LedgerFault.RowRemoved, entry, line.Id, LedgerRow.Unknown);
            else if (!row.IsUnaltered || !row.Line.Digest.AsSpan().SequenceEqual(line.Digest))
                Find(LedgerFault.RowAltered, entry, line.Id, row.Kind);
        }
    }

    private async Task FindInsertedAsync(CancellationToken ct)
    {
        // The rows first: what is committed meanwhile is then in the ledger, too.
        var rows = new Dictionary<Guid, LedgerRow>();
        var inserted = new List<(Guid Id, LedgerRow Kind)>();
        foreach (var (table, kind) in _tables)
        {
            await foreach (var key in database.StreamAsync<byte[]>($"select id from {table}", null, ct))
            {
                if (!rows.TryAdd(new(key, bigEndian: true), kind))
                    inserted.Add((new(key, bigEndian: true), kind)); // under an id that the ledger knows of another row
            }
        }

        await foreach (var entry in Ledger.StreamAsync(database, ct))
            foreach (var line in entry.Lines())
                rows.Remove(line.Id);
        inserted.AddRange(rows.Select(row => (row.Key, row.Value)));
        _findings.AddRange(inserted.OrderBy(row => row.Id).Select(row => new LedgerFinding(LedgerFault.RowInserted, null, null, row.Id, row.Kind)));
    }

    private void Find(LedgerFault fault, LedgerEntry entry, Guid? row = null, LedgerRow? kind = null) => _findings.Add(new(fault, entry.Node, entry.Sequence, row, kind));

    private sealed record Found(LedgerRow Kind, LedgerLine Line, bool IsUnaltered);
}
