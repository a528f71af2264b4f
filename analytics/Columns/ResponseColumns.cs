using System.Numerics.Tensors;

namespace SurveyHub.Analytics;

/// <summary>The responses to one questionnaire version as columns: whatever is counted is counted here.</summary>
/// <remarks>Never changes; made by a <see cref="ColumnsBuilder"/>.</remarks>
public sealed class ResponseColumns
{
    private readonly IReadOnlyList<IReadOnlyList<string?>> _values;

    /// <param name="values">Of each dimension, at their numbers.</param>
    internal ResponseColumns(IndexStructure structure, IReadOnlyList<Segment> segments, IReadOnlyList<IReadOnlyList<string?>> values) =>
        (Structure, Segments, _values) = (structure, segments, values);

    public IndexStructure Structure { get; }

    /// <summary>Without those excluded by decision.</summary>
    public long Responses => Segments.Sum(segment => (long)segment.Sign * segment.Rows);

    /// <summary>That the columns take in memory.</summary>
    public long Bytes => Segments.Sum(segment => segment.Bytes);

    internal IReadOnlyList<Segment> Segments { get; }

    /// <exception cref="ArgumentException">The query names an item that has no column, too many groupings, or more groups than anybody could read.</exception>
    public Table Count(TableQuery query)
    {
        var plan = new Plan(Structure, _values, query);
        var counts = Counting.Count(Segments.Where(segment => segment.Sign > 0), plan);
        return new(Structure, plan, Less(counts, plan, Segments.Where(segment => segment.Sign < 0)));
    }

    /// <summary>The same of the responses that are left out of everything else by decision.</summary>
    /// <exception cref="ArgumentException">As <see cref="Count"/>.</exception>
    public Table CountExcluded(TableQuery query)
    {
        var plan = new Plan(Structure, _values, query);
        var counts = Counting.Count(Segments.Where(segment => segment.Kind == SegmentKind.Excluded), plan);
        return new(Structure, plan, Less(counts, plan, Segments.Where(segment => segment.Kind == SegmentKind.Restored)));
    }

    private static int[] Less(int[] counts, Plan plan, IEnumerable<Segment> segments)
    {
        if (segments.Any())
            TensorPrimitives.Subtract(counts, Counting.Count(segments, plan), counts);
        return counts;
    }
}
