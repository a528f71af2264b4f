namespace SurveyHub.Tests;

public sealed class PerceptionsTests
{
    private static readonly Campaign _campaign = Sample.Campaign();

    [Theory, EachDatabase]
    public async Task Read_OpenCollection_CountsThoseWhoAnsweredEachItem(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        await store.Responses.AddAsync([.. At(null, 3, ("gender", "male"), ("channels", "tv")), .. At(null, 1, ("gender", "female"), ("channels", "tv"), ("channels", "web")), .. At(null, 6)], default);

        var perceptions = (await ReadAsync(store)).Perceptions;

        var (gender, channels) = (perceptions.Find("gender")!, perceptions.Find("channels")!);
        Assert.Equal((4, 3L, 75m), (gender.Answered, gender.Find("male")!.Count, gender.Find("male")!.Percent));
        Assert.Equal((4, "tv 4, radio 0, web 1"), (channels.Answered, string.Join(", ", channels.Options.Select(option => $"{option.Option.Code} {option.Share.Count}"))));
        Assert.Equal(0.300642, gender.Find("male")!.Interval!.Value.Lower, 6); // Wilson, 3 of 4
        Assert.Null(gender.Positive);
    }

    /// <summary>Weights 1 and 3: (1 · 2 + 3 · 1) / (1 · 4 + 3 · 4) = 5/16, unweighted 3/8.</summary>
    [Fact]
    public async Task Read_DesignedSample_IsWeightedAndWithoutOpenAnswers()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        List<SampledPoint> points = [new(Code.Of("a1"), "A", null, 1), new(Code.Of("a2"), "A", null, 1), new(Code.Of("b1"), "B", null, 3), new(Code.Of("b2"), "B", null, 3)];
        await store.Samples.SetAsync(_campaign.Code, points, Sample.Signed(), default);
        await store.Responses.AddAsync(
            [.. At("a1", 2, ("gender", "male")), .. At("a2", 2, ("gender", "female")), .. At("b1", 1, ("gender", "male")), .. At("b1", 1, ("gender", "female")), .. At("b2", 2, ("gender", "female")), .. At("khac", 9, ("gender", "male"))], default);

        var male = (await ReadAsync(store)).Perceptions.Find("gender")!.Find("male")!;

        Assert.Equal((3, 0.3125), (male.Count, male.Rate));
        Assert.Equal(31.25m, male.Percent);
    }

    [Fact]
    public async Task Read_NobodyAnswered_IsNoRate()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);

        var gender = (await ReadAsync(store)).Perceptions.Find("gender")!;

        Assert.Equal((0, null, null), (gender.Answered, gender.Find("male")!.Rate, gender.Find("male")!.Interval));
    }

    [Fact]
    public async Task Read_SensitiveItemsAndCriteria_AreNotAmongThem()
    {
        var campaign = Sample.Campaign(version: Sample.Version(document => document["sections"]![1]!["items"]![0]!["data"] = "sensitive"));
        await using var store = await TestDatabase.CreateWithAsync("sqlite", campaign);

        Assert.Equal(["channels"], (await ReadAsync(store)).Perceptions.Items.Select(item => item.Item.Code.Value));
    }

    private static async Task<CampaignReport> ReadAsync(TestDatabase store)
    {
        using var snapshots = store.Snapshots();
        var reports = new CampaignReports(
            store.Database, snapshots, store.Campaigns, store.Samples, store.Questionnaires, store.Mappings, store.Units, store.Fields, store.Lineage, new(store.Database), store.Published, new Floors());
        var report = Sample.Must(await reports.ReadAsync(new("sipas-2026", null, null, null, null, PeriodKind.Month), UnitScope.Province, default));
        _ = report.Perceptions; // while its snapshot is there
        return report;
    }

    private static IEnumerable<Response> At(string? point, int people, params (string Name, string Value)[] answers)
    {
        var fields = answers.Append((Name: "c24", Value: "4")).GroupBy(answer => answer.Name, answer => answer.Value).Select(item => KeyValuePair.Create<string, IReadOnlyList<string>>(item.Key, [.. item]));
        var parsed = Sample.Must(Answers.Parse(_campaign.Version, fields, Sample.Today));
        return Enumerable.Range(0, people).Select(_ => new Response(
            _campaign, Sample.Submission() with { Channel = point is null ? Channel.Web : Channel.Kiosk, Visit = new(null, null, Code.Parse(point)) }, parsed, Sample.Noon));
    }
}
