using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Where the distance of one target's index from its threshold comes from.</summary>
/// <param name="Index">That the target is about.</param>
/// <param name="Units">What each unit counted of the answers that the target is about.</param>
public sealed record TargetGap(Target Target, Scope Index, Gap Gap, ILookup<Code?, Tally> Units)
{
    /// <summary>Of the targets that set a number and that somebody answered.</summary>
    internal static IReadOnlyList<TargetGap> Of(ReportSource source) => source.MayCount(source.Columns) ? [.. source.Targets.Select(target => Of(source, target)).OfType<TargetGap>()] : [];

    /// <param name="scope">A criterion or factor.</param>
    public long Respondents(Scope scope) => Units.Sum(unit => unit.Single().Respondents(scope));

    /// <param name="unit">Null for answers that are of none.</param>
    public long Respondents(Code? unit) => Units[unit].Single().Respondents(Index);

    private static TargetGap? Of(ReportSource source, Target target)
    {
        if (target.Demand is not { } demand || source.Cells?.MayShow(source.Filter, target) == false)
            return null;
        var index = source.Structure.Indices[target.Index].Scope;
        var units = source.ByUnit(source.Columns, source.Parts.Of(target), unit => source.Cells?.MayShow(source.In(unit), target) ?? true);
        return Gap.Of(source.Structure, index, demand.Percent, units) is { } gap ? new(target, index, gap, units.ToLookup(unit => unit.Unit, unit => unit.Tally)) : null;
    }
}
