namespace SurveyHub.Engine;

/// <summary>Somebody of the reserve who takes the place of somebody drawn, and counts for as many.</summary>
public sealed record Substitution(FrameElement Gone, FrameElement Instead, string Reason, Signature Done);

/// <summary>Who was taken instead of whom. Nobody chooses: the next of the reserve comes, of the same place if there is one, else of the same stratum.</summary>
public sealed class Substitutions(Database database, AuditTrail audit)
{
    public const int LongestReason = 1000;

    private const string Select =
        """
        select g.number as GoneNumber, g.code as GoneCode, g.stratum as GoneStratum, g.psu as GonePsu, g.ssu as GoneSsu, g.unit as GoneUnit, g.field as GoneField,
               i.number as InsteadNumber, i.code as InsteadCode, i.stratum as InsteadStratum, i.psu as InsteadPsu, i.ssu as InsteadSsu, i.unit as InsteadUnit, i.field as InsteadField,
               s.reason as Reason, s.done_by as DoneBy, s.done_at as DoneAt
          from substitution s
          join frame_element g on g.frame = @frame and g.number = s.number
          join frame_element i on i.frame = @frame and i.number = s.replaced_by
         where s.draw = @draw
         order by s.done_at, s.number
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

    private const string IsActive =
        """
        select count(*)
          from drawn_element d
         where d.draw = @draw and d.number = @number
           and (d.list = 'drawn' or exists (select 1 from substitution s where s.draw = d.draw and s.replaced_by = d.number))
           and not exists (select 1 from substitution s where s.draw = d.draw and s.number = d.number)
        """;

    /// <summary>In the order in which they were made.</summary>
    public async Task<IReadOnlyList<Substitution>> ListAsync(SampleDraw draw, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>(Select, new { draw = draw.Id.Key(), frame = draw.Frame.Key() }, ct)).Select(row => row.ToSubstitution())];

    /// <summary>Who would come instead of somebody; null when the reserve of the stratum is used up, or nobody is to be asked at that number any more.</summary>
    public Task<int?> FindNextAsync(SampleDraw draw, int number, CancellationToken ct) => database.InTransactionAsync(db => FindNextAsync(db, draw, number), ct);

    /// <param name="instead">Who was shown as the next.</param>
    /// <returns><c>draw-unsigned</c>, <c>element-inactive</c> when nobody is to be asked at that number, <c>reserve-empty</c>, <c>reserve-changed</c> when another is the next by now.</returns>
    public async Task<Outcome<SampleDraw>> AddAsync(SampleDraw draw, int number, int instead, string? reason, Signature by, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Problem.ReasonMissing("Reason");
        var said = reason.Trim();
        if (said.Length > LongestReason)
            return Problem.ReasonTooLong("Reason", LongestReason);
        var entry = AuditEntry.Of(by, AuditAction.ElementSubstituted, draw.Campaign.Value, new { draw.Id, Number = number }, new { draw.Id, Number = instead }, said);
        var values = new { draw = draw.Id.Key(), number, instead, said, by.By, by.At, draw.Campaign };
        return await database.InTransactionAsync<Outcome<SampleDraw>>(
            async db =>
            {
                if (await db.SingleAsync<long>("select count(*) from signed_draw where campaign = @Campaign and draw = @draw", values) == 0)
                    return Problem.DrawUnsigned();
                if (await db.SingleAsync<long>(IsActive, values) == 0)
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
        return await db.SingleAsync<long>(IsActive, values) == 0 ? null : (await db.QueryAsync<int>(Next, values)) is [var next] ? next : null;
    }

    private sealed record Row
    {
        public int GoneNumber { get; init; }
        public required string GoneCode { get; init; }
        public required string GoneStratum { get; init; }
        public required Code GonePsu { get; init; }
        public Code? GoneSsu { get; init; }
        public Code? GoneUnit { get; init; }
        public Code? GoneField { get; init; }
        public int InsteadNumber { get; init; }
        public required string InsteadCode { get; init; }
        public required string InsteadStratum { get; init; }
        public required Code InsteadPsu { get; init; }
        public Code? InsteadSsu { get; init; }
        public Code? InsteadUnit { get; init; }
        public Code? InsteadField { get; init; }
        public required string Reason { get; init; }
        public required string DoneBy { get; init; }
        public DateTimeOffset DoneAt { get; init; }

        public Substitution ToSubstitution() => new(
            new(GoneNumber, GoneCode, GoneStratum, GonePsu, GoneSsu, GoneUnit, GoneField),
            new(InsteadNumber, InsteadCode, InsteadStratum, InsteadPsu, InsteadSsu, InsteadUnit, InsteadField), Reason, new(DoneBy, DoneAt));
    }
}
