namespace SurveyHub.Tests;

public sealed class CampaignResultsTests
{
    private static readonly Campaign _campaign = Sample.Campaign();

    [Theory, EachDatabase]
    public async Task Read_OfNoAge_HasWhatWasCommittedBefore(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        using var snapshots = store.Snapshots();
        var results = Results(store, snapshots, TimeSpan.Zero);
        for (var i = 1; i <= 5; i++)
        {
            await store.Responses.AddAsync(Sample.Response(), default);

            Assert.Equal(i, await CountAsync(results));
        }
    }

    [Fact]
    public async Task Read_YoungerThanItsAge_IsAsItWas()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        using var snapshots = store.Snapshots();
        var results = Results(store, snapshots, TimeSpan.FromHours(1));
        await store.Responses.AddAsync(Sample.Response(), default);
        await CountAsync(results);

        await store.Responses.AddAsync(Sample.Response(), default);

        Assert.Equal(1, await CountAsync(results));
    }

    [Fact]
    public async Task Read_HalfAsOldAgain_IsNew()
    {
        var age = TimeSpan.FromMilliseconds(100);
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        using var snapshots = store.Snapshots();
        var results = Results(store, snapshots, age);
        await store.Responses.AddAsync(Sample.Response(), default);
        await CountAsync(results);

        await store.Responses.AddAsync(Sample.Response(), default);
        await Task.Delay(1.5 * age);

        Assert.Equal(2, await CountAsync(results));
    }

    [Fact]
    public async Task Read_ManyAtOnceWhileItGrows_NeverGoesBack()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        using var snapshots = store.Snapshots();
        var results = Results(store, snapshots, TimeSpan.FromMilliseconds(20));
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
                await store.Responses.AddAsync(Sample.Response(), default);
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var seen = 0L; !writing.IsCompleted;)
            {
                var read = await CountAsync(results);
                Assert.InRange(read, seen, 50);
                seen = read;
            }
        })));
        await writing;
    }

    private static CampaignResults Results(TestDatabase store, Snapshots snapshots, TimeSpan age) =>
        new(store.Database, snapshots, store.Catalogue(new VietnamClock()), store.Samples, store.Units, new Targets(store.Database), new Floors(1, 1), age);

    private static async Task<long> CountAsync(CampaignResults results) => (await results.ReadAsync(_campaign.Code.Value, null, null, default)).Value!.Responses;
}
