using System.Data.Common;
using Polly.CircuitBreaker;

namespace SurveyHub.Tests;

/// <summary>A store that is not there is told from a bug: within seconds, and at once while it is known.</summary>
[Collection(FaultTests.Name)]
public sealed class StoreAwayTests
{
    /// <summary>Far longer than any answer may take, so that a busy machine fails no test.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [FactOnItsOwnMariaDb]
    public async Task Find_ServerThatStandsStill_IsAwayInTimeThenAtOnceAndAnswersAgainAfterwards()
    {
        await using var maria = await MariaDbServer.CreateAsync();
        var database = maria.Open();
        await AskAsync(database);

        await maria.FreezeAsync();
        var first = await AwayAsync(database);
        await UntilAsync(async () => (await AwayAsync(database)).InnerException is BrokenCircuitException);
        await maria.ThawAsync();

        Assert.IsType<TimeoutException>(first.InnerException);
        await AnswersAgainAsync(database);
    }

    [FactOnItsOwnMariaDb]
    public async Task Find_ServerThatWasKilled_IsAwayUntilItIsBack()
    {
        await using var maria = await MariaDbServer.CreateAsync();
        var database = maria.Open();
        await AskAsync(database);

        maria.Kill();
        await AwayAsync(database);
        await maria.StartAsync();

        await AnswersAgainAsync(database);
    }

    [FactOnItsOwnMariaDb]
    public async Task InTransaction_ServerStandsStillInTheMiddle_CommitsNothingAlsoWhenItGoesOn()
    {
        await using var maria = await MariaDbServer.CreateAsync();
        var database = maria.Open();
        await database.InTransactionAsync(db => db.ExecuteAsync("create table pot (n bigint not null)", null), default);
        await database.InTransactionAsync(db => db.ExecuteAsync("insert into pot values (0)", null), default);

        await Assert.ThrowsAsync<StoreAwayException>(() => database.InTransactionAsync(
            async db =>
            {
                await db.ExecuteAsync("update pot set n = 7", null);
                await maria.FreezeAsync();
                return await db.ExecuteAsync("update pot set n = n + 1", null);
            },
            default).WaitAsync(_patience));
        await maria.ThawAsync();
        await AnswersAgainAsync(database);

        Assert.Equal(1, await database.InTransactionAsync(db => db.ExecuteAsync("update pot set n = n + 1", null), default)); // waits for the lock of the one left behind
        Assert.Equal(1, await database.FindAsync<long>("select n from pot", null, default));
    }

    [FactOnItsOwnMariaDb]
    public async Task Stream_ServerDiesBetweenTwoRows_IsAway()
    {
        await using var maria = await MariaDbServer.CreateAsync();
        var database = maria.Open();

        await Assert.ThrowsAsync<StoreAwayException>(async () =>
        {
            await foreach (var row in database.StreamAsync<string>("select repeat('x', 60000) from seq_1_to_2000", null, default))
                maria.Kill();
        });
    }

    [FactOnMariaDb]
    public Task Find_WrongPassword_IsAwayForAnOperatorMayMendIt() => Assert.ThrowsAsync<StoreAwayException>(() => AskAsync(new(Dialect.MySql,
        new DbConnectionStringBuilder { ConnectionString = TestDatabase.MySqlServer, ["Password"] = "wrong" }.ConnectionString!)));

    [Theory, EachDatabase]
    public async Task InTransaction_ConstraintsViolatedManyTimes_IsABugAndNeverClosesTheStore(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        foreach (var _ in Enumerable.Range(0, 10))
            await Assert.ThrowsAnyAsync<DbException>(() => store.ExecuteAsync("insert into service_field (code, name) values ('a', null)"));

        Assert.Equal(0, await store.CountAsync("service_field"));
    }

    private static Task<long> AskAsync(Database database) => database.FindAsync<long>("select 1", null, default).WaitAsync(_patience);

    private static Task<StoreAwayException> AwayAsync(Database database) => Assert.ThrowsAsync<StoreAwayException>(() => AskAsync(database));

    private static Task AnswersAgainAsync(Database database) => UntilAsync(async () => await Record.ExceptionAsync(() => AskAsync(database)) is null);

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!await isSo())
            await Task.Delay(50, patience.Token);
    }
}
