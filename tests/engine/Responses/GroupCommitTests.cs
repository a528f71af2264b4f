namespace SurveyHub.Tests;

public sealed class GroupCommitTests
{
    [Theory, EachDatabase]
    public async Task Add_ManyAtOnce_StoresEach(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await using var commit = store.Responses.OpenGroupCommit();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => commit.AddAsync(new HandedIn(Sample.Response()), default)));

        Assert.All(outcomes, outcome => Assert.Equal(Intake.Stored, outcome));
        Assert.Equal(300, await store.CountAsync("response"));
    }

    [Fact]
    public async Task Add_ManyWhileACommitRuns_ShareTheNextOne()
    {
        var (begun, opened, sizes) = (new TaskCompletionSource(), new TaskCompletionSource(), new List<int>());
        await using var commit = new GroupCommit(async (batch, _) =>
        {
            sizes.Add(batch.Count);
            begun.TrySetResult();
            await opened.Task;
            return [.. batch.Select(_ => Intake.Stored)];
        });
        var first = commit.AddAsync(new HandedIn(Sample.Response()), default);
        await begun.Task;
        var others = Enumerable.Range(0, 300).Select(_ => commit.AddAsync(new HandedIn(Sample.Response()), default)).ToList();
        opened.SetResult();

        Assert.All(await Task.WhenAll([first, .. others]), outcome => Assert.Equal(Intake.Stored, outcome));
        Assert.Equal([1, 300], sizes);
    }

    [Theory, EachDatabase]
    public async Task Add_RepeatsAmongNewOnes_GivesEachItsOwnOutcome(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await using var commit = store.Responses.OpenGroupCommit();
        var (known, id) = (Guid.NewGuid(), Guid.NewGuid());
        await store.Responses.AddAsync(Sample.Response("3", known), default);

        var outcomes = await commit.AddAsync(
            [.. new[] { Sample.Response("5", id), Sample.Response("5", id), Sample.Response("4", id), Sample.Response("3", known), Sample.Response("2", known), Sample.Response() }.Select(response => new HandedIn(response))],
            default);

        Assert.Equal([Intake.Stored, Intake.Duplicate, Intake.Conflict, Intake.Duplicate, Intake.Conflict, Intake.Stored], outcomes);
        Assert.Empty((await new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default)).Findings);
    }

    [Theory, EachDatabase]
    public async Task Add_OneThatTheStoreRefuses_TakesNoOtherWithIt(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await using var commit = store.Responses.OpenGroupCommit();
        var unknownUnit = new Submission(Guid.NewGuid(), new(Code.Of("no-such-unit"), null, null), Channel.Web, "vi", null, Sample.Noon);
        var refused = new Response(Sample.Campaign(), unknownUnit, Sample.Answers(("c24", "5")), Sample.Noon);

        var good = Enumerable.Range(0, 50).Select(_ => commit.AddAsync(new HandedIn(Sample.Response()), default)).ToList();
        var bad = commit.AddAsync(new HandedIn(refused), default);

        Assert.All(await Task.WhenAll(good), outcome => Assert.Equal(Intake.Stored, outcome));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => bad);
        Assert.Equal(50, await store.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Add_AfterTheServerEndedTheConnection_OpensAnother(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await using var commit = store.Responses.OpenGroupCommit();
        await commit.AddAsync(new HandedIn(Sample.Response()), default);
        await store.CloseConnectionsAsync();

        Assert.Equal(Intake.Stored, await commit.AddAsync(new HandedIn(Sample.Response()), default));
        Assert.Equal(2, await store.CountAsync("response"));
    }

    [Fact]
    public async Task Add_MoreThanMayWait_IsNotTakenAndNothingElseIsLost()
    {
        var opened = new TaskCompletionSource();
        await using var commit = new GroupCommit(async (batch, _) =>
        {
            await opened.Task;
            return [.. batch.Select(_ => Intake.Stored)];
        });
        HandedIn[] parcel = [.. Enumerable.Range(0, 500).Select(_ => new HandedIn(Sample.Response()))];

        var handedIn = Enumerable.Range(0, (GroupCommit.MostWaiting / 500) + 1).Select(_ => commit.AddAsync(parcel, default)).ToList();

        Assert.Null(await handedIn[^1]);
        opened.SetResult();
        Assert.All(await Task.WhenAll(handedIn[..^1]), outcomes => Assert.Equal(500, outcomes!.Count));
        Assert.NotNull(await commit.AddAsync(parcel, default));
    }

    [Fact]
    public async Task Add_WhileTheStoreIsAway_SaysSoAndGoesOnWhenItIsBack()
    {
        var isAway = true;
        await using var commit = new GroupCommit((batch, _) => isAway
            ? throw new StoreAwayException(new IOException("gone"))
            : Task.FromResult<IReadOnlyList<Intake>>([.. batch.Select(_ => Intake.Stored)]));

        Assert.Null(await commit.AddAsync(new HandedIn(Sample.Response()), default));
        isAway = false;
        Assert.Equal(Intake.Stored, await commit.AddAsync(new HandedIn(Sample.Response()), default));
    }

    [Fact]
    public async Task Dispose_WithResponsesWaiting_StoresThemFirst()
    {
        var stored = 0;
        var commit = new GroupCommit(async (batch, _) =>
        {
            await Task.Yield();
            stored += batch.Count;
            return [.. batch.Select(_ => Intake.Stored)];
        });
        var waiting = Enumerable.Range(0, 1000).Select(_ => commit.AddAsync(new HandedIn(Sample.Response()), default)).ToList();
        await commit.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), outcome => Assert.Equal(Intake.Stored, outcome));
        Assert.Equal(1000, stored);
        Assert.Null(await commit.AddAsync(new HandedIn(Sample.Response()), default));
    }
}
