namespace SurveyHub.Engine;

public sealed class Units(Database database)
{
    private const string Columns = "code as Code, name as Name, kind as Kind, sector as Sector, parent as Parent, valid_from as ValidFrom, valid_to as ValidTo";

    // To put thousands of names into Vietnamese order takes longer than all else, and they rarely change.
    private volatile Listed? _listed;

    public async Task<Unit?> FindAsync(Code code, CancellationToken ct) =>
        (await database.FindAsync<Row>($"select {Columns} from unit where code = @code", new { code }, ct))?.ToUnit();

    /// <summary>All units there ever were, parents before their children, siblings in Vietnamese order.</summary>
    public async Task<IReadOnlyList<Unit>> ListAsync(CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>($"select {Columns} from unit", null, ct);
        if (_listed is not { } listed || !listed.Rows.SequenceEqual(rows))
            _listed = listed = new(rows, InOrder(rows.Select(row => row.ToUnit())));
        return listed.Units;
    }

    private static IReadOnlyList<Unit> InOrder(IEnumerable<Unit> units)
    {
        var children = units.ToLookup(unit => unit.Parent);
        return [.. Below(null)];

        IEnumerable<Unit> Below(Code? parent) =>
            children[parent].OrderBy(unit => unit.Kind).ThenBy(unit => unit.Name, Vietnamese.Order).SelectMany(unit => Below(unit.Code).Prepend(unit));
    }

    internal static Task AddAsync(Transaction db, Unit unit) => db.ExecuteAsync(
        """
        insert into unit (code, name, kind, sector, parent, valid_from, valid_to)
        select @Code, @Name, @kind, @Sector, @Parent, @ValidFrom, @ValidTo
         where not exists (select 1 from unit u where u.code = @Code)
        """,
        new { unit.Code, unit.Name, kind = Words.Write(unit.Kind), unit.Sector, unit.Parent, unit.ValidFrom, unit.ValidTo });

    private sealed record Listed(IReadOnlyList<Row> Rows, IReadOnlyList<Unit> Units);

    private sealed record Row
    {
        public required Code Code { get; init; }
        public required string Name { get; init; }
        public required string Kind { get; init; }
        public Code? Sector { get; init; }
        public Code? Parent { get; init; }
        public DateOnly ValidFrom { get; init; }
        public DateOnly? ValidTo { get; init; }

        public Unit ToUnit() => new(Code, Name, Words.Read<UnitKind>(Kind)!.Value, Sector, Parent, ValidFrom, ValidTo);
    }
}
