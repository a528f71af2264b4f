namespace SurveyHub.Tests;

/// <summary>What is acknowledged is there, once, whatever is killed at whatever moment.</summary>
[Collection(FaultTests.Name)]
public sealed class KillTests
{
    private const int Kills = 20;

    private readonly int _seed = FaultTests.Seed();

    [Theory, EachDatabase]
    public async Task Kill_TheServerTwentyTimesUnderLoad_LosesAndDoublesNothing(string provider)
    {
        await using var database = await TestDatabase.CreateWithoutTablesAsync(provider);
        await using var site = await Site.CreateAsync(database.Provider, database.ConnectionString);
        await using var crowd = new Crowd(site.Address);

        await RepeatAtRandomMomentsAsync(crowd, () =>
        {
            site.Kill();
            return site.StartAsync();
        });
        await crowd.LeaveAsync();

        await crowd.AssertEachIsStoredOnceAsync(database.Database);
        await site.AssertVerifiesAsync();
    }

    [FactOnItsOwnMariaDb]
    public async Task Kill_MariaDbTwentyTimesUnderLoad_LosesAndDoublesNothing()
    {
        await using var maria = await MariaDbServer.CreateAsync();
        await using var site = await Site.CreateAsync("mysql", maria.ConnectionString);
        await using var crowd = new Crowd(site.Address);

        await RepeatAtRandomMomentsAsync(crowd, () =>
        {
            maria.Kill();
            return maria.StartAsync();
        });
        await crowd.LeaveAsync();

        await crowd.AssertEachIsStoredOnceAsync(maria.Open());
        await site.AssertVerifiesAsync();
    }

    /// <summary>Each time while responses come in: after some more were acknowledged, and a moment that falls anywhere within the next.</summary>
    private async Task RepeatAtRandomMomentsAsync(Crowd crowd, Func<Task> kill)
    {
        var random = new Random(_seed);
        for (var i = 0; i < Kills; i++)
        {
            await crowd.AcknowledgesAsync(more: random.Next(1, 200));
            await Task.Delay(random.Next(0, 20));
            await kill();
        }
    }
}
