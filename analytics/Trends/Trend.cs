using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <param name="Version">Of the questionnaire that was answered; a period in which two were has a point of each.</param>
/// <param name="Unit">Whose answers they are: before it was renamed, that of the former code.</param>
public sealed record TrendPoint(Period Period, int Version, Code? Unit, Estimate Estimate)
{
    /// <summary>From the point before in the same segment; null for the first, and where nobody answered.</summary>
    public Difference? Change { get; init; }
}

/// <summary>Points that may be compared with each other.</summary>
/// <param name="Breaks">What stands between the first point and what was before; empty where a line begins with nothing before it.</param>
public sealed record TrendSegment(IReadOnlyList<BreakLine> Breaks, IReadOnlyList<TrendPoint> Points);

/// <summary>The series of one unit, or of all.</summary>
/// <param name="Unit">Null for answers that are of no unit in particular.</param>
/// <param name="IsProForma">
/// Whether it is what the unit would have been before it existed, pooled from its predecessors' counts: to be marked so wherever it is shown.
/// </param>
/// <param name="Segments">In the order of time; none when there are no answers.</param>
public sealed record TrendLine(Code? Unit, bool IsProForma, IReadOnlyList<TrendSegment> Segments)
{
    /// <summary>Names and codes it had before, the latest first; they do not break it.</summary>
    public IReadOnlyList<LineageEvent> Renames { get; init; } = [];

    /// <summary>Null while the unit exists, and of a pro-forma line.</summary>
    public LineageEvent? End { get; init; }

    public IEnumerable<TrendPoint> Points => Segments.SelectMany(segment => segment.Points);
}

/// <summary>A scope through time: through the versions of its questionnaire and through what became of its unit.</summary>
/// <param name="Line">Of the unit itself.</param>
/// <param name="ProForma">Null unless the unit came out of a merger of which there are answers.</param>
/// <param name="Predecessors">Of the units it came out of, and theirs, the nearest first.</param>
public sealed record Trend(TrendLine Line, TrendLine? ProForma, IReadOnlyList<TrendLine> Predecessors)
{
    /// <summary>
    /// From the last point of the pro-forma line to the unit's first: what a merger changed. Null without a pro-forma, and where the
    /// questionnaire breaks between the two.
    /// </summary>
    public Difference? AcrossMerger { get; init; }
}
