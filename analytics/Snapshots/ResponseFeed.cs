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

/// <summary>Reads what was committed, from where it was read to before: the one place where analytics meets the rows of the store.</summary>
/// <remarks>
/// It follows the ledger, and so misses nothing and takes nothing twice, whatever the clocks say: each commit is one entry, an entry is
/// written with its rows, and the sequence of a node has no gaps, because an entry is only written after the one before it. Nodes are
/// followed apart from each other, so that it does not matter in which order they commit. A decision to exclude a response is an entry, too.
/// </remarks>
internal sealed class ResponseFeed(Database database, Questionnaires questionnaires)
{
    private const int EntriesAtOnce = 20;
    private const int RowsAtOnce = 500;
    private const int ReadersAtOnce = 2;

    private const string Select =
        """
        select id as Id, campaign as Campaign, questionnaire as Questionnaire, version as Version, unit as Unit, field as Field, point as Point,
               channel as Channel, language as Language, received_on as Day, answers as Answers
          from response
        """;

    private readonly Dictionary<(string, int), AnswerReader> _readers = [];

    /// <summary>The structures of the versions that were met.</summary>
    public Dictionary<(string Questionnaire, int Version), IndexStructure> Structures { get; } = [];

    /// <param name="of">A version that is in the store.</param>
    public async ValueTask<IndexStructure> StructureAsync((string Questionnaire, int Version) of, CancellationToken ct)
    {
        if (Structures.TryGetValue(of, out var known))
            return known;
        var structure = new IndexStructure((await questionnaires.FindAsync(Code.Of(of.Questionnaire), of.Version, ct))!);
        _readers.Add(of, new(structure));
        return Structures[of] = structure;
    }

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
    public async Task<(IReadOnlyList<FedResponse> Responses, Watermark Mark)> NextAsync(Watermark mark, CancellationToken ct)
    {
        foreach (var node in await Ledger.ListNodesAsync(database, ct))
        {
            var entries = await Ledger.ListAsync(database, node, mark.Of(node), EntriesAtOnce, ct);
            if (entries.Count > 0)
                return (await ReadAsync([.. entries.SelectMany(entry => entry.Lines()).Select(line => line.Id)], ct), mark.With(entries[^1]));
        }

        return ([], mark);
    }

    private async Task<IReadOnlyList<FedResponse>> ReadAsync(Guid[] ids, CancellationToken ct)
    {
        var rows = await FindAsync(ids, ct);
        var fed = new List<FedResponse>(rows.Count);
        foreach (var row in rows.Values)
            fed.Add(await FeedAsync(row, SegmentKind.Received, ct));
        if (rows.Count < ids.Length)
            fed.AddRange(await DecideAsync([.. ids.Where(id => !rows.ContainsKey(id))], ct));
        return fed;
    }

    /// <summary>What is in the ledger and is no response.</summary>
    private async Task<List<FedResponse>> DecideAsync(Guid[] ids, CancellationToken ct)
    {
        var decisions = (await ResponseDecisions.FindAsync(database, ids, ct)).ToList();
        var rows = await FindAsync([.. decisions.Select(decision => decision.Response).Distinct()], ct);
        var fed = new List<FedResponse>();
        foreach (var decision in decisions.Where(decision => rows.ContainsKey(decision.Response)))
            fed.Add(await FeedAsync(rows[decision.Response], decision.Kind == DecisionKind.Exclude ? SegmentKind.Excluded : SegmentKind.Restored, ct));
        return fed;
    }

    private async Task<Dictionary<Guid, Row>> FindAsync(Guid[] ids, CancellationToken ct)
    {
        var portions = ids.Chunk(RowsAtOnce).ToArray();
        var found = new IReadOnlyList<Row>[portions.Length];
        await Parallel.ForAsync(0, portions.Length, new ParallelOptions { MaxDegreeOfParallelism = ReadersAtOnce, CancellationToken = ct }, async (i, token) =>
            found[i] = await FindPortionAsync(portions[i], token));
        return found.SelectMany(rows => rows).ToDictionary(row => new Guid(row.Id, bigEndian: true));
    }

    private async Task<IReadOnlyList<Row>> FindPortionAsync(Guid[] ids, CancellationToken ct)
    {
        var keys = ids.Select(id => id.ToByteArray(bigEndian: true)).ToList();
        var rows = await database.QueryAsync<Row>($"{Select} where id in @keys", new { keys }, ct);
        var flags = (await database.QueryAsync<FlagRow>("select response as Response, flag as Flag from response_flag where response in @keys", new { keys }, ct))
            .ToLookup(flag => new Guid(flag.Response, bigEndian: true), flag => flag.Flag);
        foreach (var row in rows)
            row.Flags = flags.Contains(new(row.Id, bigEndian: true)) ? string.Join(',', flags[new(row.Id, bigEndian: true)].Order(StringComparer.Ordinal)) : null;
        return rows;
    }

    private async Task<FedResponse> FeedAsync(Row row, SegmentKind kind, CancellationToken ct)
    {
        var of = (row.Questionnaire, row.Version);
        var structure = await StructureAsync(of, ct);
        var answers = new byte[structure.Columns.All.Count];
        _readers[of].Read(row.Answers, answers);
        return new(kind, of, answers, new(row.Campaign, row.Unit, row.Field, row.Point, row.Channel, row.Language, row.Day, row.Flags));
    }

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required string Campaign { get; init; }
        public required string Questionnaire { get; init; }
        public int Version { get; init; }
        public string? Unit { get; init; }
        public string? Field { get; init; }
        public string? Point { get; init; }
        public required string Channel { get; init; }
        public required string Language { get; init; }
        public required string Day { get; init; }
        public required string Answers { get; init; }
        public string? Flags { get; set; }
    }

    private sealed record FlagRow
    {
        public required byte[] Response { get; init; }
        public required string Flag { get; init; }
    }
}
