using SurveyHub.Engine;

namespace SurveyHub.Analytics;

public enum BreakKind
{
    /// <summary>An item no longer asks the same.</summary>
    Item,

    /// <summary>A criterion came, went or moved to another factor: the scope no longer is of the same criteria.</summary>
    Criteria,

    /// <summary>Formula, aggregation or population are others.</summary>
    Definition,

    /// <summary>The unit came out of others.</summary>
    Lineage,

    /// <summary>What was published was measured otherwise.</summary>
    Instrument,
}

/// <summary>A line across a chart: figures on its two sides are not compared.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Place">The item's code, or what <see cref="Change.Place"/> calls it; the decision behind an instrument, null where unknown; null for lineage.</param>
/// <param name="Reason">What somebody wrote when it was decided, or when the unit changed; null when nobody had to.</param>
public sealed record BreakLine(BreakKind Kind, string? Place, string? Reason)
{
    /// <summary>Null unless the kind is <see cref="BreakKind.Lineage"/>.</summary>
    public LineageEvent? Event { get; init; }

    internal static BreakLine Of(LineageEvent happened) =>
        new(BreakKind.Lineage, Place: null, happened.Note.Length > 0 ? happened.Note : null) { Event = happened };
}
