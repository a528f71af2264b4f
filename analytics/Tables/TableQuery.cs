using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What responses can be told apart by: a dimension, or an item with one answer.</summary>
public readonly record struct Characteristic
{
    private Characteristic(Dimension? dimension, Code? item) => (Dimension, Item) = (dimension, item);

    public Dimension? Dimension { get; }
    public Code? Item { get; }

    public static implicit operator Characteristic(Dimension dimension) => new(dimension, null);

    /// <summary>The values are the codes of its options; null for no answer.</summary>
    public static Characteristic Of(Code item) => new(null, item);

    public override string ToString() => Item is null ? $"{Dimension}" : $"item {Item}";
}

/// <summary>Keeps the responses of which a characteristic has a certain value.</summary>
/// <param name="name">What it means: two filters of one characteristic and one name keep the same.</param>
public sealed class Filter(Characteristic of, string name, Func<string?, bool> keeps)
{
    public Characteristic Of { get; } = of;

    public bool Keeps(string? value) => keeps(value);

    public static Filter Is(Characteristic of, params IEnumerable<string?> values)
    {
        var wanted = values.ToHashSet();
        return new(of, $"in {string.Join(',', wanted.Order(StringComparer.Ordinal))}{(wanted.Contains(null) ? ",-" : "")}", wanted.Contains);
    }

    /// <summary>Received on these days in Viet Nam, both included.</summary>
    public static Filter Days(DateOnly first, DateOnly last)
    {
        var (from, to) = (Period.Of(first, PeriodKind.Day).ToString(), Period.Of(last, PeriodKind.Day).ToString());
        return new(Dimension.Day, $"{from}..{to}", day => string.CompareOrdinal(from, day) <= 0 && string.CompareOrdinal(day, to) <= 0);
    }

    /// <summary>Without any of these flags.</summary>
    public static Filter Without(params IEnumerable<Flag> flags)
    {
        var words = flags.Select(Words.Write).Order(StringComparer.Ordinal).ToList();
        return new(Dimension.Flags, $"without {string.Join(',', words)}", value => value is null || !value.Split(',').Intersect(words).Any());
    }

    public override string ToString() => $"{Of} {name}";
}

/// <summary>Asks how often each level was chosen, of which responses, and told apart by what.</summary>
/// <param name="Filters">A response is counted when all of them keep it.</param>
/// <param name="By">None to three; without one there is one group of all.</param>
/// <param name="Items">Whose options are counted; null for the criteria, and with them whatever a <see cref="Tally"/> knows.</param>
public sealed record TableQuery(IReadOnlyList<Filter> Filters, IReadOnlyList<Grouping> By, IReadOnlyList<Code>? Items = null)
{
    public const int MostGroupings = 3;

    public static TableQuery All { get; } = new([], []);

    /// <summary>The same text for the same question.</summary>
    public override string ToString() => $"{(Items is null ? "criteria" : string.Join(',', Items))} | {string.Join(" & ", Filters)} | {string.Join(" x ", By)}";
}
