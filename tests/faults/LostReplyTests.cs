namespace SurveyHub.Tests;

/// <summary>A line that breaks at the wrong moment: the citizen sends again what may be stored already.</summary>
[Collection(FaultTests.Name)]
public sealed class LostReplyTests
{
    [Theory, EachDatabase]
    public Task Cut_FiveRepliesInAHundredAfterTheCommit_StoresEachResponseOnce(string provider) => AnswerAsync(provider, requests: 0, replies: 0.05);

    [Theory, EachDatabase]
    public Task Cut_FiveRequestsInAHundredDuringTheWork_StoresEachResponseOnce(string provider) => AnswerAsync(provider, requests: 0.05, replies: 0);

    [Theory, EachDatabase]
    public async Task CutOfTheApi_FiveRepliesInAHundredAfterTheCommit_CallsEachOfThemADuplicate(string provider)
    {
        var crowd = await AnswerAsync(provider, requests: 0, replies: 0.05, isOfPrograms: true);

        Assert.InRange(crowd.Repeated, 20, crowd.Lost);
        Assert.Equal(crowd.Repeated, crowd.Duplicates);
    }

    /// <returns>The crowd, which has gone home.</returns>
    private static async Task<Crowd> AnswerAsync(string provider, double requests, double replies, bool isOfPrograms = false)
    {
        await using var database = await TestDatabase.CreateWithoutTablesAsync(provider);
        await using var site = await Site.CreateAsync(database.Provider, database.ConnectionString);
        await using var line = new CuttingProxy(site.Address, requests, replies, FaultTests.Seed());
        await using var crowd = new Crowd(line.Address, isOfPrograms: isOfPrograms);

        await crowd.AcknowledgesAsync(more: 1500);
        await crowd.LeaveAsync();

        await crowd.AssertEachIsStoredOnceAsync(database.Database);
        await site.AssertVerifiesAsync();
        Assert.InRange(line.Cuts, 20, 300);
        Assert.Equal(line.Cuts, crowd.Lost);
        return crowd;
    }
}
