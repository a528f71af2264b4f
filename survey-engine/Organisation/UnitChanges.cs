namespace SurveyHub.Engine;

/// <param name="Was">As the store has it.</param>
public sealed record UnitCorrection(Unit Was, Unit Became);

/// <summary>What a form or a file would change: units that are new, and corrections of known ones.</summary>
/// <remarks>A unit has one name and one parent over its life: another name or place is an event, see <see cref="Reorganisation"/>. So only the spelling, the sector and a wrongly entered parent are corrected.</remarks>
public sealed record UnitChanges(IReadOnlyList<Unit> Added, IReadOnlyList<UnitCorrection> Corrected)
{
    public bool IsNothing => Added.Count + Corrected.Count == 0;

    /// <summary>What differs from what is known; units that are not wanted stay as they are.</summary>
    /// <param name="wanted">Each with its line of the file; null in a form.</param>
    /// <returns>Or every problem, at its line and column.</returns>
    public static Outcome<UnitChanges> Between(IReadOnlyList<Unit> known, IReadOnlyList<(long? Line, Unit Unit)> wanted)
    {
        var problems = new List<Problem>();
        var before = known.ToDictionary(unit => unit.Code);
        foreach (var (line, unit) in wanted.GroupBy(row => row.Unit.Code).SelectMany(same => same.Skip(1)))
            problems.Add(Problem.UnitExists(UnitFile.Code, unit.Code) with { Line = line });
        var after = wanted.Select(row => row.Unit).Concat(known).DistinctBy(unit => unit.Code).ToDictionary(unit => unit.Code);
        foreach (var (line, unit) in wanted.Where(row => before.GetValueOrDefault(row.Unit.Code) != row.Unit))
        {
            var faults = before.TryGetValue(unit.Code, out var was) ? Fixed(was, unit).Concat(UnitRules.Check(unit, after)) : UnitRules.Check(unit, after);
            problems.AddRange(faults.Select(problem => problem with { Line = line }));
        }

        return problems.Count > 0 ? problems : new UnitChanges(
            [.. wanted.Select(row => row.Unit).Where(unit => !before.ContainsKey(unit.Code))],
            [.. wanted.Where(row => before.TryGetValue(row.Unit.Code, out var was) && was != row.Unit).Select(row => new UnitCorrection(before[row.Unit.Code], row.Unit))]);
    }

    private static IEnumerable<Problem> Fixed(Unit was, Unit became)
    {
        if (was.Kind != became.Kind)
            yield return Problem.UnitFixed(UnitFile.Kind, Words.Write(was.Kind));
        if (was.ValidFrom != became.ValidFrom)
            yield return Problem.UnitFixed(UnitFile.ValidFrom, ColumnTypes.Write(was.ValidFrom));
        if (was.ValidTo != became.ValidTo)
            yield return Problem.UnitFixed(UnitFile.ValidTo, ColumnTypes.Write(was.ValidTo) ?? "");
    }
}

/// <summary>How units stand to each other.</summary>
internal static class UnitRules
{
    /// <param name="units">All there ever were, as they would be.</param>
    public static IEnumerable<Problem> Check(Unit unit, IReadOnlyDictionary<Code, Unit> units)
    {
        if (unit.Sector is not null && unit.Kind != UnitKind.PublicServiceUnit)
            yield return Problem.UnitSectorUnfit(UnitFile.Sector);
        if (unit.Parent is not { } parent)
        {
            if (unit.Kind != UnitKind.Province)
                yield return Problem.UnitParentMissing(UnitFile.Parent);
        }
        else if (unit.Kind == UnitKind.Province || !units.TryGetValue(parent, out var above) || !Outlives(above, unit) || IsBelow(above, unit.Code, units))
        {
            yield return Problem.UnitParentUnfit(UnitFile.Parent, parent);
        }
    }

    private static bool Outlives(Unit above, Unit unit) => above.ValidFrom <= unit.ValidFrom && (above.ValidTo is null || unit.ValidTo <= above.ValidTo);

    private static bool IsBelow(Unit? unit, Code top, IReadOnlyDictionary<Code, Unit> units)
    {
        var steps = 0; // a file may hold a circle that does not go through the top
        for (; unit is not null && steps <= units.Count; steps++)
        {
            if (unit.Code == top)
                return true;
            unit = unit.Parent is { } parent ? units.GetValueOrDefault(parent) : null;
        }

        return steps > units.Count;
    }
}
