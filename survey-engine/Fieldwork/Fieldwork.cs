namespace SurveyHub.Engine;

/// <summary>Visits to those who were drawn: who makes them, and what came of each.</summary>
public sealed class Fieldwork(Database database)
{
    private const string Visited =
        $"""
          from drawn_element d
          left join field_assignment a on a.draw = d.draw and a.number = d.number
         where d.draw = @draw and {Substitutions.IsTaken}
        """;

    /// <summary>All who are or were to be visited, by their numbers.</summary>
    public Task<IReadOnlyList<FieldElement>> ListAsync(SampleDraw draw, CancellationToken ct) => ReadAsync(draw, "", null, ct);

    /// <summary>Those that somebody was given and who are still to be visited, or were.</summary>
    public Task<IReadOnlyList<FieldElement>> ListAsync(SampleDraw draw, Guid interviewer, CancellationToken ct) =>
        ReadAsync(draw, "and a.interviewer = @interviewer", new { draw = draw.Id.Key(), frame = draw.Frame.Key(), interviewer = interviewer.Key() }, ct);

    /// <summary>Null where that number is not to be visited.</summary>
    public async Task<FieldElement?> FindAsync(SampleDraw draw, int number, CancellationToken ct) =>
        await ReadAsync(draw, "and d.number = @number", new { draw = draw.Id.Key(), frame = draw.Frame.Key(), number }, ct) is [var element] ? element : null;

    /// <summary>Those of one place of drawing.</summary>
    public Task<IReadOnlyList<FieldElement>> ListAsync(SampleDraw draw, Code psu, CancellationToken ct) =>
        ReadAsync(draw, "and d.number in (select f.number from frame_element f where f.frame = @frame and f.psu = @psu)", new { draw = draw.Id.Key(), frame = draw.Frame.Key(), psu }, ct);

    /// <summary>Keeps what came of a visit; the same again is kept once.</summary>
    /// <param name="place">Which visit it is, from 1: one more than there were when the form was shown.</param>
    /// <returns>The visit, what is wrong with it, or <c>attempt-taken</c> where another was recorded meanwhile.</returns>
    public async Task<Outcome<ContactAttempt>> RecordAsync(SampleDraw draw, FieldElement element, int place, ContactAttempt attempt, (DateOnly Opens, DateOnly Today) days, CancellationToken ct)
    {
        var problems = attempt.Check(days.Opens, days.Today);
        if (problems.Count > 0)
            return problems.ToList();
        var added = place == element.Attempts.Count + 1 && await database.InTransactionAsync(
            db => db.TryInsertAsync(
                "insert into contact_attempt (draw, number, attempt, outcome, made_on, appointment, interviewer, note)",
                [[draw.Id.Key(), element.Number, place, Words.Write(attempt.Outcome), ColumnTypes.Write(attempt.On), ColumnTypes.Write(attempt.Appointment), attempt.Interviewer.Key(), attempt.Note]]),
            ct);
        return added || (await FindAsync(draw, element.Number, ct))?.Attempts.ElementAtOrDefault(place - 1) == attempt ? attempt : Problem.AttemptTaken();
    }

    private async Task<IReadOnlyList<FieldElement>> ReadAsync(SampleDraw draw, string which, object? values, CancellationToken ct)
    {
        values ??= new { draw = draw.Id.Key(), frame = draw.Frame.Key() };
        var attempts = (await database.QueryAsync<AttemptRow>(
            $"""
            select c.number as Number, c.outcome as Outcome, c.made_on as MadeOn, c.appointment as Appointment, c.interviewer as Interviewer, c.note as Note
              from contact_attempt c
             where c.draw = @draw and c.number in (select d.number {Visited} {which})
             order by c.number, c.attempt
            """,
            values, ct)).ToLookup(row => row.Number, row => row.ToAttempt());
        return [.. (await database.QueryAsync<Row>(
            $"""
            select {ElementRow.Columns}, {ElementRow.LotColumns}, d.interviewer as Interviewer, d.replaced as Replaced
              from (select d.number, d.list, d.place, d.probability, d.weight, a.interviewer,
                           (select count(*) from substitution g where g.draw = d.draw and g.number = d.number) as replaced {Visited} {which}) d
              join frame_element e on e.frame = @frame and e.number = d.number
             order by e.number
            """,
            values, ct)).Select(row => row.ToElement([.. attempts[row.Number]]))];
    }

    private sealed record AttemptRow
    {
        public int Number { get; init; }
        public required string Outcome { get; init; }
        public DateOnly MadeOn { get; init; }
        public DateOnly? Appointment { get; init; }
        public required byte[] Interviewer { get; init; }
        public string? Note { get; init; }

        public ContactAttempt ToAttempt() => new(Words.Read<ContactOutcome>(Outcome)!.Value, MadeOn, Appointment, new(Interviewer, bigEndian: true), Note);
    }

    private sealed record Row : ElementRow
    {
        public byte[]? Interviewer { get; init; }
        public long Replaced { get; init; }

        public FieldElement ToElement(IReadOnlyList<ContactAttempt> attempts) => new(ToDrawn(), attempts, Interviewer is null ? null : new Guid(Interviewer, bigEndian: true), Replaced > 0);
    }
}
