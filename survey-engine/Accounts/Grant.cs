namespace SurveyHub.Engine;

/// <summary>A role that somebody holds over a unit and all below it.</summary>
/// <remarks>Both <see cref="From"/> and <see cref="To"/> are included, as days in Viet Nam.</remarks>
public sealed record Grant
{
    /// <param name="unit">Null for the whole province.</param>
    /// <param name="to">Null while no end is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">It would end before it begins.</exception>
    public Grant(Guid id, Role role, Code? unit, DateOnly from, DateOnly? to)
    {
        if (to < from)
            throw new ArgumentOutOfRangeException(nameof(to));
        (Id, Role, Unit, From, To) = (id, role, unit, from, to);
    }

    public Guid Id { get; }
    public Role Role { get; }
    public Code? Unit { get; }
    public DateOnly From { get; }
    public DateOnly? To { get; }

    /// <summary>Whether another sign-in gave it, which also takes it away: see <see cref="ProvidedGrants"/>.</summary>
    public bool IsProvided { get; init; }

    /// <summary>Whether it is the same role over the same unit, on a common day.</summary>
    public bool Overlaps(Grant other) => Role == other.Role && Unit == other.Unit && !(To < other.From) && !(other.To < From);

    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);
}
