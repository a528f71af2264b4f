namespace SurveyHub.Analytics;

/// <summary>What each value of a characteristic adds to the number of a response's group.</summary>
/// <param name="Dimension">Null for the answers to an item.</param>
/// <param name="Column">Of the item; else 0.</param>
/// <param name="Adds">By the value's number.</param>
internal sealed record GroupPart(Dimension? Dimension, int Column, int[] Adds);

/// <summary>How the groups of a query are numbered.</summary>
/// <remarks>
/// A group's number is made of its keys as a number is of digits. What a filter drops adds so much less that the number ends below 0:
/// so filters and groupings are one thing, and cost a row one addition a characteristic.
/// </remarks>
internal sealed class GroupNumbers
{
    private const int MostParts = 32;
    private const int Dropped = int.MinValue / MostParts;
    private const long MostGroups = -Dropped / 2; // one value dropped is always enough

    private readonly ColumnLayout _layout;
    private readonly IReadOnlyList<IReadOnlyList<string?>> _values;
    private readonly TableQuery _query;

    public GroupNumbers(ColumnLayout layout, IReadOnlyList<IReadOnlyList<string?>> values, TableQuery query)
    {
        (_layout, _values, _query) = (layout, values, query);
        Keys = [.. query.By.Select(KeysOf)];
        Groups = Keys.Aggregate(1L, (product, keys) => product * keys.Length);
        Characteristic[] named = [.. query.Filters.Select(filter => filter.Of).Concat(query.By.Select(grouping => grouping.Of)).Distinct()];
        if (Groups > MostGroups || query.By.Count > TableQuery.MostGroupings || named.Length >= MostParts)
            throw new ArgumentException($"{query} makes more groups than anybody could read.", nameof(query));
        Parts = [.. named.Select(PartOf)];
    }

    /// <summary>Of each grouping, in ordinal order, null last.</summary>
    public IReadOnlyList<string?[]> Keys { get; }

    public long Groups { get; }

    public IReadOnlyList<GroupPart> Parts { get; }

    /// <summary>Whether no row of the segment can be wanted, because no value in it is.</summary>
    public bool Skips(Segment segment) => Parts.Any(part =>
        part.Dimension is { } dimension && segment.Dimensions[(int)dimension].Present.All(number => part.Adds[number] < 0));

    /// <param name="group">Its number.</param>
    /// <returns>One a grouping.</returns>
    public string?[] KeysOf(int group)
    {
        var keys = new string?[Keys.Count];
        for (var i = keys.Length - 1; i >= 0; group /= Keys[i--].Length)
            keys[i] = Keys[i][group % Keys[i].Length];
        return keys;
    }

    /// <summary>Those of the groups whose keys are all wanted.</summary>
    /// <param name="isWanted">One a grouping; is asked once a key.</param>
    public IEnumerable<int> Where(IReadOnlyList<Func<string?, bool>> isWanted, IEnumerable<int> groups)
    {
        bool[][] wanted = [.. Keys.Select((keys, i) => keys.Select(isWanted[i]).ToArray())];
        return groups.Where(group =>
        {
            for (var i = wanted.Length - 1; i >= 0; group /= wanted[i--].Length)
            {
                if (!wanted[i][group % wanted[i].Length])
                    return false;
            }

            return true;
        });
    }

    private string?[] KeysOf(Grouping grouping) =>
        [.. ValuesOf(grouping.Of).Where(value => Keeps(grouping.Of, value)).Select(grouping.KeyOf).Distinct().OrderBy(key => key is null).ThenBy(key => key, StringComparer.Ordinal)];

    private GroupPart PartOf(Characteristic of)
    {
        var adds = ValuesOf(of).Select(value => Keeps(of, value) ? 0 : Dropped).ToArray();
        for (var (i, stride) = (_query.By.Count - 1, 1); i >= 0; stride *= Keys[i--].Length)
        {
            if (_query.By[i].Of == of)
                AddKeys(adds, _query.By[i], Keys[i], stride);
        }

        return new(of.Dimension, of.Item is null ? 0 : ColumnOf(of).Place, adds);
    }

    private void AddKeys(int[] adds, Grouping grouping, string?[] keys, int stride)
    {
        var places = keys.Select((key, place) => (Key: key ?? "", place)).ToDictionary(pair => pair.Key, pair => pair.place); // no key is empty
        foreach (var (number, value) in ValuesOf(grouping.Of).Index())
        {
            if (adds[number] >= 0)
                adds[number] += stride * places[grouping.KeyOf(value) ?? ""];
        }
    }

    private bool Keeps(Characteristic of, string? value) => _query.Filters.All(filter => filter.Of != of || filter.Keeps(value));

    private IReadOnlyList<string?> ValuesOf(Characteristic of) =>
        of.Item is null ? _values[(int)of.Dimension!] : [null, .. ColumnOf(of).Item!.Options.Select(option => option.Code.Value)];

    private AnswerColumn ColumnOf(Characteristic of) =>
        _layout.Of(of.Item!).ToList() is [{ Option: null } column] ? column : throw new ArgumentException($"{of} has no one column.", nameof(of));
}
