namespace SurveyHub.Tests;

/// <summary>A tree of units by fields, and perhaps by channels; many groups are small or empty.</summary>
public sealed record RandomTable(IReadOnlyList<long> People, IReadOnlyList<PublishedCell> Cells)
{
    /// <param name="fields">The last stands for no field: it is in totals only.</param>
    /// <param name="channels">More than 1: a second table, units by channels, with the same margin.</param>
    public static RandomTable Of(int seed, int units, int fields, int channels = 1)
    {
        var random = new Random(seed);
        var parents = Enumerable.Range(0, units).Select(unit => unit == 0 ? -1 : random.Next(Math.Max(0, unit - 3), unit)).ToArray();
        var groups = (from unit in Enumerable.Range(0, units) from field in Enumerable.Range(0, fields) from channel in Enumerable.Range(0, channels) select (unit, field, channel)).ToList();
        var most = random.Next(4, 20);
        var people = groups.Select(_ => random.Next(3) == 0 ? 0L : random.Next(1, most)).ToList();

        var cells = new List<PublishedCell>();
        for (var unit = 0; unit < units; unit++)
        {
            var under = Enumerable.Range(0, units).Where(below => IsBelow(below, unit)).ToHashSet();
            for (var field = 0; field < fields - 1; field++)
                Add(0, group => under.Contains(group.unit) && group.field == field);
            Add(1, group => under.Contains(group.unit));
            for (var channel = 0; channels > 1 && channel < channels; channel++)
                Add(2, group => under.Contains(group.unit) && group.channel == channel);
        }

        return new(people, cells);

        void Add(int nest, Predicate<(int unit, int field, int channel)> isIn) =>
            cells.Add(new(nest, [.. Enumerable.Range(0, groups.Count).Where(group => isIn(groups[group]))]));

        bool IsBelow(int unit, int ancestor)
        {
            while (unit >= 0 && unit != ancestor)
                unit = parents[unit];
            return unit >= 0;
        }
    }

    public long PeopleIn(PublishedCell cell) => cell.Groups.Sum(group => People[group]);

    public Attacker Attack(IReadOnlyList<Withheld?> withheld, int floor) => new(People, Cells.Where((_, place) => withheld[place] is null).Select(cell => cell.Groups), floor);
}
