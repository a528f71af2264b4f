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
    public Table Count(TableQuery query) => Count(query, segment => segment.Sign);

    /// <summary>The same of the responses that are left out of everything else by decision.</summary>
    /// <exception cref="ArgumentException">As <see cref="Count(TableQuery)"/>.</exception>
    public Table CountExcluded(TableQuery query) => Count(query, segment => segment.SignOfExcluded);

    private Table Count(TableQuery query, Func<Segment, int> signOf)
    {
        var plan = new Plan(Structure, _values, query);
        return new(Structure, plan, Counting.Count(Segments, plan, signOf));
    }
}
