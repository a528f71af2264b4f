using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Which unit belongs to which.</summary>
/// <param name="units">All there ever were.</param>
/// <param name="successors">Of a unit that was merged or renamed, the one that it went into.</param>
public sealed class UnitTree(IEnumerable<Unit> units, IReadOnlyDictionary<Code, Code>? successors = null)
{
    private static long _number;

    private readonly Dictionary<Code, Unit> _units = units.ToDictionary(unit => unit.Code);

    /// <summary>No other tree has it.</summary>
    internal long Number { get; } = Interlocked.Increment(ref _number);

    /// <summary>The unit itself or the nearest above it that is of the level; for one that no longer exists on the day, of its successor. Null where there is none.</summary>
    public Code? Find(Code? unit, UnitKind level, DateOnly on)
    {
        var at = Known(unit);
        while (at is not null && at.ValidTo < on && successors?.GetValueOrDefault(at.Code) is { } successor)
            at = Known(successor);
        while (at is not null && at.Kind != level)
            at = Known(at.Parent);
        return at?.Code;
    }

    /// <summary>The highest below another unit that the unit is or belongs to; null where there is none.</summary>
    /// <param name="level">Null for any.</param>
    public Code? FindBelow(Code top, Code? unit, UnitKind? level)
    {
        Code? highest = null;
        for (var at = Known(unit); at is not null && at.Code != top; at = Known(at.Parent))
            highest = level is null || at.Kind == level ? at.Code : highest;
        return highest;
    }

    /// <summary>The highest of the level that the unit is or belongs to; null where there is none.</summary>
    public Code? FindHighest(Code? unit, UnitKind level)
    {
        Code? highest = null;
        for (var at = Known(unit); at is not null; at = Known(at.Parent))
            highest = at.Kind == level ? at.Code : highest;
        return highest;
    }

    /// <summary>The unit and all below it.</summary>
    public IReadOnlySet<Code> Below(Code unit)
    {
        var below = new HashSet<Code>();
        foreach (var code in _units.Keys)
        {
            var at = Known(code);
            while (at is not null && at.Code != unit)
                at = Known(at.Parent);
            if (at is not null)
                below.Add(code);
        }

        return below;
    }

    public Unit? Known(Code? code) => code is null ? null : _units.GetValueOrDefault(code);
}
