using System.Diagnostics;

namespace SurveyHub.Tests;

public sealed class SuppressionTests
{
    private const int Floor = 5;

    // Two units by three fields: 3 10 20 and 8 9 30.
    private static readonly long[] _people = [3, 10, 20, 8, 9, 30];

    private static readonly PublishedCell[] _table =
    [
        new(0, [0]), new(0, [1]), new(0, [2]), new(0, [3]), new(0, [4]), new(0, [5]),
        new(0, [0, 3]), new(0, [1, 4]), new(0, [2, 5]),
        new(1, [0, 1, 2]), new(1, [3, 4, 5]), new(1, [0, 1, 2, 3, 4, 5]),
    ];

    [Fact]
    public void Of_OneCellBelowTheFloor_WithholdsTheSmallestSquareAroundItAndNoMargin()
    {
        var withheld = Suppression.Of(_people, _table, Floor);

        Assert.Equal([Withheld.Primary, Withheld.Complementary, null, Withheld.Complementary, Withheld.Complementary, null], withheld.Take(6));
        Assert.All(withheld.Skip(6), Assert.Null);
    }

    [Fact]
    public void Of_NoCellBelowTheFloor_WithholdsNothing() => Assert.All(Suppression.Of(_people, _table, floor: 3), Assert.Null);

    [Fact]
    public void Of_RestBetweenAWholeAndItsPart_IsProtectedThoughItIsNoCell()
    {
        var withheld = Suppression.Of([40, 2], [new(0, [0]), new(0, [0, 1])], Floor);

        Assert.Equal([Withheld.Complementary, null], withheld); // 42 − 40 is two people
    }

    [Fact]
    public void Of_TwoSmallCellsThatAreTheRestOfATotal_AreNotEnoughWhenTogetherTheyAreBelowTheFloor()
    {
        var withheld = Suppression.Of([2, 2, 9, 30], [new(0, [0]), new(0, [1]), new(0, [2]), new(0, [3]), new(0, [0, 1, 2, 3])], Floor);

        Assert.Equal([Withheld.Primary, Withheld.Primary, Withheld.Complementary, null, null], withheld);
    }

    [Fact]
    public void Of_EmptyCell_IsShownAndHidesNothing()
    {
        var withheld = Suppression.Of([0, 3, 9], [new(0, [0]), new(0, [1]), new(0, [2]), new(0, [0, 1, 2])], Floor);

        Assert.Equal([null, Withheld.Primary, Withheld.Complementary, null], withheld);
    }

    [Fact]
    public void Of_FewerPeopleInAllThanTheFloor_WithholdsAll() =>
        Assert.All(Suppression.Of([1, 2], [new(0, [0]), new(0, [1]), new(1, [0, 1])], Floor), reason => Assert.Equal(Withheld.Primary, reason));

    [Fact]
    public void Of_CellsOfOneNestThatOverlap_AreRefused() =>
        Assert.Throws<ArgumentException>(() => Suppression.Of([5, 5, 5], [new(0, [0, 1]), new(0, [1, 2])], Floor));

    [Fact]
    public void Of_HundredsOfRandomTrees_GiveBackNoSetOfGroupsBelowTheFloor()
    {
        foreach (var seed in Enumerable.Range(1, 300))
        {
            var table = RandomTable.Of(seed, units: 7, fields: 4);
            var withheld = Suppression.Of(table.People, table.Cells, Floor);
            AssertSafe(table, withheld, seed);
        }
    }

    [Fact]
    public void Of_HundredsOfRandomLinkedTables_GiveBackNoSetOfGroupsBelowTheFloor()
    {
        foreach (var seed in Enumerable.Range(1, 200))
        {
            var table = RandomTable.Of(seed, units: 4, fields: 3, channels: 3);
            var withheld = Suppression.Of(table.People, table.Cells, Floor);
            AssertSafe(table, withheld, seed);
        }
    }

    [Fact]
    public void Attacker_WithoutComplementarySuppression_FindsSmallGroupsInMostTables()
    {
        var tables = Enumerable.Range(1, 100).Select(seed => RandomTable.Of(seed, units: 7, fields: 4)).ToList();

        var attacked = tables.Select(table => table.Attack([.. table.Cells.Select(cell => (Withheld?)(table.PeopleIn(cell) is > 0 and < Floor ? Withheld.Primary : null))], Floor)).ToList();

        Assert.True(attacked.Count(attacker => attacker.SmallSets().Any()) > 90);
        Assert.True(attacked.Count(attacker => attacker.SmallDifferences().Any()) > 80);
    }

    [Fact]
    public void Of_RandomTrees_StillShowMostOfWhatIsLargeEnough()
    {
        var (shown, large) = (0, 0);
        foreach (var table in Enumerable.Range(1, 300).Select(seed => RandomTable.Of(seed, units: 7, fields: 4)))
        {
            var withheld = Suppression.Of(table.People, table.Cells, Floor);
            large += table.Cells.Count(cell => table.PeopleIn(cell) >= Floor);
            shown += table.Cells.Where((cell, place) => table.PeopleIn(cell) >= Floor && withheld[place] is null).Count();
        }

        Assert.InRange((double)shown / large, 0.6, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(40)]
    public void Of_ThreeThousandSixHundredUnitsByTwelveFields_TakesSeconds(int mean)
    {
        var table = Province(mean);
        var watch = Stopwatch.StartNew();

        var withheld = Suppression.Of(table.People, table.Cells, Floor);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}"); // a fraction of a second alone: the machine may be busy
        Assert.Null(withheld[^1]);
    }

    /// <summary>A province of 150 agencies with 23 service points each; the last cell is the whole.</summary>
    internal static RandomTable Province(int mean)
    {
        var random = new Random(7);
        var people = Enumerable.Range(0, 3600 * 13).Select(_ => (long)(random.NextDouble() * random.NextDouble() * 4 * mean)).ToArray();
        var cells = new List<PublishedCell>();
        for (var unit = 0; unit < 3600; unit++)
            Add(unit < 150 ? [unit, .. Enumerable.Range(0, 3600).Where(point => point >= 150 && point % 150 == unit)] : [unit]);
        Add([.. Enumerable.Range(0, 3600)]);
        return new(people, cells);

        void Add(IReadOnlyList<int> units)
        {
            for (var field = 0; field < 12; field++)
                cells.Add(new(0, [.. units.Select(unit => (unit * 13) + field)]));
            cells.Add(new(1, [.. units.SelectMany(unit => Enumerable.Range(unit * 13, 13))]));
        }
    }

    private static void AssertSafe(RandomTable table, IReadOnlyList<Withheld?> withheld, int seed)
    {
        var attacker = table.Attack(withheld, Floor);
        Assert.DoesNotContain(table.Cells, cell => table.PeopleIn(cell) is > 0 and < Floor && attacker.Computes(cell.Groups));
        Assert.True(!attacker.SmallSets().Any(), $"seed {seed}: {string.Join(',', attacker.SmallSets().FirstOrDefault() ?? [])}");
        Assert.Empty(attacker.SmallDifferences());
    }
}
