using System.Collections.Concurrent;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The rows of responses, by their ids: the one place where analytics meets the tables of the store.</summary>
/// <remarks>Of a row only bytes and shared words outlive its portion: a million rows that were kept as text for long would cost more in collecting garbage than in reading.</remarks>
internal sealed class ResponseRows(Database database, Questionnaires questionnaires)
{
    private const int RowsAtOnce = 2_500;
    private const int KeysAtOnce = 500;
    private const int ReadersAtOnce = 2;

    private const string Select =
        """
        select id as Id, campaign as Campaign, questionnaire as Questionnaire, version as Version, unit as Unit, field as Field, point as Point,
               channel as Channel, language as Language, received_on as Day, answers as Answers
          from response
        """;

    private const string SelectFlags = "select response as Response, flag as Flag from response_flag";

    private readonly ConcurrentDictionary<(string Questionnaire, int Version), IndexStructure> _structures = [];

    /// <param name="of">A version that is in the store.</param>
    public async ValueTask<IndexStructure> StructureAsync((string Questionnaire, int Version) of, CancellationToken ct) =>
        _structures.TryGetValue(of, out var known) ? known
            : _structures.GetOrAdd(of, new IndexStructure((await questionnaires.FindAsync(Code.Of(of.Questionnaire), of.Version, ct))!));

    /// <summary>Of a version that was met before.</summary>
    public IndexStructure Structure((string Questionnaire, int Version) of) => _structures[of];

    /// <summary>As received; those that are no responses are left out.</summary>
    public async Task<List<FedResponse>> FindAsync(Guid[] ids, CancellationToken ct)
    {
        var portions = ids.Order().Chunk(RowsAtOnce).ToArray(); // in the order of their 16 bytes
        var found = new List<FedResponse>[portions.Length];
        await Parallel.ForAsync(0, portions.Length, new ParallelOptions { MaxDegreeOfParallelism = ReadersAtOnce, CancellationToken = ct }, async (i, token) =>
            found[i] = await FeedAsync(await FindPortionAsync(portions[i], token), token));
        return [.. found.SelectMany(responses => responses)];
    }

    /// <summary>From the first to the last of them: ids begin with their time, so that hardly anything else lies between.</summary>
    /// <remarks>
    /// A range is read several times faster than so many single keys, and along the key even where the server believes the table to be empty: then
    /// it would read the whole table for a list of keys. Where much else does lie between, as among ids that were drawn by lot, the rest is asked for by its keys.
    /// </remarks>
    private async Task<List<Row>> FindPortionAsync(Guid[] ids, CancellationToken ct)
    {
        var most = 2 * ids.Length;
        var range = await FindRangeAsync(ids[0], ids[^1], most, ct);
        var wanted = ids.ToHashSet();
        var rows = range.Where(row => wanted.Contains(row.Key)).ToList();
        if (range.Count == most)
            rows.AddRange(await FindEachAsync([.. ids.Where(id => id > range[^1].Key)], ct));
        return rows;
    }

    private async Task<IReadOnlyList<Row>> FindRangeAsync(Guid from, Guid to, int most, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>($"{Select} where id between @from and @to order by id limit @most", new { from = Bytes(from), to = Bytes(to), most }, ct);
        if (rows.Count > 0)
            Flag(rows, await database.QueryAsync<FlagRow>($"{SelectFlags} where response between @from and @to", new { from = rows[0].Id, to = rows[^1].Id }, ct));
        return rows;
    }

    private async Task<List<Row>> FindEachAsync(Guid[] ids, CancellationToken ct)
    {
        var found = new List<Row>();
        foreach (var keys in ids.Select(Bytes).Chunk(KeysAtOnce))
        {
            var rows = await database.QueryAsync<Row>($"{Select} where id in @keys", new { keys = keys.AsEnumerable() }, ct);
            Flag(rows, await database.QueryAsync<FlagRow>($"{SelectFlags} where response in @keys", new { keys = keys.AsEnumerable() }, ct));
            found.AddRange(rows);
        }

        return found;
    }

    private static void Flag(IEnumerable<Row> rows, IEnumerable<FlagRow> flags)
    {
        var of = flags.ToLookup(flag => new Guid(flag.Response, bigEndian: true), flag => flag.Flag);
        foreach (var row in rows)
            row.Flags = of.Contains(row.Key) ? string.Join(',', of[row.Key].Order(StringComparer.Ordinal)) : null;
    }

    private async Task<List<FedResponse>> FeedAsync(List<Row> rows, CancellationToken ct)
    {
        var (readers, words, fed) = (new Dictionary<(string, int), AnswerReader>(), new Dictionary<string, string>(), new List<FedResponse>(rows.Count));
        foreach (var row in rows)
        {
            var of = (Questionnaire: Shared(row.Questionnaire)!, row.Version);
            var structure = await StructureAsync(of, ct);
            if (!readers.TryGetValue(of, out var reader))
                readers.Add(of, reader = new(structure));
            var answers = new byte[structure.Columns.All.Count];
            reader.Read(row.Answers, answers);
            fed.Add(new(row.Key, SegmentKind.Received, of, answers, new(
                Shared(row.Campaign)!, Shared(row.Unit), Shared(row.Field), Shared(row.Point), Shared(row.Channel)!, Shared(row.Language)!, Shared(row.Day)!, Shared(row.Flags))));
        }

        return fed;

        string? Shared(string? word) => word is null ? null : words.TryGetValue(word, out var same) ? same : words[word] = word;
    }

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private sealed record Row
    {
        public Guid Key => new(Id, bigEndian: true);
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
