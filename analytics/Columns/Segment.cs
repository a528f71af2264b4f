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
internal sealed class Segment(byte[][] stripes, byte[][] alone, DimensionColumn[] dimensions, int rows, SegmentKind kind)
{
    /// <summary>Of the layout's striped columns: <see cref="ColumnLayout.Stripe"/> bytes a row, those without a column 0.</summary>
    public IReadOnlyList<byte[]> Stripes => stripes;

    /// <summary>Of its other columns, in their order: one byte a row.</summary>
    public IReadOnlyList<byte[]> Alone => alone;

    /// <summary>One a <see cref="Dimension"/>.</summary>
    public IReadOnlyList<DimensionColumn> Dimensions => dimensions;

    public int Rows => rows;

    public SegmentKind Kind => kind;

    /// <summary>How often each row counts among all responses: so often, or so often less.</summary>
    public int Sign => Kind == SegmentKind.Excluded ? -1 : 1;

    public long Bytes => Stripes.Concat(Alone).Sum(bytes => (long)bytes.Length) + Dimensions.Sum(column => (long)column.Bytes.Length);

    /// <summary>The rows of several in one.</summary>
    /// <param name="parts">At least one; all of one version, all of one kind.</param>
    public static Segment Merge(IReadOnlyList<Segment> parts)
    {
        var builder = new SegmentBuilder(parts[0].Stripes.Count, parts[0].Alone.Count);
        foreach (var part in parts)
            builder.Add(part);
        return builder.Build(parts[0].Kind);
    }
}
