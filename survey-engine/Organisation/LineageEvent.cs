namespace SurveyHub.Engine;

public enum LineageKind
{
    /// <summary>Two units or more become one.</summary>
    Merge,

    /// <summary>One unit becomes two or more.</summary>
    Split,

    /// <summary>One unit goes on under another name and code.</summary>
    Rename,

    /// <summary>One unit ends, and nothing takes its place.</summary>
    Dissolve,
}

/// <summary>Units that end, and those that take their place: the same name is not the same unit, so each has a code of its own.</summary>
public sealed record LineageEvent
{
    /// <summary>Of the note, in characters.</summary>
    public const int LongestNote = 1000;

    /// <param name="day">The first day of the successors, in Viet Nam, and the first without the predecessors.</param>
    /// <param name="note">The decision it was made by; may be empty.</param>
    /// <exception cref="ArgumentException">The kind has other numbers of units, see <see cref="Fits"/>, or a unit is named twice, or the note is too long.</exception>
    public LineageEvent(LineageKind kind, DateOnly day, IReadOnlyList<Code> predecessors, IReadOnlyList<Code> successors, string note)
    {
        if (!Fits(kind, predecessors.Count, successors.Count))
            throw new ArgumentException("The kind of event has other numbers of units.", nameof(kind));
        if (predecessors.Concat(successors).Distinct().Count() < predecessors.Count + successors.Count)
            throw new ArgumentException("A unit is named twice.", nameof(successors));
        if (note.Length > LongestNote)
            throw new ArgumentException("The note is too long.", nameof(note));
        (Kind, Day, Note) = (kind, day, note);
        (Predecessors, Successors) = ([.. predecessors.Order(Code.Order)], [.. successors.Order(Code.Order)]);
    }

    public LineageKind Kind { get; }
    public DateOnly Day { get; }

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<Code> Predecessors { get; }

    /// <summary>In the order of their codes; empty when nothing takes their place.</summary>
    public IReadOnlyList<Code> Successors { get; }

    public string Note { get; }

    public static bool Fits(LineageKind kind, int predecessors, int successors) => kind switch
    {
        LineageKind.Merge => predecessors > 1 && successors == 1,
        LineageKind.Split => predecessors == 1 && successors > 1,
        LineageKind.Rename => predecessors == 1 && successors == 1,
        LineageKind.Dissolve => predecessors == 1 && successors == 0,
    };

    /// <summary>Whether it says the same, whatever the note.</summary>
    public bool IsSameAs(LineageEvent other) =>
        (Kind, Day) == (other.Kind, other.Day) && Predecessors.SequenceEqual(other.Predecessors) && Successors.SequenceEqual(other.Successors);
}
