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

/// <param name="Node">Null for a row that stands in no entry.</param>
/// <param name="Row">Null where the fault is the entry's.</param>
public sealed record LedgerFinding(LedgerFault Fault, string? Node, long? Sequence, Guid? Row);

/// <param name="Findings">In the order of the ledger; the first <see cref="LedgerVerification.MostFindings"/>.</param>
public sealed record LedgerReport(long Entries, long Rows, IReadOnlyList<LedgerFinding> Findings);

/// <summary>Recomputes the ledger from the rows that are stored; may run while responses come in.</summary>
public sealed class LedgerVerification(Database database)
{
    public const int MostFindings = 100;

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
        const string Missing =
            """
            select (select coalesce(sum(row_count), 0) from ledger_entry)
                 - (select count(*) from response) - (select count(*) from response_decision) - (select count(*) from audit_entry)
            """;
        var missing = 0L;
        await foreach (var count in database.StreamAsync<long>(Missing, null, ct)) // one row, but millions are counted for it
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
            Find(LedgerFault.EntryOutOfChain, entry, null);
        if (entry.ComputeDigest() != entry.Digest)
            Find(LedgerFault.EntryAltered, entry, null);
    }

    private async Task CheckRowsAsync(LedgerEntry entry, LedgerLine[] lines, CancellationToken ct)
    {
        var stored = (await StoredResponse.FindAsync(database, lines.Select(line => line.Id), ct))
            .Select(row => (Line: row.Line(), IsUnaltered: row.ContentSha256() == row.Sha256)).ToDictionary(row => row.Line.Id);
        if (lines.Any(line => !stored.ContainsKey(line.Id)))
        {
            foreach (var decision in await ResponseDecisions.FindAsync(database, lines.Select(line => line.Id), ct))
                stored.Add(decision.Id, (decision.Line(), decision.IsUnaltered));
            foreach (var entered in await AuditTrail.FindAsync(database, lines.Select(line => line.Id), ct))
                stored.Add(entered.Id, (entered.Line(), entered.IsUnaltered));
        }

        foreach (var line in lines)
        {
            if (!stored.TryGetValue(line.Id, out var row))
                Find(LedgerFault.RowRemoved, entry, line.Id);
            else if (!row.IsUnaltered || !row.Line.Digest.AsSpan().SequenceEqual(line.Digest))
                Find(LedgerFault.RowAltered, entry, line.Id);
        }
    }

    private async Task FindInsertedAsync(CancellationToken ct)
    {
        // The rows first: what is committed meanwhile is then in the ledger, too.
        var rows = new HashSet<Guid>();
        await foreach (var id in database.StreamAsync<byte[]>("select id from response union all select id from response_decision union all select id from audit_entry", null, ct))
            rows.Add(new(id, bigEndian: true));
        await foreach (var entry in Ledger.StreamAsync(database, ct))
            rows.ExceptWith(entry.Lines().Select(line => line.Id));
        _findings.AddRange(rows.Order().Select(row => new LedgerFinding(LedgerFault.RowInserted, null, null, row)));
    }

    private void Find(LedgerFault fault, LedgerEntry entry, Guid? row) => _findings.Add(new(fault, entry.Node, entry.Sequence, row));
}
