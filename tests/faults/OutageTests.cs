namespace SurveyHub.Tests;

/// <summary>A store that is away for a while: whoever answers meanwhile is asked to come back, and loses nothing.</summary>
[Collection(FaultTests.Name)]
public sealed class OutageTests
{
    /// <summary>In MB.</summary>
    private const long MostMemory = 400;

    private static readonly TimeSpan _outage = TimeSpan.FromSeconds(30);

    /// <summary>Longer than a citizen of the crowd waits for an answer.</summary>
    private static readonly TimeSpan _freeze = TimeSpan.FromSeconds(25);

    [FactOnItsOwnMariaDb]
    public Task Stop_MariaDbForHalfAMinuteUnderLoad_RefusesMeanwhileAndStoresEachOnceAfterwards() => SurvivesAsync(async maria =>
    {
        await maria.StopAsync();
        await Task.Delay(_outage);
        await maria.StartAsync();
    });

    [FactOnItsOwnMariaDb]
    public Task Freeze_MariaDbUnderLoad_RefusesMeanwhileAndStoresEachOnceAfterwards() => SurvivesAsync(async maria =>
    {
        await maria.FreezeAsync();
        await Task.Delay(_freeze);
        await maria.ThawAsync();
    });

    private static async Task SurvivesAsync(Func<MariaDbServer, Task> outage)
    {
        await using var maria = await MariaDbServer.CreateAsync();
        await using var site = await Site.CreateAsync("mysql", maria.ConnectionString);
        await using var crowd = new Crowd(site.Address, people: 64);

        await crowd.AcknowledgesAsync(more: 500);
        await outage(maria);
        await crowd.AcknowledgesAsync(more: 500);
        await crowd.LeaveAsync();

        await crowd.AssertEachIsStoredOnceAsync(maria.Open());
        await site.AssertVerifiesAsync();
        Assert.True(crowd.Refused > 0, crowd.ToString());
        Assert.True(crowd.Lost == 0, crowd.ToString());
        Assert.InRange(site.LargestMemory, 1, MostMemory);
    }
}
