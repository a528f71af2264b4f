namespace SurveyHub.Engine;

public sealed class LineageEvents(Database database, Units units, AuditTrail audit)
{
    public async Task<Lineage> ListAsync(CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(
            """
            select e.id as Id, e.kind as Kind, e.day as Day, e.note as Note, u.unit as Unit, u.role as Role
              from lineage_event e
              join lineage_unit u on u.event = e.id
             order by e.day, e.id, u.unit
            """,
            null, ct);
        return new(rows.GroupBy(row => new Guid(row.Id, bigEndian: true)).Select(ToEvent));
    }

    /// <summary>Adds an event; a predecessor whose last day is not known ends by it. Safe to repeat.</summary>
    /// <returns>All events, or everything that is wrong with this one.</returns>
    public async Task<Outcome<Lineage>> AddAsync(LineageEvent happened, Signature by, CancellationToken ct)
    {
        var known = await ListAsync(ct);
        var lineage = known.With(happened, (await units.ListAsync(ct)).ToDictionary(unit => unit.Code));
        return await AddAsync(known, lineage, by, ct);
    }

    /// <summary>Adds the events of a file, all or none. Safe to repeat.</summary>
    public async Task<Outcome<Lineage>> ImportAsync(ResponseFile file, Signature by, CancellationToken ct)
    {
        var known = await ListAsync(ct);
        return await AddAsync(known, LineageFile.Read(file, known, await units.ListAsync(ct)), by, ct);
    }

    private async Task<Outcome<Lineage>> AddAsync(Lineage known, Outcome<Lineage> wanted, Signature by, CancellationToken ct)
    {
        if (wanted.Value is not { } lineage)
            return wanted;
        List<(Guid Id, LineageEvent Event)> added = [.. lineage.Events.Where(happened => !known.Events.Any(happened.IsSameAs)).Select(happened => (Guid.CreateVersion7(by.At), happened))];
        if (added.Count == 0)
            return lineage;
        var entry = AuditEntry.Of(by, AuditAction.LineageImported, "lineage", null, new { Events = added.Select(of => Describe(of.Event)) });
        return await database.InTransactionAsync<Outcome<Lineage>>(
            async db =>
            {
                foreach (var (id, happened) in added)
                    await AddAsync(db, id.Key(), happened);
                await audit.AddAsync(db, entry);
                return lineage;
            },
            ct);
    }

    internal static object Describe(LineageEvent happened) => new
    {
        Day = ColumnTypes.Write(happened.Day),
        Kind = Words.Write(happened.Kind),
        Predecessors = string.Join("; ", happened.Predecessors),
        Successors = string.Join("; ", happened.Successors),
        happened.Note,
    };

    internal static async Task AddAsync(Transaction db, byte[] id, LineageEvent happened)
    {
        await db.ExecuteAsync(
            "insert into lineage_event (id, kind, day, note) values (@id, @kind, @Day, @Note)",
            new { id, kind = Words.Write(happened.Kind), happened.Day, happened.Note });
        foreach (var unit in happened.Successors)
            await db.ExecuteAsync("insert into lineage_unit (unit, role, event) values (@unit, 'successor', @id)", new { unit, id });
        foreach (var unit in happened.Predecessors)
        {
            await db.ExecuteAsync("insert into lineage_unit (unit, role, event) values (@unit, 'predecessor', @id)", new { unit, id });
            await db.ExecuteAsync("update unit set valid_to = @last where code = @unit and valid_to is null", new { unit, last = happened.Day.AddDays(-1) });
        }
    }

    private static LineageEvent ToEvent(IEnumerable<Row> rows)
    {
        var units = rows.ToLookup(row => row.Role, row => row.Unit);
        var first = rows.First();
        return new(Words.Read<LineageKind>(first.Kind)!.Value, first.Day, [.. units["predecessor"]], [.. units["successor"]], first.Note);
    }

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required string Kind { get; init; }
        public DateOnly Day { get; init; }
        public required string Note { get; init; }
        public required Code Unit { get; init; }
        public required string Role { get; init; }
    }
}
