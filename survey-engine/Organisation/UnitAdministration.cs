namespace SurveyHub.Engine;

/// <summary>Adds units and corrects them, one or many, each change with its entry in the audit trail.</summary>
public sealed class UnitAdministration(Database database, Units units, AuditTrail audit)
{
    /// <returns>The unit; or every problem, <c>unit-exists</c> where the code was ever taken.</returns>
    public async Task<Outcome<Unit>> AddAsync(Unit unit, Signature by, CancellationToken ct)
    {
        var known = await units.ListAsync(ct);
        return known.Any(other => other.Code == unit.Code) ? Problem.UnitExists(UnitFile.Code, unit.Code) : await ApplyAsync(known, unit, by, ct);
    }

    /// <returns>The unit as it is now; or every problem.</returns>
    public async Task<Outcome<Unit>> CorrectAsync(Unit unit, Signature by, CancellationToken ct) => await ApplyAsync(await units.ListAsync(ct), unit, by, ct);

    /// <summary>Adds and corrects the units of a file, all or none. Safe to repeat.</summary>
    /// <returns>What was changed; or every problem, each with its line and column.</returns>
    public async Task<Outcome<UnitChanges>> ImportAsync(ResponseFile file, Signature by, CancellationToken ct) =>
        await ApplyAsync(UnitFile.Read(file, await units.ListAsync(ct)), "units", by, ct);

    private async Task<Outcome<Unit>> ApplyAsync(IReadOnlyList<Unit> known, Unit unit, Signature by, CancellationToken ct) =>
        await ApplyAsync(UnitChanges.Between(known, [(null, unit)]), unit.Code.Value, by, ct) is { Value: null } refused ? refused.Problems.ToList() : unit;

    private async Task<Outcome<UnitChanges>> ApplyAsync(Outcome<UnitChanges> wanted, string subject, Signature by, CancellationToken ct)
    {
        if (wanted.Value is not { IsNothing: false } changes)
            return wanted;
        var entry = AuditEntry.Of(
            by, AuditAction.UnitsChanged, subject, changes.Corrected.Count == 0 ? null : new { Units = changes.Corrected.Select(corrected => Describe(corrected.Was)) },
            new { Units = changes.Corrected.Select(corrected => Describe(corrected.Became)).Concat(changes.Added.Select(Describe)) });
        return await database.InTransactionAsync<Outcome<UnitChanges>>(
            async db =>
            {
                if (await FindTakenAsync(db, changes.Added) is { } taken)
                    return taken;
                foreach (var unit in ParentsFirst(changes.Added))
                    await Units.AddAsync(db, unit);
                foreach (var (_, unit) in changes.Corrected)
                    await db.ExecuteAsync("update unit set name = @Name, sector = @Sector, parent = @Parent where code = @Code", new { unit.Code, unit.Name, unit.Sector, unit.Parent });
                await audit.AddAsync(db, entry);
                return changes;
            },
            ct);
    }

    /// <summary>Another may have added one meanwhile.</summary>
    internal static async Task<Problem?> FindTakenAsync(Transaction db, IEnumerable<Unit> added)
    {
        var taken = await db.QueryAsync<Code>("select code from unit where code in @codes", new { codes = added.Select(unit => unit.Code.Value).Append("") });
        return taken is [var first, ..] ? Problem.UnitExists(UnitFile.Code, first) : null;
    }

    /// <summary>As the foreign key wants it.</summary>
    internal static IEnumerable<Unit> ParentsFirst(IReadOnlyList<Unit> added)
    {
        var codes = added.Select(unit => unit.Code).ToHashSet();
        var children = added.ToLookup(unit => unit.Parent is { } parent && codes.Contains(parent) ? parent : null);
        return Below(null);

        IEnumerable<Unit> Below(Code? parent) => children[parent].SelectMany(unit => Below(unit.Code).Prepend(unit));
    }

    internal static object Describe(Unit unit) => new
    {
        Unit = unit.Code.Value,
        unit.Name,
        Kind = Words.Write(unit.Kind),
        Sector = unit.Sector?.Value,
        Parent = unit.Parent?.Value,
        From = ColumnTypes.Write(unit.ValidFrom),
        To = ColumnTypes.Write(unit.ValidTo),
    };
}
