namespace SurveyHub.Engine;

/// <summary>What became of which units. Each begins once and ends once, and ends after it began: so nothing is its own ancestor.</summary>
public sealed class Lineage
{
    private readonly Dictionary<Code, LineageEvent> _beginnings = [];
    private readonly Dictionary<Code, LineageEvent> _ends = [];

    /// <exception cref="ArgumentException">A unit begins or ends in two of the events.</exception>
    public Lineage(IEnumerable<LineageEvent> events)
    {
        Events = [.. events.OrderBy(happened => happened.Day)];
        foreach (var happened in Events)
        {
            foreach (var unit in happened.Predecessors)
                _ends.Add(unit, happened);
            foreach (var unit in happened.Successors)
                _beginnings.Add(unit, happened);
        }
    }

    /// <summary>All, in the order of their days.</summary>
    public IReadOnlyList<LineageEvent> Events { get; }

    /// <summary>Null when it came out of no other unit.</summary>
    public LineageEvent? BeginningOf(Code unit) => _beginnings.GetValueOrDefault(unit);

    /// <summary>Null while it exists, or when nobody said what became of it.</summary>
    public LineageEvent? EndOf(Code unit) => _ends.GetValueOrDefault(unit);

    /// <summary>What had happened by the end of that day.</summary>
    public Lineage Until(DateOnly day) => new(Events.Where(happened => happened.Day <= day));

    /// <summary>With one event more; the same where it is known already.</summary>
    /// <param name="units">All units there ever were. A predecessor whose last day is not known ends by the event.</param>
    /// <returns>The lineage, or everything that is wrong, each at the column of <see cref="LineageFile"/> it is about.</returns>
    public Outcome<Lineage> With(LineageEvent happened, IReadOnlyDictionary<Code, Unit> units)
    {
        if (Events.Any(happened.IsSameAs))
            return this;

        var problems = new List<Problem>();
        foreach (var code in happened.Predecessors)
        {
            if (!units.TryGetValue(code, out var unit))
                problems.Add(Problem.UnitUnknown(code.Value) with { Place = LineageFile.Predecessors });
            else if ((unit.ValidTo ?? happened.Day.AddDays(-1)) != happened.Day.AddDays(-1) || unit.ValidFrom >= happened.Day)
                problems.Add(Problem.PredecessorEndsElsewhen(unit, happened.Day));
            else if (EndOf(code) is not null)
                problems.Add(Problem.LineageRepeated(LineageFile.Predecessors, code));
        }

        foreach (var code in happened.Successors)
        {
            if (!units.TryGetValue(code, out var unit))
                problems.Add(Problem.UnitUnknown(code.Value) with { Place = LineageFile.Successors });
            else if (unit.ValidFrom != happened.Day)
                problems.Add(Problem.SuccessorBeginsElsewhen(unit, happened.Day));
            else if (BeginningOf(code) is not null)
                problems.Add(Problem.LineageRepeated(LineageFile.Successors, code));
        }

        return problems.Count > 0 ? problems : new Lineage([.. Events, happened]);
    }
}
