namespace SurveyHub.Analytics;

/// <summary>What each value of a characteristic adds to the number of a response's group.</summary>
/// <param name="Dimension">Null for the answers to an item.</param>
/// <param name="Column">Of the item; else 0.</param>
/// <param name="Adds">By the value's number.</param>
internal sealed record PlanPart(Dimension? Dimension, int Column, int[] Adds);

/// <summary>A query in numbers.</summary>
/// <remarks>
/// A group's number is made of its keys as a number is of digits. What a filter drops adds so much less that the number ends below 0:
/// so filters and groupings are one thing, and cost a row one addition a characteristic.
/// </remarks>
internal sealed class Plan
{
    private const int MostGroups = 1 << 25;
    private const long MostCells = 1 << 28;
    private const int MostParts = 32;
    private const int Dropped = int.MinValue / MostParts; // further below 0 than any group is above

    private readonly int[] _offsets;

    /// <param name="values">Of each dimension, at their numbers.</param>
    /// <exception cref="ArgumentException">The query names an item without a column, too many groupings, or more groups than anybody could read.</exception>
    public Plan(IndexStructure structure, IReadOnlyList<IReadOnlyList<string?>> values, TableQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.By.Count, TableQuery.MostGroupings, nameof(query));
        var layout = structure.Columns;
        IsOfCriteria = query.Items is null;
        Columns = query.Items is null ? [.. layout.All.Take(layout.Criteria + layout.People)] : [.. query.Items.SelectMany(layout.Of)];
        _offsets = new int[Columns.Length];
        Width = 1; // the responses
        for (var i = 0; i < Columns.Length; i++)
            (_offsets[i], Width) = (Width, Width + Columns[i].Values + 1);

        Keys = [.. query.By.Select(grouping => KeysOf(grouping, ValuesOf(grouping.Of)))];
        var groups = Keys.Aggregate(1L, (product, keys) => product * keys.Length);
        if (groups > MostGroups || groups * Width > MostCells)
            throw new ArgumentException($"A table of {groups} groups is too large.", nameof(query));
        Groups = (int)groups;
        Parts = [.. query.Filters.Select(filter => filter.Of).Concat(query.By.Select(grouping => grouping.Of)).Distinct().Select(PartOf)];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Parts.Length, MostParts, nameof(query));

        IReadOnlyList<string?> ValuesOf(Characteristic of) =>
            of.Item is { } item ? [null, .. ColumnOf(layout, of).Item!.Options.Select(option => option.Code.Value)] : values[(int)of.Dimension!];

        PlanPart PartOf(Characteristic of)
        {
            var adds = ValuesOf(of).Select(value => query.Filters.All(filter => filter.Of != of || filter.Keeps(value)) ? 0 : Dropped).ToArray();
            for (var (i, stride) = (query.By.Count - 1, 1); i >= 0; stride *= Keys[i--].Length)
            {
                if (query.By[i].Of == of)
                    AddKeys(adds, query.By[i], ValuesOf(of), Keys[i], stride);
            }

            return new(of.Dimension, of.Item is null ? 0 : ColumnOf(layout, of).Place, adds);
        }

        string?[] KeysOf(Grouping grouping, IReadOnlyList<string?> all) =>
            [.. all.Where(value => query.Filters.All(filter => filter.Of != grouping.Of || filter.Keeps(value))).Select(grouping.KeyOf).Distinct().OrderBy(key => key is null).ThenBy(key => key, StringComparer.Ordinal)];
    }

    /// <summary>Whose values are counted.</summary>
    public AnswerColumn[] Columns { get; }

    /// <summary>Whether they are all that a tally knows.</summary>
    public bool IsOfCriteria { get; }

    public PlanPart[] Parts { get; }

    /// <summary>Of each grouping, in ordinal order, null last.</summary>
    public string?[][] Keys { get; }

    public int Groups { get; }

    /// <summary>How many counts a group has: its responses, then each column's by value.</summary>
    public int Width { get; }

    /// <summary>Where the counts of a column begin within a group's.</summary>
    public int Offset(int column) => _offsets[column];

    /// <summary>Whether no row of the segment can be wanted, because no value in it is.</summary>
    public bool Skips(Segment segment) => Parts.Any(part =>
        part.Dimension is { } dimension && segment.Dimensions[(int)dimension].Present.All(number => part.Adds[number] < 0));

    private static AnswerColumn ColumnOf(ColumnLayout layout, Characteristic of) =>
        layout.Of(of.Item!).ToList() is [{ Option: null } column] ? column : throw new ArgumentException($"{of} has no one column.", nameof(of));

    private static void AddKeys(int[] adds, Grouping grouping, IReadOnlyList<string?> values, string?[] keys, int stride)
    {
        var places = keys.Select((key, place) => (key ?? "", place)).ToDictionary(pair => pair.Item1, pair => pair.place); // no key is empty
        for (var number = 0; number < adds.Length; number++)
        {
            if (adds[number] >= 0)
                adds[number] += stride * places[grouping.KeyOf(values[number]) ?? ""];
        }
    }
}
