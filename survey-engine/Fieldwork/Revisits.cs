using System.Globalization;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Re-visits in the store: round after round, each number at most once.</summary>
public sealed class Revisits(Database database, AuditTrail audit)
{
    public async Task<IReadOnlyList<RevisitRound>> ListRoundsAsync(SampleDraw draw, CancellationToken ct) => [.. (await database.QueryAsync<RoundRow>(
        """
        select round as Round, seed as Seed, per_cent as PerCent, each_one as EachOne, completed as Completed, questions as Questions, sha256 as Sha256, drawn_by as DrawnBy, drawn_at as DrawnAt
          from revisit_round where draw = @draw order by round
        """,
        new { draw = draw.Id.Key() }, ct)).Select(row => row.ToRound())];

    /// <summary>Of all rounds, by their numbers.</summary>
    public async Task<IReadOnlyList<Revisit>> ListAsync(SampleDraw draw, CancellationToken ct) => [.. (await database.QueryAsync<Row>(
        """
        select number as Number, round as Round, interviewer as Interviewer, made_on as MadeOn, was_visited as WasVisited, visited_on as VisitedOn, comparisons as Comparisons
          from revisit where draw = @draw order by number
        """,
        new { draw = draw.Id.Key() }, ct)).Select(row => row.ToRevisit())];

    /// <summary>Draws the next round from those completed that no round has drawn.</summary>
    /// <returns>The round, or <c>revisits-none</c> when nobody is left to draw.</returns>
    public Task<Outcome<RevisitRound>> DrawAsync(SampleDraw draw, string seed, RevisitSize size, IReadOnlyList<string> questions, Signature by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(by.At);
        return database.InTransactionAsync<Outcome<RevisitRound>>(
            async db =>
            {
                var completed = await db.QueryAsync<CompletedRow>(
                    """
                    select c.number as Number, min(c.interviewer) as Interviewer
                      from contact_attempt c
                     where c.draw = @draw and c.outcome = 'completed' and not exists (select 1 from revisit r where r.draw = c.draw and r.number = c.number)
                     group by c.number
                    """,
                    new { draw = draw.Id.Key() });
                var drawn = RevisitSample.Draw(seed, size, completed.Select(row => (row.Number, new Guid(row.Interviewer, bigEndian: true))));
                if (drawn.Count == 0)
                    return Problem.RevisitsNone();
                var last = await db.SingleAsync<long>("select count(*) from revisit_round where draw = @draw", new { draw = draw.Id.Key() });
                var sha256 = CanonicalJson.Sha256(drawn.Select(one => one.Number.ToString(CultureInfo.InvariantCulture) + "\n"));
                var round = new RevisitRound((int)last + 1, seed, size, completed.Count, questions, sha256, by);
                await InsertAsync(db, draw, round, drawn);
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.RevisitsDrawn, draw.Campaign.Value, null, new { round.Round, seed, size.PerCent, size.EachOne, round.Completed, Elements = drawn.Count, sha256 }) with { Id = id });
                return round;
            },
            ct);
    }

    /// <summary>Keeps what was found; entered again, it stands in place of what was entered before.</summary>
    /// <returns>The result, or everything that is wrong with it.</returns>
    public Task<Outcome<RevisitResult>> RecordAsync(SampleDraw draw, Revisit revisit, RevisitResult result, DateOnly today, Signature by, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (result.On > today)
            problems.Add(Problem.RevisitDayUnfitting(nameof(result.On)));
        if (result.VisitedOn is { } first && (!result.WasVisited || first > result.On))
            problems.Add(Problem.RevisitDayUnfitting(nameof(result.VisitedOn)));
        if (problems.Count > 0)
            return Task.FromResult<Outcome<RevisitResult>>(problems);
        var id = Guid.CreateVersion7(by.At);
        return database.InTransactionAsync<Outcome<RevisitResult>>(
            async db =>
            {
                await db.ExecuteAsync(
                    "update revisit set made_on = @On, was_visited = @visited, visited_on = @VisitedOn, comparisons = @comparisons, done_by = @By where draw = @draw and number = @Number",
                    new { result.On, visited = result.WasVisited ? 1 : 0, result.VisitedOn, comparisons = Write(result.Answers), by.By, draw = draw.Id.Key(), revisit.Number });
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.RevisitRecorded, $"{draw.Campaign}/{revisit.Number}", revisit.Result is null ? null : Describe(revisit.Result), Describe(result)) with { Id = id });
                return result;
            },
            ct);
    }

    private static string Write(IEnumerable<ControlAnswer> answers) => string.Join(' ', answers.Select(Words.Write));

    /// <summary>Without the answers: the trail is read by more people than the list.</summary>
    private static object Describe(RevisitResult result) => new { On = ColumnTypes.Write(result.On), result.WasVisited, VisitedOn = ColumnTypes.Write(result.VisitedOn) };

    private static async Task InsertAsync(Transaction db, SampleDraw draw, RevisitRound round, IReadOnlyList<(int Number, Guid Interviewer)> drawn)
    {
        await db.ExecuteAsync(
            """
            insert into revisit_round (draw, round, seed, per_cent, each_one, completed, questions, sha256, drawn_by, drawn_at)
            values (@draw, @Round, @Seed, @PerCent, @EachOne, @Completed, @questions, @Sha256, @By, @At)
            """,
            new { draw = draw.Id.Key(), round.Round, round.Seed, round.Size.PerCent, round.Size.EachOne, round.Completed, questions = JsonSerializer.Serialize(round.Questions), round.Sha256, round.Drawn.By, round.Drawn.At });
        await db.InsertAsync("insert into revisit (draw, number, round, interviewer)", drawn.Select(one => new object?[] { draw.Id.Key(), one.Number, round.Round, one.Interviewer.Key() }));
    }

    private sealed record CompletedRow
    {
        public int Number { get; init; }
        public required byte[] Interviewer { get; init; }
    }

    private sealed record RoundRow
    {
        public int Round { get; init; }
        public required string Seed { get; init; }
        public int? PerCent { get; init; }
        public int? EachOne { get; init; }
        public int Completed { get; init; }
        public required string Questions { get; init; }
        public required string Sha256 { get; init; }
        public required string DrawnBy { get; init; }
        public DateTimeOffset DrawnAt { get; init; }

        public RevisitRound ToRound() => new(Round, Seed, RevisitSize.Of(PerCent, EachOne)!, Completed, JsonSerializer.Deserialize<string[]>(Questions)!, Sha256, new(DrawnBy, DrawnAt));
    }

    private sealed record Row
    {
        public int Number { get; init; }
        public int Round { get; init; }
        public required byte[] Interviewer { get; init; }
        public DateOnly? MadeOn { get; init; }
        public int? WasVisited { get; init; }
        public DateOnly? VisitedOn { get; init; }
        public string? Comparisons { get; init; }

        public Revisit ToRevisit() => new(
            Number, Round, new(Interviewer, bigEndian: true),
            MadeOn is { } day ? new RevisitResult(day, WasVisited == 1, VisitedOn, [.. (Comparisons ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Words.Read<ControlAnswer>(word)!.Value)]) : null);
    }
}
