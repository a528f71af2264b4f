namespace SurveyHub.Engine;

/// <summary>What two people made of one document, put together.</summary>
/// <param name="Document">Canonical JSON, see <see cref="CanonicalJson"/>.</param>
/// <param name="Conflicts">What both changed differently; empty when nobody has to look.</param>
public sealed record MergedManuscript(string Document, IReadOnlyList<MergeConflict> Conflicts);

public enum ConflictKind
{
    /// <summary>Both say something else.</summary>
    Value,

    /// <summary>One removed what the other changed.</summary>
    Removed,

    /// <summary>Both moved an item, into different sections.</summary>
    Section,

    /// <summary>Both put a list into another order.</summary>
    Order,
}

/// <param name="Place">JSON path of what was kept: mine, or the one that was not removed.</param>
/// <param name="Mine">JSON; null where it was removed. Of a section its code, of an order the codes.</param>
/// <param name="Theirs">The same of the other side.</param>
public sealed record MergeConflict(string Place, ConflictKind Kind, string? Mine, string? Theirs);
