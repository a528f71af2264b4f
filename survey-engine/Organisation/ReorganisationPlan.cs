namespace SurveyHub.Engine;

/// <param name="Under">Null where it ends.</param>
/// <param name="Becomes">Null where it ends.</param>
public sealed record ChildPlan(Unit Child, Unit? Under, Unit? Becomes);

/// <summary>What a reorganisation would do: checked, and not yet done.</summary>
/// <param name="Day">The first day of what is new.</param>
/// <param name="Before">All units there ever were, as they are known.</param>
/// <param name="Added">Those that begin.</param>
/// <param name="Events">The event itself, then what becomes of the units below.</param>
/// <param name="Children">Of the units directly below those that end.</param>
/// <param name="Lineage">With the events.</param>
/// <param name="After">All units, as they would be.</param>
public sealed record ReorganisationPlan(
    DateOnly Day, IReadOnlyList<Unit> Before, IReadOnlyList<Unit> Added, IReadOnlyList<LineageEvent> Events, IReadOnlyList<ChildPlan> Children, Lineage Lineage, IReadOnlyList<Unit> After)
{
    public LineageEvent Event => Events[0];

    /// <summary>All that end, also the units below.</summary>
    public IEnumerable<Code> Ended => Events.SelectMany(happened => happened.Predecessors);
}

/// <summary>A role that somebody holds over a unit.</summary>
public sealed record HeldRole
{
    /// <summary>The full name.</summary>
    public required string Holder { get; init; }
    public required string Role { get; init; }
    public required Code Unit { get; init; }
}

public sealed record PlacedDevice
{
    public required Code Device { get; init; }
    public required Code Unit { get; init; }
}

/// <summary>What a reorganisation touches beyond the units, and somebody has to see to.</summary>
/// <param name="Running">Campaigns that run across the day: they collect for both the old and the new.</param>
/// <param name="Roles">Over units that end: they are not passed on by themselves.</param>
/// <param name="Devices">That still say a unit that ends.</param>
public sealed record Consequences(IReadOnlyList<Campaign> Running, IReadOnlyList<HeldRole> Roles, IReadOnlyList<PlacedDevice> Devices);
