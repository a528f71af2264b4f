namespace SurveyHub.Tests;

public sealed class ReleaseTests
{
    private const int Floor = 5;

    [Fact]
    public void Of_AVersion_HasNoFreeTextNorSensitiveItems()
    {
        var version = Sample.Version(document => document["sections"]![1]!["items"]![1]!["data"] = "basic");

        Assert.Equal(
            [("month", true), ("unit", true), ("field", true), ("channel", true), ("language", true), ("c24", false), ("c39", false), ("gender", true)],
            ReleaseColumn.Of(new(version)).Select(column => (column.Name, column.IsCoarsened))); // several channels say too much of one person, a comment anything
    }

    [Theory, EachDatabase]
    public async Task Read_EnoughAlike_TellsAll(string provider)
    {
        await using var store = await StoreAsync(provider, [.. At(5, "xa-a", "dat-dai", "male", "4")]);

        var rows = await ReadAsync(store);

        Assert.Equal(Enumerable.Repeat("2026-03,xa-a,dat-dai,web,vi,4,,male,tv|web", 5), rows.Select(row => string.Join(',', row!)));
    }

    [Theory, EachDatabase]
    public async Task Read_TooFewOfAGender_ItGivesWayForThemAlone(string provider)
    {
        await using var store = await StoreAsync(provider, [.. At(6, "xa-a", "dat-dai", "male", "4"), .. At(3, "xa-a", "dat-dai", "female", "1"), .. At(2, "xa-a", "dat-dai", null, "1")]);

        var rows = await ReadAsync(store);

        Assert.Equal(6, rows.Count(row => row![7] == "male" && row[0] == "2026-03"));
        Assert.Equal(5, rows.Count(row => row![7] == "*" && row[1] == "xa-a" && row[2] == "dat-dai" && row[0] == "*")); // three women, and two who said nothing
    }

    [Theory, EachDatabase]
    public async Task Read_TooFewInAField_TheFieldGivesWay_AlsoOfAnotherByWhichTheyCouldBeWorkedOut(string provider)
    {
        await using var store = await StoreAsync(provider, [.. At(20, "xa-a", "dat-dai", "male", "4"), .. At(7, "xa-a", "xay-dung", "male", "4"), .. At(2, "xa-a", "ho-tich", "male", "1"), .. At(30, "xa-b", "dat-dai", "male", "5")]);

        var rows = await ReadAsync(store);

        Assert.Equal([("dat-dai", 20), ("*", 9)], rows.Where(row => row![1] == "xa-a").GroupBy(row => row![2]).Select(group => (group.Key!, group.Count())).OrderByDescending(group => group.Item2));
    }

    [Theory, EachDatabase]
    public async Task Read_TooFewInAUnit_AreOfTheUnitAbove(string provider)
    {
        await using var store = await StoreAsync(provider, [.. At(3, "xa-a", null, "male", "4"), .. At(4, "xa-b", null, "male", "4"), .. At(9, "xa-c", null, "male", "4")]);

        var rows = await ReadAsync(store);

        Assert.Equal(16, rows.OfType<string?[]>().Count());
        Assert.Equal(["tinh", "xa-c"], rows.Select(row => row![1]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows.GroupBy(row => string.Join(',', row!)), group => Assert.True(group.Count() >= Floor));
    }

    [Theory, EachDatabase]
    public async Task Read_FewerThanTheFloorInAll_LeavesThemOut(string provider)
    {
        await using var store = await StoreAsync(provider, [.. At(4, "xa-a", null, "male", "4")]);

        Assert.All(await ReadAsync(store), Assert.Null);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Read_AnyResponses_EachRowIsLikeTheFloorInWhatItTellsOfThePerson(int seed)
    {
        var random = new Random(seed);
        await using var store = await StoreAsync("sqlite", [.. Enumerable.Range(0, 400).SelectMany(_ => At(
            1, Pick("xa-a", "xa-b", "xa-c", null), Pick("dat-dai", "xay-dung", "ho-tich", null), Pick("male", "female", null), Pick("1", "5")!, random.Next(60), random.Next(5) == 0 ? Channel.Paper : Channel.Web))]);

        var rows = await ReadAsync(store);

        var told = ReleaseColumn.Of(new(Version())).Index().Where(column => column.Item.IsCoarsened).Select(column => column.Index).ToList();
        Assert.All(rows.OfType<string?[]>().GroupBy(row => string.Join(',', told.Select(at => row[at]))), group => Assert.True(group.Count() >= Floor, group.Key));
        Assert.True(rows.Count(row => row is null) < Floor);
        Assert.Equal(400, rows.Count);

        string? Pick(params string?[] values) => values[(int)(values.Length * random.NextDouble() * random.NextDouble())];
    }

    private static QuestionnaireVersion Version() => Sample.Version();

    private static IEnumerable<Response> At(int count, string? unit, string? field, string? gender, string c24, int day = 0, Channel channel = Channel.Web) => Enumerable.Range(0, count).Select(_ =>
    {
        (string, string)[] given = [("c24", c24), ("channels", "tv"), ("channels", "web"), .. gender is null ? ((string, string)[])[] : [("gender", gender)]];
        var answers = Sample.Must(Answers.Parse(Version(), given.GroupBy(pair => pair.Item1, (name, pairs) => KeyValuePair.Create(name, (IReadOnlyList<string>)[.. pairs.Select(pair => pair.Item2)])), Sample.Today));
        var visit = new Visit(Code.Parse(unit), Code.Parse(field), Point: null);
        return new Response(Sample.Campaign(), Sample.Submission() with { Visit = visit, Channel = channel }, answers, Sample.Noon.AddDays(-day));
    });

    private static async Task<TestDatabase> StoreAsync(string provider, IReadOnlyList<Response> responses)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(Sample.Unit("tinh", kind: UnitKind.Province));
        await store.AddAsync([.. new[] { "xa-a", "xa-b", "xa-c" }.Select(code => Sample.Unit(code, code, UnitKind.Commune, "tinh"))]);
        await store.AddAsync([.. new[] { "dat-dai", "xay-dung", "ho-tich" }.Select(code => new ServiceField(Code.Of(code), Sample.Text(code)))]);
        await store.Responses.AddAsync(responses, default);
        return store;
    }

    private static async Task<List<string?[]?>> ReadAsync(TestDatabase store)
    {
        using var snapshots = store.Snapshots();
        var release = await new Releases(store.Database, snapshots, store.Samples, store.Units, new(store.Database), new Floors()).OpenAsync(Sample.Campaign(), default);
        var rows = new List<string?[]?>();
        await foreach (var portion in release.ReadAsync(default))
            rows.AddRange(portion);
        return rows;
    }
}
