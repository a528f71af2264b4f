using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Where the counts of a stripe stand.</summary>
/// <param name="Values">The most that a wanted column in it has.</param>
/// <param name="Offset">Within the counts of a group, to those of the value 1, a count a column; then come those of the value 2.</param>
internal sealed record PlanStripe(int Stripe, int Values, int Offset);

/// <summary>Where the counts of a column that lies alone stand.</summary>
/// <param name="Alone">Among the columns that lie alone.</param>
/// <param name="Offset">Within the counts of a group, to that of the value 0.</param>
internal sealed record PlanColumn(int Alone, int Offset);

/// <summary>A query in numbers.</summary>
internal sealed class Plan
{
    /// <summary>What fits in memory, and more than anybody could read.</summary>
    private const long MostCounts = 1 << 28;

    private readonly ColumnLayout _layout;

    /// <summary>Of the columns that are counted, by their place: where the count of the value 0 would stand, and how far it is from one value's to the next's.</summary>
    private readonly Dictionary<int, (int First, int Step)> _places;

    /// <param name="values">Of each dimension, at their numbers.</param>
    /// <exception cref="ArgumentException">The query names an item without a column or a sensitive one, too many groupings, or more groups than anybody could read.</exception>
    public Plan(IndexStructure structure, IReadOnlyList<IReadOnlyList<string?>> values, TableQuery query)
    {
        _layout = structure.Columns;
        RefuseSensitive(structure, query);
        IsOfCriteria = query.Items is null;
        Columns = query.Items is null ? [.. _layout.All.Take(_layout.Criteria + _layout.People)] : [.. query.Items.SelectMany(_layout.Of)];
        Width = 1;
        Stripes = [.. Columns.Where(IsStriped).GroupBy(column => column.Place / ColumnLayout.Stripe).Select(stripe => PlaceStripe(stripe.Key, stripe.Max(column => column.Values)))];
        Alone = [.. Columns.Where(column => !IsStriped(column)).Select(column => new PlanColumn(column.Place - _layout.Striped, Advance(column.Values + 1)))];
        Grouped = new GroupNumbers(_layout, values, query);
        _places = Columns.ToDictionary(column => column.Place, PlaceOf);
        if (Grouped.Groups * Width > MostCounts)
            throw new ArgumentException($"A table of {Grouped.Groups} groups is too large.", nameof(query));
    }

    /// <summary>Whether what is counted is all that a tally knows.</summary>
    public bool IsOfCriteria { get; }

    /// <summary>Whose values are counted.</summary>
    public AnswerColumn[] Columns { get; }

    public IReadOnlyList<PlanStripe> Stripes { get; }

    public IReadOnlyList<PlanColumn> Alone { get; }

    public GroupNumbers Grouped { get; }

    public int Groups => (int)Grouped.Groups;

    /// <summary>How many counts a group has; the first is that of its responses.</summary>
    public int Width { get; private set; }

    /// <summary>Of a column that is counted, how often each value was given; at 0, by how many responses none.</summary>
    /// <param name="counts">Of a group.</param>
    public long[] Read(AnswerColumn column, ReadOnlySpan<int> counts)
    {
        var read = new long[column.Values + 1];
        Read(column, counts, read);
        return read;
    }

    /// <summary>The counts of a tally, where what is counted is all that it knows.</summary>
    /// <param name="counts">Of a group.</param>
    public long[] ReadTally(ReadOnlySpan<int> counts)
    {
        var read = new long[_layout.Tallied];
        foreach (var column in Columns)
            Read(column, counts, read.AsSpan(_layout.TalliedAt(column.Place), column.Values + 1));
        return read;
    }

    /// <summary>Where the answers in a column lie.</summary>
    /// <returns>From that of the first row on; and how many bytes it is from one row's to the next's.</returns>
    public (ArraySegment<byte> Bytes, int Width) AnswersOf(Segment segment, int column) => column < _layout.Striped
        ? (new ArraySegment<byte>(segment.Stripes[column / ColumnLayout.Stripe])[(column % ColumnLayout.Stripe)..], ColumnLayout.Stripe)
        : (segment.Alone[column - _layout.Striped], 1);

    private void Read(AnswerColumn column, ReadOnlySpan<int> counts, Span<long> into)
    {
        var (given, (first, step)) = (0L, _places[column.Place]);
        for (var value = 1; value < into.Length; value++)
            given += into[value] = counts[first + (value * step)];
        into[0] = counts[0] - given;
    }

    /// <remarks>Ethnicity and the like: nobody is told apart by it, and nothing is counted of it, until somebody says above which floor. A criterion speaks of the service.</remarks>
    private static void RefuseSensitive(IndexStructure structure, TableQuery query)
    {
        var named = query.Filters.Select(filter => filter.Of.Item).Concat(query.By.Select(grouping => grouping.Of.Item)).Concat(query.Items ?? []).OfType<Code>();
        if (named.FirstOrDefault(item => structure.IsSensitive(item)) is { } sensitive)
            throw new ArgumentException($"{sensitive} is sensitive.", nameof(query));
    }

    private (int First, int Step) PlaceOf(AnswerColumn column) => IsStriped(column)
        ? (Stripes.First(stripe => stripe.Stripe == column.Place / ColumnLayout.Stripe).Offset - ColumnLayout.Stripe + (column.Place % ColumnLayout.Stripe), ColumnLayout.Stripe)
        : (Alone.First(alone => alone.Alone == column.Place - _layout.Striped).Offset, 1);

    private bool IsStriped(AnswerColumn column) => column.Place < _layout.Striped;

    private PlanStripe PlaceStripe(int stripe, int values) => new(stripe, values, Advance(values * ColumnLayout.Stripe));

    private int Advance(int counts)
    {
        var offset = Width;
        Width += counts;
        return offset;
    }
}
