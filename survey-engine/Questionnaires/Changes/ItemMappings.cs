namespace SurveyHub.Engine;

public sealed class ItemMappings(Database database, Questionnaires questionnaires, AuditTrail audit)
{
    /// <summary>All decisions about a questionnaire, in the order of the versions, then as they were made.</summary>
    public async Task<IReadOnlyList<ItemMapping>> ListAsync(Code questionnaire, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(
            """
            select questionnaire as Questionnaire, from_version as FromVersion, from_place as FromPlace, to_version as ToVersion, to_place as ToPlace,
                   class as Class, reason as Reason, decided_by as DecidedBy, decided_at as DecidedAt
              from item_mapping
             where questionnaire = @questionnaire
             order by to_version, decided_at, id
            """,
            new { questionnaire }, ct);
        return [.. rows.Select(row => row.ToMapping())];
    }

    /// <summary>Adds a later decision; the earlier ones stay.</summary>
    /// <returns>The mapping, or <c>mapping-impossible</c> when one of its items is not in its version, or they are of different kinds.</returns>
    public async Task<Outcome<ItemMapping>> AddAsync(ItemMapping mapping, CancellationToken ct)
    {
        var from = await questionnaires.FindAsync(mapping.Questionnaire, mapping.FromVersion, ct);
        var to = await questionnaires.FindAsync(mapping.Questionnaire, mapping.ToVersion, ct);
        if (from?.Find(Code.Parse(mapping.From)) is not { } older || to?.Find(Code.Parse(mapping.To)) is not { } newer || older.Kind != newer.Kind)
            return Problem.MappingImpossible(mapping.To, mapping.From);

        var id = Guid.CreateVersion7(mapping.Decided.At);
        var entry = AuditEntry.Of(
            mapping.Decided, AuditAction.MappingDecided, $"{mapping.Questionnaire}/{mapping.ToVersion}",
            was: new { Version = mapping.FromVersion, Place = mapping.From }, became: new { Version = mapping.ToVersion, Place = mapping.To, Class = Words.Write(mapping.Class) }, mapping.Reason);
        return await database.InTransactionAsync<Outcome<ItemMapping>>(
            async db =>
            {
                await AddAsync(db, mapping, id);
                await audit.AddAsync(db, entry);
                return mapping;
            },
            ct);
    }

    internal static Task AddAsync(Transaction db, ItemMapping mapping) => AddAsync(db, mapping, Guid.CreateVersion7(mapping.Decided.At));

    private static Task AddAsync(Transaction db, ItemMapping mapping, Guid id) => db.ExecuteAsync(
        """
        insert into item_mapping (id, questionnaire, from_version, from_place, to_version, to_place, class, reason, decided_by, decided_at)
        select @id, @Questionnaire, @FromVersion, @From, @ToVersion, @To, @class, @Reason, @By, @At
         where not exists (select 1 from item_mapping m where m.id = @id)
        """,
        new
        {
            id = id.Key(),
            mapping.Questionnaire,
            mapping.FromVersion,
            mapping.From,
            mapping.ToVersion,
            mapping.To,
            @class = Words.Write(mapping.Class),
            mapping.Reason,
            mapping.Decided.By,
            mapping.Decided.At,
        });

    private sealed record Row
    {
        public required Code Questionnaire { get; init; }
        public int FromVersion { get; init; }
        public required string FromPlace { get; init; }
        public int ToVersion { get; init; }
        public required string ToPlace { get; init; }
        public required string Class { get; init; }
        public required string Reason { get; init; }
        public required string DecidedBy { get; init; }
        public DateTimeOffset DecidedAt { get; init; }

        public ItemMapping ToMapping() => new(
            Questionnaire, FromVersion, FromPlace, ToVersion, ToPlace, Words.Read<ChangeClass>(Class)!.Value, Reason, new(DecidedBy, DecidedAt));
    }
}
