using System.Globalization;
using Dapper;

namespace SurveyHub.Engine;

/// <summary>Responses in the store: each id once.</summary>
public sealed class Responses(Database database)
{
    // SQLite looks each parameter up by its name among all of them: 500 rows in one statement took seconds.
    private const int RowsPerStatement = 25;

    private const string KnownSql = "select id as Id, sha256 as Sha256 from response where id in @ids";

    private static readonly string[] _columns =
        ["id", "campaign", "questionnaire", "version", "unit", "field", "channel", "point", "language", "started_at", "submitted_at", "received_at", "received_on", "answers", "comments", "sha256"];

    /// <summary>Stores a response unless it is there already; it is committed when this returns.</summary>
    public async Task<Intake> AddAsync(Response response, CancellationToken ct) =>
        (await database.InTransactionAsync(db => AddAsync(db, [response]), ct))[0];

    /// <summary>Stores many at once, all or none.</summary>
    /// <returns>One outcome a response, in their order.</returns>
    public Task<IReadOnlyList<Intake>> AddAsync(IReadOnlyList<Response> batch, CancellationToken ct) =>
        database.InTransactionAsync(db => AddAsync(db, batch), ct);

    /// <summary>The ids among these under which another content is stored.</summary>
    public async Task<IReadOnlySet<Guid>> FindConflictsAsync(IReadOnlyList<Response> batch, CancellationToken ct)
    {
        var known = ById(await database.QueryAsync<Stored>(KnownSql, Keys(batch), ct));
        return batch.Where(response => known.TryGetValue(response.Id, out var sha256) && sha256 != response.Sha256).Select(response => response.Id).ToHashSet();
    }

    /// <summary>When the response was received; null when there is none of that id.</summary>
    public async Task<DateTimeOffset?> FindReceivedAtAsync(Guid id, CancellationToken ct) =>
        await database.FindAsync<DateTimeOffset?>("select received_at from response where id = @id", new { id = Key(id) }, ct);

    internal static async Task<IReadOnlyList<Intake>> AddAsync(Transaction db, IReadOnlyList<Response> batch)
    {
        var known = ById(await db.QueryAsync<Stored>(KnownSql, Keys(batch)));
        var outcomes = new List<Intake>(batch.Count);
        var added = new List<Response>(batch.Count);
        foreach (var response in batch)
        {
            if (known.TryGetValue(response.Id, out var sha256))
            {
                outcomes.Add(sha256 == response.Sha256 ? Intake.Duplicate : Intake.Conflict);
                continue;
            }

            known.Add(response.Id, response.Sha256);
            added.Add(response);
            outcomes.Add(Intake.Stored);
        }

        foreach (var rows in added.Chunk(RowsPerStatement))
            await InsertAsync(db, rows);
        return outcomes;
    }

    /// <remarks>One statement of many rows: a round trip costs more than a row.</remarks>
    private static Task InsertAsync(Transaction db, Response[] responses)
    {
        var values = new DynamicParameters();
        var rows = responses.Select((response, i) => $"({string.Join(", ", _columns.Select(column => $"@{column}{i.ToString(CultureInfo.InvariantCulture)}"))})").ToList();
        for (var i = 0; i < responses.Length; i++)
        {
            var response = responses[i];
            var (submission, visit) = (response.Submission, response.Submission.Visit);
            Add("id", Key(response.Id));
            Add("campaign", response.Campaign);
            Add("questionnaire", response.Version.Code);
            Add("version", response.Version.Number);
            Add("unit", visit.Unit);
            Add("field", visit.Field);
            Add("channel", Words.Write(submission.Channel));
            Add("point", visit.Point);
            Add("language", submission.Language);
            Add("started_at", submission.StartedAt);
            Add("submitted_at", submission.SubmittedAt);
            Add("received_at", response.ReceivedAt);
            Add("received_on", response.ReceivedAt.DayInVietnam());
            Add("answers", response.Answers.Choices);
            Add("comments", response.Answers.Comments);
            Add("sha256", response.Sha256);

            void Add<T>(string column, T value) => values.Add($"{column}{i.ToString(CultureInfo.InvariantCulture)}", value);
        }

        return db.ExecuteAsync($"insert into response ({string.Join(", ", _columns)}) values {string.Join(", ", rows)}", values);
    }

    private static object Keys(IEnumerable<Response> batch) => new { ids = batch.Select(response => Key(response.Id)).ToList() };

    private static Dictionary<Guid, string> ById(IEnumerable<Stored> rows) => rows.ToDictionary(row => new Guid(row.Id, bigEndian: true), row => row.Sha256);

    private static byte[] Key(Guid id) => id.ToByteArray(bigEndian: true);

    private sealed record Stored
    {
        public required byte[] Id { get; init; }
        public required string Sha256 { get; init; }
    }
}
