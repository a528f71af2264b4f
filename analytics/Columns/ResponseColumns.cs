using System.Numerics.Tensors;

namespace SurveyHub.Analytics;

/// <summary>The responses to one questionnaire version as columns: whatever is counted is counted here.</summary>
/// <remarks>Never changes; made by a <see cref="ColumnsBuilder"/>.</remarks>
public sealed class ResponseColumns
{
    private readonly IReadOnlyList<Segment> _segments;
    private readonly IReadOnlyList<IReadOnlyList<string?>> _values;
    private readonly TableCache? _cache;

    /// <param name="values">Of each dimension, at their numbers.</param>
    internal ResponseColumns(IndexStructure structure, IReadOnlyList<Segment> segments, IReadOnlyList<IReadOnlyList<string?>> values, TableCache? cache) =>
        (Structure, _segments, _values, _cache) = (structure, segments, values, cache);

    public IndexStructure Structure { get; }

    /// <summary>The rows themselves.</summary>
    internal IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Of a dimension, at their numbers.</summary>
    internal IReadOnlyList<string?> ValuesOf(Dimension dimension) => _values[(int)dimension];

    /// <summary>Without those excluded by decision.</summary>
    public long Responses => _segments.Sum(segment => segment.Kind == SegmentKind.Excluded ? -(long)segment.Rows : segment.Rows);

    /// <summary>That the columns take in memory.</summary>
    public long Bytes => _segments.Sum(segment => segment.Bytes);

    /// <exception cref="ArgumentException">The query names an item that has no column or is sensitive, too many groupings, or more groups than anybody could read.</exception>
    public Table Count(TableQuery query)
    {
        var plan = new Plan(Structure, _values, query);
        IReadOnlyList<Segment> counted = [.. _segments.Where(segment => segment.Kind != SegmentKind.Excluded)];
        return new(Structure, plan, Less(_cache?.Count(query.ToString(), counted, plan) ?? Counting.Count(counted, plan), plan, SegmentKind.Excluded));
    }

    /// <summary>The same of the responses that are left out of everything else by decision.</summary>
    /// <exception cref="ArgumentException">As <see cref="Count"/>.</exception>
    public Table CountExcluded(TableQuery query)
    {
        var plan = new Plan(Structure, _values, query);
        return new(Structure, plan, Less(Counting.Count(_segments.Where(segment => segment.Kind == SegmentKind.Excluded), plan), plan, SegmentKind.Restored));
    }

    private int[] Less(int[] counts, Plan plan, SegmentKind kind)
    {
        if (_segments.Any(segment => segment.Kind == kind))
            TensorPrimitives.Subtract(counts, Counting.Count(_segments.Where(segment => segment.Kind == kind), plan), counts);
        return counts;
    }
}
