namespace SurveyHub.Tests;

/// <summary>What somebody who looks twice can see of what happened between.</summary>
public sealed class PublicationsTests
{
    private static readonly Campaign _campaign = Sample.Campaign();
    private static readonly TimeSpan _age = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task InBatches_FewerMoreThanTheFloor_ShowsWhatWasShown()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        using var snapshots = store.Snapshots();
        var results = Results(store, snapshots, inBatches: true);
        await AnswerAsync(store, null, 7);
        Assert.Equal(7, await CountAsync(results));

        await AnswerAsync(store, null, 4);
        Assert.Equal(7, await CountAsync(results)); // 4 people could be worked out

        await AnswerAsync(store, null, 1);
        Assert.Equal(12, await CountAsync(results));
    }

    [Fact]
    public async Task InBatches_FewOfThemInOneUnit_WaitsAlthoughAllTogetherAreMany()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        await store.AddAsync(Sample.Unit("xa-a"), Sample.Unit("xa-b"));
        using var snapshots = store.Snapshots();
        var results = Results(store, snapshots, inBatches: true);
        await AnswerAsync(store, "xa-a", 10);
        Assert.Equal(10, await CountAsync(results));

        await AnswerAsync(store, "xa-a", 10);
        await AnswerAsync(store, "xa-b", 1); // all less xa-a would be this one
        Assert.Equal(10, await CountAsync(results));

        await AnswerAsync(store, "xa-b", 4);
        Assert.Equal(25, await CountAsync(results));
    }

    [Fact]
    public async Task InBatches_OnTheNextDay_ShowsWhatThereIs()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        var clock = Sample.Clock();
        using var snapshots = new Snapshots(store.Open(), store.Questionnaires, clock, null);
        var results = Results(store, snapshots, inBatches: true);
        await AnswerAsync(store, null, 7);
        await CountAsync(results);
        await AnswerAsync(store, null, 1);
        Assert.Equal(7, await CountAsync(results));

        clock.Now = Sample.Noon.AddDays(1);

        Assert.Equal(8, await CountAsync(results));
    }

    [Fact]
    public async Task NotInBatches_OneMore_IsShown()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        using var snapshots = store.Snapshots();
        var results = Results(store, snapshots, inBatches: false);
        await AnswerAsync(store, null, 7);
        await CountAsync(results);

        await AnswerAsync(store, null, 1);

        Assert.Equal(8, await CountAsync(results));
    }

    private static CampaignResults Results(TestDatabase store, Snapshots snapshots, bool inBatches) =>
        new(store.Database, snapshots, store.Catalogue(new VietnamClock()), store.Samples, store.Units, new Targets(store.Database), new Floors(), _age, inBatches);

    private static Task AnswerAsync(TestDatabase store, string? unit, int people) => store.Responses.AddAsync(
        [.. Enumerable.Range(0, people).Select(_ => new Response(_campaign, Sample.Submission() with { Visit = new(Code.Parse(unit), null, null) }, Sample.Answers(("c24", "5")), Sample.Noon))], default);

    /// <summary>After what was shown is too old to be shown again without another look.</summary>
    private static async Task<long> CountAsync(CampaignResults results)
    {
        await Task.Delay(10 * _age);
        return (await results.ReadAsync(_campaign.Code.Value, null, null, default)).Value!.Responses;
    }
}
