using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class TallyTests
{
    private static readonly IndexStructure _structure = new(Sample.Version());

    [Fact]
    public void Add_RowsInAnyOrderAndAnyParts_GiveTheSameCounts() => Prop.ForAll(Rows(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (rows, seed) =>
    {
        var random = new Random(seed);
        var shuffled = rows.ToArray();
        random.Shuffle(shuffled);
        var cut = random.Next(shuffled.Length + 1);
        var sum = Count(shuffled[..cut]);
        sum.Add(Count(shuffled[cut..]));
        return Show(sum).SequenceEqual(Show(Count(rows)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Add_OneMoreRow_ChangesExactlyItsCells() => Prop.ForAll(Rows(), Row().ToArbitrary(), (rows, row) =>
    {
        var tally = Count(rows);
        var before = Show(tally).ToList();
        tally.Add(row);
        var one = Show(Count([row])).ToList();
        return Show(tally).Select((count, i) => count - before[i]).SequenceEqual(one);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Add_OneRow_CountsItWhereItBelongs()
    {
        var tally = Count([[5, 2]]);

        Assert.Equal((new TopBox(1, 1), new TopBox(0, 1), new TopBox(1, 2)), (tally.Count(_structure.Items[0]), tally.Count(_structure.Items[1]), tally.Count(_structure.Overall)));
        Assert.Equal([0, 0, 0, 0, 1], tally.Levels(_structure.Items[0]).Select(level => level.Count));
        Assert.Equal([0, 1, 0, 0, 1], tally.Levels(_structure.Overall).Select(level => level.Count));
    }

    [Fact]
    public void Respondents_PeopleWhoAnsweredSomething_AreCountedOnceAScope()
    {
        var tally = Count([[5, 5], [0, 3], [0, 0]]);

        Assert.Equal((3, 1, 2, 2), (tally.Responses, tally.Respondents(_structure.Items[0]), tally.Respondents(_structure.Items[1]), tally.Respondents(_structure.Overall)));
    }

    private static Gen<byte[]> Row() => Gen.Choose(0, 5).Select(level => (byte)level).ArrayOf(2);

    private static Arbitrary<byte[][]> Rows() => Row().ArrayOf().ToArbitrary();

    private static Tally Count(IEnumerable<byte[]> rows)
    {
        var tally = new Tally(_structure);
        foreach (var row in rows)
            tally.Add(row);
        return tally;
    }

    private static IEnumerable<long> Show(Tally tally) => _structure.All
        .SelectMany(scope => (long[])[tally.Respondents(scope), tally.Count(scope).Satisfied, tally.Count(scope).Valid, .. tally.Levels(scope).Select(level => level.Count)])
        .Prepend(tally.Responses);
}
