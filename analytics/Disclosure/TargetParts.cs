using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The people that targets tell apart by the unit they rate: each part is in a target, or outside it, as a whole.</summary>
/// <remarks>What a target says of fields divides the answers of one unit, and is not looked at here.</remarks>
internal sealed class TargetParts(IReadOnlyList<Target> targets, IndexStructure structure)
{
    private readonly List<Target> _targets = [.. targets];

    /// <summary>A digit a target, 1 where it is about the unit.</summary>
    /// <param name="unit">Null for answers that name none: they are administrative.</param>
    public string PartOf(Unit? unit) => string.Concat(_targets.Select(target => IsAbout(target, unit) ? '1' : '0'));

    public bool IsAbout(Target target, string part) => part[_targets.IndexOf(target)] == '1';

    public bool IsAbout(Target target, Unit? unit) => target.IsAbout(unit, structure.Indices[target.Index].Population);
}
