using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class ResponseColumnsTests
{
    private static readonly IndexStructure _structure = new(Sample.Version());

    [Fact]
    public void Count_WhereverSegmentsEndAndInWhateverOrder_IsTheSame() => Prop.ForAll(Surveys(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (rows, seed) =>
    {
        var random = new Random(seed);
        var shuffled = rows.ToArray();
        random.Shuffle(shuffled);
        var builder = new ColumnsBuilder(_structure);
        foreach (var row in shuffled)
        {
            Add(builder, row);
            if (random.Next(3) == 0)
                builder.Build();
            if (random.Next(3) == 0)
                builder.Tidy();
        }

        return Show(builder.Build()).SequenceEqual(Show(Columns(rows)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Count_EachGroup_IsWhatRowsCountedOneByOneGive() => Prop.ForAll(Surveys(), rows =>
    {
        var counted = Columns(rows).Count(new([], [Grouping.By(Dimension.Unit), Grouping.By(Characteristic.Of(Code.Of("gender")))])).Groups
            .Select(group => ($"{group.Keys[0]}/{group.Keys[1]}", Show(group.Tally)));
        var expected = rows.GroupBy(row => $"{row.Unit}/{(row.Gender == 0 ? null : row.Gender == 1 ? "male" : "female")}")
            .Select(group => (group.Key, Show(TallyOf(group))));
        return counted.OrderBy(group => group.Item1, StringComparer.Ordinal).SequenceEqual(expected.OrderBy(group => group.Key, StringComparer.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Count_OneMoreResponse_ChangesExactlyItsCells() => Prop.ForAll(Surveys(), AnySurveyed().ToArbitrary(), (rows, one) =>
    {
        var query = new TableQuery([], [Grouping.By(Dimension.Unit), Grouping.By(PeriodKind.Month)]);
        var before = Columns(rows).Count(query).Groups.ToDictionary(group => string.Join('/', group.Keys), group => Show(group.Tally));
        var after = Columns([.. rows, one]).Count(query).Groups.ToDictionary(group => string.Join('/', group.Keys), group => Show(group.Tally));
        var its = $"{one.Unit}/{one.Day[..7]}";
        return after.Where(group => group.Key != its).All(group => before[group.Key] == group.Value)
            && after[its] == Show(TallyOf(rows.Append(one).Where(row => $"{row.Unit}/{row.Day[..7]}" == its)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Count_WithFilters_KeepsWhatAllOfThemKeep()
    {
        Surveyed[] rows = [new("so-a", "2026-03-01", null, 5, 4, 1), new("so-a", "2026-03-02", "burst,speeding", 1, 1, 1), new("so-b", "2026-03-02", null, 2, 0, 2), new(null, "2026-04-01", "burst", 3, 3, 0)];

        Assert.Equal(4, Responses());
        Assert.Equal(2, Responses(Filter.Is(Dimension.Unit, "so-a")));
        Assert.Equal(2, Responses(Filter.Is(Dimension.Unit, "so-b", null)));
        Assert.Equal(3, Responses(Filter.Days(new(2026, 3, 1), new(2026, 3, 2))));
        Assert.Equal(2, Responses(Filter.Without(Flag.Burst)));
        Assert.Equal(1, Responses(Filter.Without(Flag.Burst), Filter.Is(Dimension.Unit, "so-a")));
        Assert.Equal(2, Responses(Filter.Is(Characteristic.Of(Code.Of("gender")), "male")));
        Assert.Equal(0, Responses(Filter.Is(Dimension.Unit, "nowhere")));

        long Responses(params Filter[] filters) => Columns(rows).Count(new(filters, [])).Responses;
    }

    [Fact]
    public void Count_NamedItems_GivesEachOfTheirValues()
    {
        var gender = Assert.Single(_structure.Columns.Of(Code.Of("gender")));
        Surveyed[] rows = [new("so-a", "2026-03-01", null, 5, 4, 1), new("so-a", "2026-03-02", null, 1, 1, 2), new("so-b", "2026-03-02", null, 2, 0, 2), new(null, "2026-04-01", null, 3, 3, 0)];

        var group = Assert.Single(Columns(rows).Count(new([], [], [Code.Of("gender")])).Groups);

        Assert.Equal([1, 1, 2], group.Counts(gender));
        Assert.Throws<InvalidOperationException>(() => group.Tally);
    }

    [Fact]
    public void Count_ALongRunOfOneGroup_OverflowsNothing()
    {
        var builder = new ColumnsBuilder(_structure);
        for (var i = 0; i < 10_000; i++)
            Add(builder, new(i < 9_000 ? "so-a" : $"so-{i % 7}", "2026-03-01", null, 5, 4, 1));

        var columns = builder.Build();

        Assert.Equal(new TopBox(20_000, 20_000), columns.Count(TableQuery.All).Sum().Count(_structure.Overall));
        Assert.Equal(9_000, columns.Count(new([Filter.Is(Dimension.Unit, "so-a")], [])).Sum().Respondents(_structure.Overall));
    }

    [Fact]
    public void Count_MoreGroupsThanAnybodyReads_IsRefused()
    {
        var builder = new ColumnsBuilder(_structure);
        for (var i = 0; i < 3000; i++)
            Add(builder, new($"u{i}", new DateOnly(2010, 1, 1).AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null, 5, 4, 1));
        var columns = builder.Build();

        Assert.Throws<ArgumentException>(() => columns.Count(new([], [Grouping.By(Dimension.Unit), Grouping.By(Dimension.Day), Grouping.By(Dimension.Point)])));
    }

    [Fact]
    public void Count_ByAUnitsLevel_AddsWhatIsBelowIt()
    {
        var tree = new UnitTree([Sample.Unit("tinh", kind: UnitKind.Province), Sample.Unit("so-a", parent: "tinh"), Sample.Unit("diem", kind: UnitKind.ServicePoint, parent: "so-a"), Sample.Unit("so-b", parent: "tinh")]);
        Surveyed[] rows = [new("so-a", "2026-03-01", null, 5, 4, 1), new("diem", "2026-03-02", null, 1, 1, 2), new("so-b", "2026-03-02", null, 2, 0, 2), new(null, "2026-04-01", null, 3, 3, 0)];

        var groups = Columns(rows).Count(new([], [Grouping.By(tree, UnitKind.Department, Sample.Today)])).Groups;

        Assert.Equal([("so-a", 2), ("so-b", 1), (null, 1)], groups.Select(group => (group.Keys[0], group.Responses)));
    }

    internal static ColumnsBuilder Add(ColumnsBuilder builder, Surveyed row)
    {
        var answers = new byte[_structure.Columns.All.Count];
        (answers[0], answers[1]) = (row.C24, row.C39);
        answers[2] = _structure.Columns.PeopleIn(0, answers);
        answers[_structure.Columns.Of(Code.Of("gender")).Single().Place] = row.Gender;
        builder.Add(answers, new("sipas-2026", row.Unit, null, null, "web", "vi", row.Day, row.Flags));
        return builder;
    }

    private static ResponseColumns Columns(IEnumerable<Surveyed> rows) => rows.Aggregate(new ColumnsBuilder(_structure), Add).Build();

    private static Tally TallyOf(IEnumerable<Surveyed> rows)
    {
        var tally = new Tally(_structure);
        foreach (var row in rows)
            tally.Add([row.C24, row.C39]);
        return tally;
    }

    private static IEnumerable<string> Show(ResponseColumns columns) => columns.Count(new([], [Grouping.By(Dimension.Unit), Grouping.By(Dimension.Day), Grouping.By(Characteristic.Of(Code.Of("gender")))])).Groups
        .Select(group => $"{string.Join('/', group.Keys)}: {Show(group.Tally)}");

    private static string Show(Tally tally) => string.Join(' ', _structure.All
        .SelectMany(scope => (long[])[tally.Respondents(scope), tally.AllPositive(scope), tally.Count(scope).Satisfied, tally.Count(scope).Valid, .. tally.Levels(scope).Select(level => level.Count)])
        .Prepend(tally.Responses));

    private static Gen<Surveyed> AnySurveyed() =>
        from unit in Gen.Elements("so-a", "so-b", "so-c", null)
        from day in Gen.Elements("2026-03-01", "2026-03-02", "2026-04-01")
        from flags in Gen.Elements(null, "burst", "burst,speeding")
        from answers in Gen.Choose(0, 5).ArrayOf(2)
        from gender in Gen.Choose(0, 2)
        select new Surveyed(unit, day, flags, (byte)answers[0], (byte)answers[1], (byte)gender);

    private static Arbitrary<Surveyed[]> Surveys() => AnySurveyed().ArrayOf().ToArbitrary();

    internal sealed record Surveyed(string? Unit, string Day, string? Flags, byte C24, byte C39, byte Gender);
}
