namespace SurveyHub.Tests;

/// <summary>The units against each other, as far as everybody may see them.</summary>
public sealed class PublicRankingTests
{
    private static readonly Campaign _campaign = Sample.Campaign();

    [Fact]
    public async Task Rank_UnitsOfManyAndOfFew_HasThoseThatMayBeShownAndSaysHowManyMayNot()
    {
        await using var store = await StoreAsync(PublicPart.Ranking);
        await AnswerAsync(store, "xa-a", satisfied: 30, other: 10);
        await AnswerAsync(store, "xa-b", satisfied: 20, other: 20);
        await AnswerAsync(store, "xa-c", satisfied: 40, other: 5);
        await AnswerAsync(store, "xa-d", satisfied: 3, other: 0);
        using var snapshots = store.Snapshots();

        var ranking = Assert.Single(await Results(store, snapshots).RankAsync(_campaign.Code, default));

        Assert.Equal(UnitKind.Commune, ranking.Kind);
        Assert.DoesNotContain(ranking.Ranking.Units, unit => unit.Key == "xa-d");
        Assert.True(ranking.Withheld >= 2); // xa-d, and one more from whom it could be subtracted
        Assert.Equal(4, ranking.Withheld + ranking.Ranking.Units.Count);
    }

    [Fact]
    public async Task Rank_EachUnit_HasTheFigureOfItsOwnPage()
    {
        await using var store = await StoreAsync(PublicPart.Ranking);
        await store.AddAsync(Sample.Unit("quay-a", kind: UnitKind.ServicePoint, parent: "xa-a"));
        await AnswerAsync(store, "xa-a", satisfied: 30, other: 10);
        await AnswerAsync(store, "quay-a", satisfied: 0, other: 40);
        await AnswerAsync(store, "xa-b", satisfied: 20, other: 20);
        using var snapshots = store.Snapshots();
        var results = Results(store, snapshots);

        var ranking = Assert.Single(await results.RankAsync(_campaign.Code, default), ranking => ranking.Kind == UnitKind.Commune).Ranking;

        Assert.Equal([("xa-b", 0.5), ("xa-a", 0.375)], ranking.Units.Select(unit => (unit.Key, unit.Estimate.Rate!.Value)));
        foreach (var unit in ranking.Units)
            Assert.Equal((await results.ReadAsync(_campaign.Code.Value, unit.Key, null, default)).Value!.Overall.Counts, unit.Estimate.Counts);
    }

    [Fact]
    public async Task Rank_NotChosen_IsNone()
    {
        await using var store = await StoreAsync(PublicPart.Trend);
        await AnswerAsync(store, "xa-a", satisfied: 30, other: 10);
        await AnswerAsync(store, "xa-b", satisfied: 20, other: 20);
        using var snapshots = store.Snapshots();

        Assert.Empty(await Results(store, snapshots).RankAsync(_campaign.Code, default));
    }

    private static async Task<TestDatabase> StoreAsync(PublicPart part)
    {
        var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        await store.AddAsync([.. ((string[])["xa-a", "xa-b", "xa-c", "xa-d"]).Select(code => Sample.Unit(code, code, UnitKind.Commune))]);
        await new PublicChoices(store.Database, store.Audit).ChooseAsync(_campaign, [part], Sample.Signed(), default);
        return store;
    }

    private static CampaignResults Results(TestDatabase store, Snapshots snapshots) =>
        new(store.Database, snapshots, store.Catalogue(new VietnamClock()), store.Samples, store.Units, new Targets(store.Database), new Floors(), TimeSpan.Zero);

    private static Task AnswerAsync(TestDatabase store, string unit, int satisfied, int other) => store.Responses.AddAsync(
        [.. Enumerable.Range(0, satisfied + other).Select(i => new Response(_campaign, Sample.Submission() with { Visit = new(Code.Of(unit), null, null) }, Sample.Answers(("c24", i < satisfied ? "5" : "2")), Sample.Noon))], default);
}
