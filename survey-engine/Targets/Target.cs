namespace SurveyHub.Engine;

public enum TargetDimension { Field, Sector }

/// <summary>The part of the answers a target is about, such as three fields or two sectors.</summary>
public sealed record TargetFilter(TargetDimension Dimension, IReadOnlyList<Code> Members);

/// <summary>The number a plan sets.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="OrEqual">Whether reaching it exactly is enough: "tối thiểu 90%" says yes, "trên 80%" says no.</param>
public sealed record Demand(decimal Percent, bool OrEqual)
{
    /// <summary><c>&gt;=</c> or <c>&gt;</c>.</summary>
    public string Operator => OrEqual ? ">=" : ">";

    /// <summary>Whether a percentage, exact or rounded, reaches the number.</summary>
    public bool IsReachedBy(decimal percent) => OrEqual ? percent >= Percent : percent > Percent;
}

/// <summary>What a plan demands of an index.</summary>
/// <param name="Number">Its place in the list of targets, from 1.</param>
/// <param name="Source">The plan, its number and date.</param>
/// <param name="Article">Where in the plan; empty when the plan has no articles.</param>
/// <param name="Scope">What the plan says it is about, in its words.</param>
/// <param name="Index">Names an <see cref="IndexDefinition"/>: the target binds where the campaign's version has it.</param>
/// <param name="Filter">Null when it is about all answers.</param>
/// <param name="Demand">Null when the plan sets no number.</param>
/// <param name="Due">The year it is to be reached in.</param>
/// <param name="Quote">The plan's own sentence, printed beside every verdict.</param>
public sealed record Target(
    int Number, string Source, string Article, string Scope, Code Index, TargetFilter? Filter, Demand? Demand, int Due, string Quote)
{
    /// <summary>The number of the first target that a province has set itself; those below are of the founding plans, and stay as they are.</summary>
    public const int FirstOwn = 1001;

    public bool IsBuiltIn => Number < FirstOwn;

    /// <summary>Whether answers about the unit count for it; which field they are of is another question.</summary>
    /// <param name="unit">Null for answers that name none: they are administrative.</param>
    /// <param name="population">Of its index.</param>
    public bool IsAbout(Unit? unit, Population population) =>
        (unit?.Population ?? Population.Administrative) == population
        && (Filter is not { Dimension: TargetDimension.Sector } sectors || (unit?.Sector is { } sector && sectors.Members.Contains(sector)));
}
