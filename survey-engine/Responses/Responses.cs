using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Responses in the store: each id once.</summary>
public sealed class Responses(Database database)
{
    /// <summary>Stores a response unless it is there already; it is committed when this returns.</summary>
    public Task<Intake> AddAsync(Response response, CancellationToken ct) =>
        database.InTransactionAsync(db => AddAsync(db, response), ct);

    /// <summary>Stores many in one transaction, all or none.</summary>
    /// <returns>One outcome a response, in their order.</returns>
    public Task<IReadOnlyList<Intake>> AddAsync(IReadOnlyList<Response> batch, CancellationToken ct) => database.InTransactionAsync<IReadOnlyList<Intake>>(
        async db =>
        {
            var outcomes = new List<Intake>(batch.Count);
            foreach (var response in batch)
                outcomes.Add(await AddAsync(db, response));
            return outcomes;
        },
        ct);

    /// <summary>The ids among these under which another content is stored.</summary>
    public async Task<IReadOnlySet<Guid>> FindConflictsAsync(IReadOnlyList<Response> batch, CancellationToken ct)
    {
        var stored = await database.QueryAsync<Stored>(
            "select id as Id, sha256 as Sha256 from response where id in @ids", new { ids = batch.Select(response => Key(response.Id)) }, ct);
        var byId = stored.ToDictionary(row => new Guid(row.Id, bigEndian: true), row => row.Sha256);
        return batch.Where(response => byId.TryGetValue(response.Id, out var sha256) && sha256 != response.Sha256).Select(response => response.Id).ToHashSet();
    }

    /// <summary>When the response was received; null when there is none of that id.</summary>
    public async Task<DateTimeOffset?> FindReceivedAtAsync(Guid id, CancellationToken ct) =>
        await database.FindAsync<DateTimeOffset?>("select received_at from response where id = @id", new { id = Key(id) }, ct);

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

    private static List<string> ItemsIn(string? answers)
    {
        if (answers is null)
            return [];
        using var json = JsonDocument.Parse(answers);
        return [.. json.RootElement.EnumerateObject().Select(answer => answer.Name)];
    }

    private static async Task<Intake> AddAsync(Transaction db, Response response)
    {
        var (id, submission) = (Key(response.Id), response.Submission);
        var added = await db.ExecuteAsync(
            """
            insert into response (id, campaign, questionnaire, version, unit, field, channel, point, language,
                                  started_at, submitted_at, received_at, received_on, answers, comments, sha256)
            select @id, @Campaign, @Questionnaire, @Version, @Unit, @Field, @channel, @Point, @Language,
                   @StartedAt, @SubmittedAt, @ReceivedAt, @receivedOn, @Choices, @Comments, @Sha256
             where not exists (select 1 from response r where r.id = @id)
            """,
            new
            {
                id,
                response.Campaign,
                Questionnaire = response.Version.Code,
                Version = response.Version.Number,
                submission.Visit.Unit,
                submission.Visit.Field,
                channel = Words.Write(submission.Channel),
                submission.Visit.Point,
                submission.Language,
                submission.StartedAt,
                submission.SubmittedAt,
                response.ReceivedAt,
                receivedOn = response.ReceivedAt.DayInVietnam(),
                response.Answers.Choices,
                response.Answers.Comments,
                response.Sha256,
            });
        if (added == 1)
            return Intake.Stored;

        var stored = await db.SingleAsync<string>("select sha256 from response where id = @id", new { id });
        return stored == response.Sha256 ? Intake.Duplicate : Intake.Conflict;
    }

    private static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);

    private sealed record AnswerRow
    {
        public required string Answers { get; init; }
        public string? Comments { get; init; }
    }

    private sealed record Stored
    {
        public required byte[] Id { get; init; }
        public required string Sha256 { get; init; }
    }
}
