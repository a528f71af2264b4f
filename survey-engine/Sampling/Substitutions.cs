namespace SurveyHub.Engine;

/// <summary>Somebody of the reserve who takes the place of somebody drawn, and counts for as many.</summary>
public sealed record Substitution(FrameElement Gone, FrameElement Instead, string Reason, Signature Done);

/// <summary>Who was taken instead of whom. Nobody chooses: the next of the reserve comes, of the same place if there is one, else of the same stratum.</summary>
public sealed class Substitutions(Database database, AuditTrail audit)
{
    /// <summary>Whether <c>drawn_element d</c> is or was to be visited: drawn, or taken for one who was.</summary>
    internal const string IsTaken = "(d.list = 'drawn' or exists (select 1 from substitution s where s.draw = d.draw and s.replaced_by = d.number))";

    /// <summary>Whether <c>drawn_element d</c> is to be visited: nobody was taken instead.</summary>
    internal const string IsActive = IsTaken + " and not exists (select 1 from substitution s where s.draw = d.draw and s.number = d.number)";

    private const string Elements =
        $"""
        select {ElementRow.Columns}
          from (select number from substitution where draw = @draw union select replaced_by from substitution where draw = @draw) n
          join frame_element e on e.frame = @frame and e.number = n.number
        """;

    private const string Next =
        """
        select d.number
          from drawn_element d
          join frame_element e on e.frame = @frame and e.number = d.number
          join frame_element gone on gone.frame = @frame and gone.number = @number
         where d.draw = @draw and d.list = 'reserve' and (@isWhole = 1 or e.stratum = gone.stratum)
           and not exists (select 1 from substitution s where s.draw = d.draw and s.replaced_by = d.number)
         order by case when e.psu = gone.psu and e.ssu = gone.ssu then 0 when e.psu = gone.psu then 1 else 2 end, d.place
         limit 1
        """;

    private const string CountActive = $"select count(*) from drawn_element d where d.draw = @draw and d.number = @number and {IsActive}";

    /// <summary>In the order in which they were made.</summary>
    public async Task<IReadOnlyList<Substitution>> ListAsync(SampleDraw draw, CancellationToken ct)
    {
        var values = new { draw = draw.Id.Key(), frame = draw.Frame.Key() };
        var rows = await database.QueryAsync<Row>(
            "select number as Number, replaced_by as ReplacedBy, reason as Reason, done_by as DoneBy, done_at as DoneAt from substitution where draw = @draw order by done_at, number", values, ct);
        var elements = (await database.QueryAsync<ElementRow>(Elements, values, ct)).ToDictionary(row => row.Number, row => row.ToElement());
        return [.. rows.Select(row => new Substitution(elements[row.Number], elements[row.ReplacedBy], row.Reason, new(row.DoneBy, row.DoneAt)))];
    }

    /// <summary>Who would come instead of somebody; null when the reserve of the stratum is used up, or nobody is to be asked at that number any more.</summary>
    public Task<int?> FindNextAsync(SampleDraw draw, int number, CancellationToken ct) => database.InTransactionAsync(db => FindNextAsync(db, draw, number), ct);

    /// <param name="instead">Who was shown as the next.</param>
    /// <returns><c>draw-unsigned</c>, <c>element-inactive</c> when nobody is to be asked at that number, <c>reserve-empty</c>, <c>reserve-changed</c> when another is the next by now.</returns>
    public async Task<Outcome<SampleDraw>> AddAsync(SampleDraw draw, int number, int instead, string? reason, Signature by, CancellationToken ct)
    {
        var said = Reason.Of(reason);
        if (Reason.Check(said) is { } refusal)
            return refusal;
        var entry = AuditEntry.Of(by, AuditAction.ElementSubstituted, draw.Campaign.Value, new { draw.Id, Number = number }, new { draw.Id, Number = instead }, said);
        var values = new { draw = draw.Id.Key(), number, instead, said, by.By, by.At, draw.Campaign };
        return await database.InTransactionAsync<Outcome<SampleDraw>>(
            async db =>
            {
                if (await db.SingleAsync<long>("select count(*) from signed_draw where campaign = @Campaign and draw = @draw", values) == 0)
                    return Problem.DrawUnsigned();
                if (await db.SingleAsync<long>(CountActive, values) == 0)
                    return Problem.ElementInactive(number);
                if (await FindNextAsync(db, draw, number) is not { } next)
                    return Problem.ReserveEmpty();
                if (next != instead)
                    return Problem.ReserveChanged();
                if (!await db.TryInsertAsync(
                    "insert into substitution (draw, number, replaced_by, reason, done_by, done_at)", [[values.draw, number, instead, said, by.By, ColumnTypes.Write(by.At)]]))
                    return Problem.ReserveChanged();
                await audit.AddAsync(db, entry);
                return draw;
            },
            ct);
    }

    private static async Task<int?> FindNextAsync(Transaction db, SampleDraw draw, int number)
    {
        var values = new { draw = draw.Id.Key(), frame = draw.Frame.Key(), number, isWhole = DrawDesign.Read(draw.Design).Kind == DesignKind.Simple ? 1 : 0 };
        return await db.SingleAsync<long>(CountActive, values) == 0 ? null : (await db.QueryAsync<int>(Next, values)) is [var next] ? next : null;
    }

    private sealed record Row
    {
        public int Number { get; init; }
        public int ReplacedBy { get; init; }
        public required string Reason { get; init; }
        public required string DoneBy { get; init; }
        public DateTimeOffset DoneAt { get; init; }
    }
}
