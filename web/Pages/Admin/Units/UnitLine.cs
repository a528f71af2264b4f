using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A unit in its tree.</summary>
/// <param name="Depth">0 for one that stands below no other.</param>
public sealed record UnitLine(Unit Unit, int Depth)
{
    /// <summary>The units in their order, with how deep each stands among them.</summary>
    /// <param name="units">Parents before their children.</param>
    public static IEnumerable<UnitLine> Of(IEnumerable<Unit> units)
    {
        var depths = new Dictionary<Code, int>();
        foreach (var unit in units)
        {
            depths[unit.Code] = unit.Parent is { } parent && depths.TryGetValue(parent, out var above) ? above + 1 : 0;
            yield return new(unit, depths[unit.Code]);
        }
    }

    /// <summary>The tree that concerns an event: the units it names, those above and those below them.</summary>
    public static IEnumerable<UnitLine> Around(IReadOnlyList<Unit> units, DateOnly day, IEnumerable<Code> named)
    {
        var all = units.ToDictionary(unit => unit.Code);
        var wanted = named.ToHashSet();
        foreach (var code in wanted.ToList())
        {
            for (var at = all.GetValueOrDefault(code)?.Parent; at is not null && wanted.Add(at);)
                at = all.GetValueOrDefault(at)?.Parent;
        }

        var children = units.ToLookup(unit => unit.Parent);
        return Of(Below(null));

        IEnumerable<Unit> Below(Code? parent) => children[parent]
            .Where(unit => unit.ExistsOn(day) && wanted.Contains(unit.Code))
            .OrderBy(unit => unit.Kind).ThenBy(unit => unit.Name, Vietnamese.Order)
            .SelectMany(unit => Below(unit.Code).Prepend(unit));
    }
}
