namespace SurveyHub.Analytics;

/// <summary>What the rows of a segment are to what is counted.</summary>
internal enum SegmentKind
{
    Received,

    /// <summary>Received before, and taken back because it was decided so.</summary>
    Excluded,

    /// <summary>Excluded before, and put back.</summary>
    Restored,
}

/// <summary>Rows of one questionnaire version, column by column; never changes, so that any number of readers share it without a lock.</summary>
/// <remarks>The rows are in order of unit, then day: counting by unit then runs along neighbours. No figure depends on that order.</remarks>
/// <param name="Answers">One a column of the version's layout.</param>
/// <param name="Dimensions">One a <see cref="Dimension"/>.</param>
internal sealed record Segment(IReadOnlyList<byte[]> Answers, IReadOnlyList<DimensionColumn> Dimensions, int Rows, SegmentKind Kind)
{
    /// <summary>How often each row counts among all responses: so often, or so often less.</summary>
    public int Sign => Kind == SegmentKind.Excluded ? -1 : 1;

    /// <summary>The same among those that are left out by decision.</summary>
    public int SignOfExcluded => Kind == SegmentKind.Received ? 0 : -Sign;

    public long Bytes => Answers.Sum(column => (long)column.Length) + Dimensions.Sum(column => (long)column.Bytes.Length);

    /// <summary>The rows of several in one.</summary>
    /// <param name="parts">At least one; all of one version, all of one kind.</param>
    public static Segment Merge(IReadOnlyList<Segment> parts)
    {
        var builder = new SegmentBuilder(parts[0].Answers.Count);
        foreach (var part in parts)
            builder.Add(part);
        return builder.Build(parts[0].Kind);
    }
}
