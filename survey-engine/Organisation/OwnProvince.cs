namespace SurveyHub.Engine;

/// <summary>Makes one of the 34 provinces the head of a store that has collected nothing yet, with what it was merged from.</summary>
public sealed class OwnProvince(Database database, Units units, AuditTrail audit)
{
    /// <summary>Since when the old provinces are told of here: the first year of the first instrument.</summary>
    public static DateOnly Known { get; } = new(2012, 1, 1);

    private static readonly HashSet<string> _cities = ["Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Cần Thơ"];

    /// <summary>The province that stands at the head now; null where there is none.</summary>
    public async Task<Unit?> FindAsync(DateOnly day, CancellationToken ct) => (await units.ListAsync(ct)).FirstOrDefault(unit => unit.Kind == UnitKind.Province && unit.ExistsOn(day));

    /// <summary>Whether the store may still be given its province: it holds no response, and nothing is said yet of where its province came from.</summary>
    /// <remarks>Also one that holds the demonstration, or units of its own: they then belong to the province that was chosen.</remarks>
    public async Task<bool> IsOpenAsync(CancellationToken ct) => await database.InTransactionAsync(IsOpenAsync, ct);

    /// <param name="name">As <see cref="Province.Name"/> has it.</param>
    /// <returns>The new head; or <c>province-unknown</c>, <c>province-settled</c>, <c>unit-exists</c>.</returns>
    public async Task<Outcome<Unit>> ChooseAsync(string name, Signature by, CancellationToken ct)
    {
        if (Province.Find(name, Province.Merger) is not { } chosen)
            return Problem.ProvinceUnknown(name);
        var all = await units.ListAsync(ct);
        var old = all.Where(unit => unit.Kind == UnitKind.Province).ToList();
        var head = UnitOf(chosen, chosen.Predecessors.Count == 0 ? Known : Province.Merger, suffix: "");
        List<Unit> before = [.. chosen.Predecessors.Select(province => UnitOf(province, Known, "-cu") with { ValidTo = Province.Merger.AddDays(-1) })];
        LineageEvent? merger = before.Count == 0 ? null : new(LineageKind.Merge, Province.Merger, [.. before.Select(unit => unit.Code)], [head.Code], "Nghị quyết 202/2025/QH15");
        if (all.FirstOrDefault(unit => before.Append(head).Any(added => added.Code == unit.Code)) is { } taken)
            return Problem.UnitExists("province", taken.Code);

        var (id, entry) = (Guid.CreateVersion7(by.At).Key(), AuditEntry.Of(
            by, AuditAction.UnitsReorganised, head.Code.Value, new { Units = old.Select(UnitAdministration.Describe) }, new { Units = before.Prepend(head).Select(UnitAdministration.Describe) }));
        return await database.InTransactionAsync<Outcome<Unit>>(
            async db =>
            {
                if (!await IsOpenAsync(db))
                    return Problem.ProvinceSettled();
                foreach (var unit in before.Prepend(head))
                    await Units.AddAsync(db, unit);
                foreach (var unit in old)
                    await ReplaceAsync(db, unit.Code, head.Code);
                if (merger is not null)
                    await LineageEvents.AddAsync(db, id, merger);
                await audit.AddAsync(db, entry);
                return head;
            },
            ct);
    }

    private static async Task ReplaceAsync(Transaction db, Code old, Code head)
    {
        var codes = new { old, head };
        await db.ExecuteAsync("update unit set parent = @head where parent = @old", codes);
        await db.ExecuteAsync("update held_role set unit = @head where unit = @old", codes);
        await db.ExecuteAsync("update device set unit = @head where unit = @old", codes);
        await db.ExecuteAsync("update api_key set unit = @head where unit = @old", codes);
        await db.ExecuteAsync("delete from unit where code = @old", codes);
    }

    private static async Task<bool> IsOpenAsync(Transaction db) => await db.SingleAsync<long>(
        """
        select (select count(*) from (select 1 as one from response limit 1) r)
             + (select count(*) from lineage_unit l join unit u on u.code = l.unit where u.kind = 'province')
        """,
        null) == 0;

    private static Unit UnitOf(Province province, DateOnly from, string suffix) => new(
        Code.Of(Vietnamese.CodeLike(province.Name) + suffix), Titled(province.Name), UnitKind.Province, Sector: null, Parent: null, from, ValidTo: null);

    /// <summary>Tỉnh Hưng Yên, Thành phố Huế</summary>
    private static string Titled(string name) => name.StartsWith("Thành phố", StringComparison.Ordinal) ? name : (_cities.Contains(name) ? "Thành phố " : "Tỉnh ") + name;
}
