using System.Security.Cryptography;
using System.Text;

namespace SurveyHub.Engine;

/// <summary>
/// The integrity ledger: each commit appends an entry to the hash chain of its node, so that nobody can alter, remove or add a stored
/// row unnoticed by whoever has once written down the root of a day.
/// </summary>
/// <param name="node">Names this machine's chain; two machines of one name are safe, but wait for each other.</param>
public sealed class Ledger(string node, TimeProvider clock)
{
    private const string Columns = "node as Node, sequence as Sequence, previous as Previous, digest as Digest, committed_at as CommittedAt, row_digests as RowDigests";

    private volatile LedgerEntry? _head; // the last that this process has committed

    /// <summary>Enters rows in the transaction that writes them.</summary>
    /// <param name="lines">At least one, in the order in which they were written.</param>
    /// <returns>To be given to <see cref="Committed"/> once the transaction is.</returns>
    internal async Task<LedgerEntry> AppendAsync(Transaction db, IReadOnlyList<LedgerLine> lines)
    {
        for (var previous = _head ?? await FindHeadAsync(db); ; previous = await FindHeadAsync(db))
        {
            var entry = LedgerEntry.After(previous, node, lines, clock.GetUtcNow());
            if (await db.TryInsertAsync(
                "insert into ledger_entry (node, sequence, previous, digest, committed_at, committed_on, row_count, row_digests)",
                [[entry.Node, entry.Sequence, entry.Previous, entry.Digest, ColumnTypes.Write(entry.CommittedAt), ColumnTypes.Write(entry.CommittedAt.DayInVietnam()), entry.Count, entry.RowDigests]]))
            {
                return entry;
            }

            // Another process of this machine was quicker: follow its entry.
        }
    }

    internal void Committed(LedgerEntry entry) => _head = entry;

    /// <summary>Enters what was stored before there was a ledger; does nothing where it has begun.</summary>
    /// <returns>How many rows were entered.</returns>
    public async Task<long> AdoptAsync(Database database, CancellationToken ct)
    {
        if (await database.FindAsync<long>("select (select count(*) from ledger_entry) + (select case when exists (select 1 from response) then 0 else 1 end)", null, ct) > 0)
            return 0;
        var rows = new List<LedgerLine>();
        await foreach (var row in database.StreamAsync<StoredResponse>($"{StoredResponse.Select} order by received_at, id", null, ct))
            rows.Add(row.Line());
        // In one transaction, so that a start which is interrupted begins again.
        return await database.InTransactionAsync(
            async db =>
            {
                foreach (var lines in rows.Chunk(10_000))
                    await AppendAsync(db, lines);
                return rows.Count;
            },
            ct);
    }

    /// <summary>The root of all that was committed up to the end of a day in Viet Nam; null when nothing was.</summary>
    /// <remarks>SHA-256 over one line a node, in the order of their names: name, sequence and digest of its last entry, parted by tabs, each line ended by <c>\n</c>.</remarks>
    public static async Task<LedgerRoot?> FindRootAsync(Database database, DateOnly day, CancellationToken ct) => (await ListRootsAsync(database, day, 1, ct)).SingleOrDefault();

    /// <summary>The roots of a day and of those before it, the latest first; fewer where the ledger begins.</summary>
    public static async Task<IReadOnlyList<LedgerRoot>> ListRootsAsync(Database database, DateOnly last, int most, CancellationToken ct)
    {
        var heads = (await ListNodesAsync(database, ct)).ToDictionary(node => node, LedgerEntry? (_) => null);
        var roots = new List<LedgerRoot>();
        for (var day = last; roots.Count < most; day = day.AddDays(-1))
        {
            foreach (var (node, later) in heads.ToList())
            {
                // Most days of a quiet node have the head of the day after; else from there back, so that only entries in between are passed over.
                if (later is null || later.CommittedAt.DayInVietnam() > day)
                    heads[node] = await FindHeadAsync(database, node, later?.Sequence ?? long.MaxValue, day, ct);
                if (heads[node] is null)
                    heads.Remove(node);
            }

            if (heads.Count == 0)
                break;
            roots.Add(new(day, RootOf(heads.Values.OfType<LedgerEntry>().OrderBy(head => head.Node, StringComparer.Ordinal))));
        }

        return roots;
    }

    /// <summary>The names of all chains.</summary>
    public static async Task<IReadOnlyList<string>> ListNodesAsync(Database database, CancellationToken ct)
    {
        var nodes = new List<string>();
        for (string? last = ""; (last = await database.FindAsync<string?>("select min(node) from ledger_entry where node > @last", new { last }, ct)) is not null;)
            nodes.Add(last);
        return nodes;
    }

    /// <summary>The next entries of a chain after one of them: once committed, none is ever before one that was seen.</summary>
    /// <param name="after">Its sequence; 0 for the beginning.</param>
    public static Task<IReadOnlyList<LedgerEntry>> ListAsync(Database database, string node, long after, int most, CancellationToken ct) => database.QueryAsync<LedgerEntry>(
        $"select {Columns} from ledger_entry where node = @node and sequence > @after order by sequence limit @most", new { node, after, most }, ct);

    /// <summary>Null when the chain has no such entry.</summary>
    public static Task<LedgerEntry?> FindAsync(Database database, string node, long sequence, CancellationToken ct) =>
        database.FindAsync<LedgerEntry>($"select {Columns} from ledger_entry where node = @node and sequence = @sequence", new { node, sequence }, ct);

    /// <summary>All entries, each chain from its beginning.</summary>
    internal static IAsyncEnumerable<LedgerEntry> StreamAsync(Database database, CancellationToken ct) =>
        database.StreamAsync<LedgerEntry>($"select {Columns} from ledger_entry order by node, sequence", null, ct);

    private static Task<LedgerEntry?> FindHeadAsync(Database database, string node, long upTo, DateOnly day, CancellationToken ct) => database.FindAsync<LedgerEntry>(
        $"select {Columns} from ledger_entry where node = @node and sequence <= @upTo and committed_on <= @day order by sequence desc limit 1", new { node, upTo, day }, ct);

    private static string RootOf(IEnumerable<LedgerEntry> heads)
    {
        var text = string.Concat(heads.Select(head => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{head.Node}\t{head.Sequence}\t{head.Digest}\n")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private async Task<LedgerEntry?> FindHeadAsync(Transaction db) =>
        (await db.QueryAsync<LedgerEntry>($"select {Columns} from ledger_entry where node = @node order by sequence desc limit 1", new { node })).SingleOrDefault();
}

/// <summary>What supervisors write down of a day.</summary>
/// <param name="Digest">64 lower-case hex digits.</param>
public sealed record LedgerRoot(DateOnly Day, string Digest);
