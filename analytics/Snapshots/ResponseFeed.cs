using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How far a ledger was read: the last entry of each node's chain.</summary>
public sealed record Watermark(IReadOnlyDictionary<string, LedgerMark> Nodes)
{
    public static Watermark Beginning { get; } = new(new Dictionary<string, LedgerMark>());

    internal long Of(string node) => Nodes.TryGetValue(node, out var mark) ? mark.Sequence : 0;

    internal Watermark With(LedgerEntry entry) => new(new Dictionary<string, LedgerMark>(Nodes) { [entry.Node] = new(entry.Sequence, entry.Digest) });
}

/// <param name="Digest">Of the entry, which no other store has.</param>
public sealed record LedgerMark(long Sequence, string Digest);

/// <summary>Reads what was committed, from where it was read to before.</summary>
/// <remarks>
/// It follows the ledger, and so misses nothing and takes nothing twice, whatever the clocks say: each commit is one entry, an entry is
/// written with its rows, and the sequence of a node has no gaps, because an entry is only written after the one before it. Nodes are
/// followed apart from each other, so that it does not matter in which order they commit. A decision to exclude a response is in an entry, too, and so is what staff did.
/// </remarks>
internal sealed class ResponseFeed(Database database, ResponseRows rows)
{
    private const int MostEntries = 1000;
    private const int RowsOfARound = 20_000; // about, but for entries that are larger

    private int _entriesAtOnce = 10; // before their size is known

    /// <summary>Whether the store's ledger is the one that was read to there.</summary>
    public async Task<bool> ContinuesAsync(Watermark mark, CancellationToken ct)
    {
        foreach (var (node, read) in mark.Nodes)
        {
            if ((await Ledger.FindAsync(database, node, read.Sequence, ct))?.Digest != read.Digest)
                return false;
        }

        return true;
    }

    /// <summary>A part of what was committed since, as much as is worth a round; the watermark is where it was when nothing was.</summary>
    /// <remarks>Of all nodes together: what they commit at one time lies together in the store.</remarks>
    public async Task<(IReadOnlyList<FedResponse> Responses, Watermark Mark)> NextAsync(Watermark mark, CancellationToken ct)
    {
        var entries = new List<LedgerEntry>();
        foreach (var node in await Ledger.ListNodesAsync(database, ct))
            entries.AddRange(await Ledger.ListAsync(database, node, mark.Of(node), _entriesAtOnce, ct));
        if (entries.Count == 0)
            return ([], mark);
        Guid[] ids = [.. entries.SelectMany(entry => entry.Lines()).Select(line => line.Id)];
        _entriesAtOnce = (int)Math.Clamp((long)RowsOfARound * _entriesAtOnce / ids.Length, 1, MostEntries);
        return (await ReadAsync(ids, ct), entries.Aggregate(mark, (read, entry) => read.With(entry)));
    }

    private async Task<List<FedResponse>> ReadAsync(Guid[] ids, CancellationToken ct)
    {
        var fed = await rows.FindAsync(ids, ct);
        if (fed.Count < ids.Length)
            fed.AddRange(await DecideAsync([.. ids.Except(fed.Select(response => response.Id))], ct));
        return fed;
    }

    /// <summary>What is in the ledger and is no response: decisions, and entries of the audit trail, which count for nothing here and may be thousands.</summary>
    private async Task<IEnumerable<FedResponse>> DecideAsync(HashSet<Guid> ids, CancellationToken ct)
    {
        var decisions = (await ResponseDecisions.ListAsync(database, ids.Min(), ids.Max(), ct)).Where(decision => ids.Contains(decision.Id)).ToList();
        var decided = (await rows.FindAsync([.. decisions.Select(decision => decision.Response).Distinct()], ct)).ToDictionary(response => response.Id);
        return decisions.Where(decision => decided.ContainsKey(decision.Response))
            .Select(decision => decided[decision.Response] with { Kind = decision.Kind == DecisionKind.Exclude ? SegmentKind.Excluded : SegmentKind.Restored });
    }
}
