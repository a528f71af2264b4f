using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Responses in the store: each id once, each commit in the ledger.</summary>
public sealed class Responses(Database database, Ledger ledger)
{
    private readonly Flagging _flagging = new(OpeningHours.Usual);

    /// <summary>Stores a response unless it is there already; it is committed when this returns.</summary>
    public async Task<Intake> AddAsync(Response response, CancellationToken ct) => (await AddAsync([response], ct))[0];

    /// <summary>Stores many in one transaction, all or none.</summary>
    /// <returns>One outcome a response, in their order.</returns>
    public async Task<IReadOnlyList<Intake>> AddAsync(IReadOnlyList<Response> batch, CancellationToken ct)
    {
        await using var session = new Session(database);
        return await AddAsync(session, [.. batch.Select(response => new HandedIn(response))], ct);
    }

    /// <summary>The same over a connection that stays open.</summary>
    public async Task<IReadOnlyList<Intake>> AddAsync(Session session, IReadOnlyList<HandedIn> batch, CancellationToken ct)
    {
        var flags = Flag(batch);
        var (outcomes, entry) = await session.InTransactionAsync(
            async db =>
            {
                var written = await ResponseBatch.WriteAsync(db, batch);
                await ResponseFlags.AddAsync(db, flags.Where((_, i) => written.Outcomes[i] == Intake.Stored).SelectMany(of => of));
                return (written.Outcomes, written.Lines.Count == 0 ? null : await ledger.AppendAsync(db, written.Lines));
            },
            ct);
        if (entry is not null)
            ledger.Committed(entry);
        return outcomes;
    }

    /// <summary>A group commit with a connection of its own.</summary>
    public GroupCommit OpenGroupCommit()
    {
        var session = new Session(database);
        return new((batch, ct) => AddAsync(session, batch, ct), session);
    }

    /// <summary>The ids among these under which another content is stored.</summary>
    public async Task<IReadOnlySet<Guid>> FindConflictsAsync(IReadOnlyList<Response> batch, CancellationToken ct)
    {
        var stored = await database.QueryAsync<Stored>(
            "select id as Id, sha256 as Sha256 from response where id in @ids", new { ids = batch.Select(response => response.Id.Key()) }, ct);
        var byId = stored.ToDictionary(row => new Guid(row.Id, bigEndian: true), row => row.Sha256);
        return batch.Where(response => byId.TryGetValue(response.Id, out var sha256) && sha256 != response.Sha256).Select(response => response.Id).ToHashSet();
    }

    /// <summary>When the response was received; null when there is none of that id.</summary>
    public async Task<DateTimeOffset?> FindReceivedAtAsync(Guid id, CancellationToken ct) =>
        await database.FindAsync<DateTimeOffset?>("select received_at from response where id = @id", new { id = id.Key() }, ct);

    /// <summary>The ids of all responses of a campaign, one by one.</summary>
    public static async IAsyncEnumerable<Guid> StreamIdsAsync(Database database, Code campaign, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var id in database.StreamAsync<byte[]>("select id from response where campaign = @campaign", new { campaign }, ct))
            yield return new(id, bigEndian: true);
    }

    /// <summary>Those of all campaigns that were there at an instant, in their order: without what came late and was admitted by an erratum afterwards.</summary>
    public static async IAsyncEnumerable<Guid> StreamIdsAsync(Database database, DateTimeOffset asOf, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var ids = database.StreamAsync<byte[]>(
            """
            select r.id
              from response r
             where r.received_at <= @asOf
               and not exists (select 1 from erratum_response e join campaign_figures f on f.campaign = e.campaign and f.number = e.number
                                where e.response = r.id and e.decision = 'admit' and f.made_at > @asOf)
             order by r.id
            """,
            new { asOf }, ct);
        await foreach (var id in ids)
            yield return new(id, bigEndian: true);
    }

    /// <summary>The changes, each with how many answers to the items it touches are stored for the older version.</summary>
    /// <remarks>
    /// One pass over the responses, read as JSON in constant memory: whatever the number of changes, and without a pattern match in SQL
    /// that would depend on how JSON is escaped.
    /// </remarks>
    public async Task<IReadOnlyList<Change>> CountTouchedAsync(QuestionnaireVersion older, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        var counts = older.Items.ToDictionary(item => item.Code.Value, _ => 0L);
        if (changes.Any(change => change.Items.Count > 0))
        {
            var rows = database.StreamAsync<AnswerRow>(
                "select answers as Answers, comments as Comments from response where questionnaire = @Code and version = @Number", new { older.Code, older.Number }, ct);
            await foreach (var row in rows)
                foreach (var item in ItemsIn(row.Answers).Union(ItemsIn(row.Comments)))
                    counts[item]++;
        }

        return [.. changes.Select(change => change with { Touched = change.Items.Sum(item => counts[item.Value]) })];
    }

    /// <summary>How many responses each campaign has from each channel, also those that are left out by decision.</summary>
    public async Task<IReadOnlyList<ChannelCount>> CountByChannelAsync(CancellationToken ct)
    {
        var counts = new List<ChannelCount>();
        // Streamed, because millions are counted before the first row comes.
        await foreach (var row in database.StreamAsync<ChannelRow>("select campaign as Campaign, channel as Channel, count(*) as Total from response group by campaign, channel order by campaign, channel", null, ct))
            counts.Add(new(row.Campaign, Words.Read<Channel>(row.Channel)!.Value, row.Total));
        return counts;
    }

    /// <summary>Once for each time a response is handed in, however often its transaction is tried.</summary>
    private List<IEnumerable<(Guid Response, Flag Flag)>> Flag(IReadOnlyList<HandedIn> batch)
    {
        lock (_flagging)
            return [.. batch.Select(handedIn => _flagging.Of(handedIn.Response).Select(flag => (handedIn.Response.Id, flag)))];
    }

    private static List<string> ItemsIn(string? answers)
    {
        if (answers is null)
            return [];
        using var json = JsonDocument.Parse(answers);
        return [.. json.RootElement.EnumerateObject().Select(answer => answer.Name)];
    }

    private sealed record AnswerRow
    {
        public required string Answers { get; init; }
        public string? Comments { get; init; }
    }

    private sealed record ChannelRow
    {
        public required Code Campaign { get; init; }
        public required string Channel { get; init; }
        public long Total { get; init; }
    }

    private sealed record Stored
    {
        public required byte[] Id { get; init; }
        public required string Sha256 { get; init; }
    }
}

/// <summary>Responses of one campaign from one channel.</summary>
public sealed record ChannelCount(Code Campaign, Channel Channel, long Responses);
