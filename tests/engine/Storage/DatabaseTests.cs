using System.Data.Common;

namespace SurveyHub.Tests;

public sealed class DatabaseTests
{
    [Theory, EachDatabase]
    public async Task InTransaction_WorkFails_LeavesNothing(string provider)
    {
        await using var store = await WithTableAsync(provider);

        await Assert.ThrowsAsync<TimeoutException>(() => store.Database.InTransactionAsync<int>(
            async db =>
            {
                await db.ExecuteAsync("update pot set n = 7 where code = 'a'", null);
                throw new TimeoutException();
            },
            default));

        Assert.Equal(0, await store.Database.FindAsync<long>("select sum(n) from pot", null, default));
    }

    [Theory, EachDatabase]
    public async Task InTransaction_SecondStatementFails_UndoesTheFirst(string provider)
    {
        await using var store = await WithTableAsync(provider);

        await Assert.ThrowsAnyAsync<DbException>(() => store.Database.InTransactionAsync(
            async db =>
            {
                await db.ExecuteAsync("update pot set n = 7 where code = 'a'", null);
                return await db.ExecuteAsync("insert into nowhere values (1)", null);
            },
            default));

        Assert.Equal(0, await store.Database.FindAsync<long>("select sum(n) from pot", null, default));
    }

    [Theory, EachDatabase]
    public async Task InTransaction_TwentyIncrementsAtOnce_AllCount(string provider)
    {
        await using var store = await WithTableAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.ExecuteAsync("update pot set n = n + 1 where code = 'a'"))));

        Assert.Equal(20, await store.Database.FindAsync<long>("select n from pot where code = 'a'", null, default));
    }

    [FactOnMariaDb]
    public async Task InTransaction_TwoThatDeadlock_BothSucceed()
    {
        await using var store = await WithTableAsync("mysql");
        var (hasA, hasB) = (new TaskCompletionSource(), new TaskCompletionSource());
        var runs = 0;

        await Task.WhenAll(AddAsync("a", hasA, hasB, "b"), AddAsync("b", hasB, hasA, "a"));

        Assert.Equal(3, runs); // one of the two was the server's victim
        Assert.Equal([2, 2], await store.Database.QueryAsync<long>("select n from pot order by code", null, default));

        Task<int> AddAsync(string first, TaskCompletionSource mine, TaskCompletionSource theirs, string second) => store.Database.InTransactionAsync(
            async db =>
            {
                Interlocked.Increment(ref runs);
                await db.ExecuteAsync("update pot set n = n + 1 where code = @first", new { first });
                mine.TrySetResult();
                await theirs.Task;
                return await db.ExecuteAsync("update pot set n = n + 1 where code = @second", new { second });
            },
            default);
    }

    [Fact]
    public async Task InTransaction_AnotherHoldsSqlite_WaitsForIt()
    {
        await using var store = await WithTableAsync("sqlite");
        var (isHeld, letGo) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = store.Database.InTransactionAsync(
            async db =>
            {
                isHeld.SetResult();
                await letGo.Task;
                return await db.ExecuteAsync("update pot set n = n + 1 where code = 'a'", null);
            },
            default);
        await isHeld.Task;
        var waiting = Task.Run(() => store.ExecuteAsync("update pot set n = n + 1 where code = 'a'"));

        await Task.WhenAny(waiting, Task.Delay(TimeSpan.FromMilliseconds(200))); // that nothing happens is no event
        Assert.False(waiting.IsCompleted);
        letGo.SetResult();
        await Task.WhenAll(holder, waiting);

        Assert.Equal(2, await store.Database.FindAsync<long>("select n from pot where code = 'a'", null, default));
    }

    [Theory, EachDatabase]
    public async Task InTransaction_Cancelled_LeavesNothing(string provider)
    {
        await using var store = await WithTableAsync(provider);
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Database.InTransactionAsync(
            async db =>
            {
                var rows = await db.ExecuteAsync("update pot set n = 7 where code = 'a'", null);
                await cancel.CancelAsync();
                return rows;
            },
            cancel.Token));

        Assert.Equal(0, await store.Database.FindAsync<long>("select sum(n) from pot", null, default));
    }

    [Theory, EachDatabase]
    public async Task Find_NoRow_IsNull(string provider)
    {
        await using var store = await WithTableAsync(provider);

        Assert.Null(await store.Database.FindAsync<string>("select code from pot where n = 99", null, default));
        Assert.Empty(await store.Database.QueryAsync<string>("select code from pot where n = 99", null, default));
    }

    [Theory, EachDatabase]
    public async Task Stream_Rows_ComeOneByOneInOrder(string provider)
    {
        await using var store = await WithTableAsync(provider);
        var codes = new List<string>();

        await foreach (var code in store.Database.StreamAsync<string>("select code from pot order by code desc", null, default))
            codes.Add(code);

        Assert.Equal(["b", "a"], codes);
    }

    [Theory, EachDatabase]
    public async Task Compare_AccentsAndCase_AreDifferentLetters(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.ExecuteAsync("insert into service_field (code, name) values ('hai', 'hài'), ('HAI', 'Hài')");

        Assert.Equal(["hai"], await store.Database.QueryAsync<string>("select code from service_field where code = 'hai'", null, default));
        Assert.Equal(["hai"], await store.Database.QueryAsync<string>("select code from service_field where name = @name", new { name = "hài" }, default));
    }

    private static async Task<TestDatabase> WithTableAsync(string provider)
    {
        var store = await TestDatabase.CreateWithoutTablesAsync(provider);
        await store.ExecuteAsync("create table pot (code varchar(8) not null primary key, n bigint not null)");
        await store.ExecuteAsync("insert into pot values ('a', 0), ('b', 0)");
        return store;
    }
}
