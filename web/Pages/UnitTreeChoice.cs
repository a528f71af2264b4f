using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The units of a day as a form offers them, without the province itself.</summary>
/// <param name="All">There ever were.</param>
public sealed record UnitTreeChoice(IReadOnlyCollection<Unit> All, DateOnly Day)
{
    /// <summary>As a tree, each indented below the one it belongs to.</summary>
    public IEnumerable<(string Value, string Label)> Options()
    {
        var byCode = All.ToDictionary(unit => unit.Code);
        return All.Where(unit => unit.Kind != UnitKind.Province && unit.ExistsOn(Day)).Select(unit => (unit.Code.Value, string.Concat(Enumerable.Repeat("\u2003", Depth(unit))) + unit.Name));

        int Depth(Unit unit) => unit.Parent is { } code && byCode.TryGetValue(code, out var parent) && parent.Kind != UnitKind.Province ? 1 + Depth(parent) : 0;
    }
}
