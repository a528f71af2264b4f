namespace SurveyHub.Tests;

/// <summary>A reply that never arrives: the citizen sends again what is stored already.</summary>
[Collection(FaultTests.Name)]
public sealed class LostReplyTests
{
    [Theory, EachDatabase]
    public async Task Cut_FiveRepliesInAHundredAfterTheCommit_StoresEachResponseOnce(string provider)
    {
        await using var database = await TestDatabase.CreateWithoutTablesAsync(provider);
        await using var site = await Site.CreateAsync(database.Provider, database.ConnectionString);
        await using var line = new CuttingProxy(site.Address, share: 0.05, FaultTests.Seed());
        await using var crowd = new Crowd(line.Address);

        await crowd.AcknowledgesAsync(more: 1500);
        await crowd.LeaveAsync();

        await crowd.AssertEachIsStoredOnceAsync(database.Database);
        Assert.InRange(line.Cuts, 20, 300);
        Assert.Equal(line.Cuts, crowd.Lost);
    }
}
