namespace SurveyHub.Tests;

public sealed class SnapshotsTests
{
    private static readonly Campaign _campaign = Sample.Campaign();

    [Theory, EachDatabase]
    public async Task Read_AfterEachCommit_HasIt(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        using var snapshots = store.Snapshots();
        for (var i = 1; i <= 20; i++)
        {
            await store.Responses.AddAsync(Sample.Response(), default);

            Assert.Equal(i, Responses(await snapshots.ReadAsync(default)));
        }
    }

    [Theory, EachDatabase]
    public async Task Read_TwoNodesWithClocksApartWhileTheyCommit_CountsEachResponseOnce(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        using var snapshots = store.Snapshots();
        var late = new TestClock(Sample.Noon.AddMinutes(-30));
        Responses[] nodes = [new(store.Database, new("node-1", Sample.Clock())), new(store.Open(), new("node-2", late))];
        var committed = 0L;
        var seen = new List<(long Before, long Read, long After)>();
        var writing = Task.WhenAll(nodes.Select(node => Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                await node.AddAsync([Sample.Response(), Sample.Response()], default);
                Interlocked.Add(ref committed, 2);
            }
        })));

        while (!writing.IsCompleted)
        {
            var before = Interlocked.Read(ref committed);
            var read = Responses(await snapshots.ReadAsync(default));
            seen.Add((before, read, Interlocked.Read(ref committed)));
        }

        await writing;
        // What was committed before is there; a commit that was not yet acknowledged, one a node, may be there, too.
        Assert.All(seen, at => Assert.InRange(at.Read, at.Before, at.After + 4));
        Assert.Equal(160, Responses(await snapshots.ReadAsync(default)));
    }

    [Theory, EachDatabase]
    public async Task Read_AnEntryOfASlowerNodeAfterwards_IsNotMissed(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        using var snapshots = store.Snapshots();
        var slow = new Responses(store.Open(), new("a-node-with-a-slow-clock", new TestClock(Sample.Noon.AddHours(-3))));
        await store.Responses.AddAsync(Sample.Response(), default);
        await snapshots.ReadAsync(default);

        await slow.AddAsync(Sample.Response(), default); // older by its clock than what was read

        Assert.Equal(2, Responses(await snapshots.ReadAsync(default)));
    }

    [Theory, EachDatabase]
    public async Task Read_IdsFarApartWithOthersBetween_FindsEachWithItsFlags(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        using var snapshots = store.Snapshots();
        var other = new Responses(store.Open(), new("node-2", Sample.Clock()));
        await other.AddAsync([.. Enumerable.Range(1, 20).Select(number => Of(50, number))], default);
        await store.Responses.AddAsync([Of(0, 1), Of(99, 1)], default); // one commit, and the first node's to be read
        await store.ExecuteAsync("insert into response_flag (response, flag) select id, 'speeding' from response where hex(id) like '000000%' or hex(id) like '630000%'");

        var columns = new CampaignColumns((await snapshots.ReadAsync(default)).Of(_campaign.Version), _campaign);

        Assert.Equal(22, columns.Sum(CampaignPart.All).Responses);
        Assert.Equal(2, columns.Flags(CampaignPart.All).Single(flag => flag.Flag == Flag.Speeding).Responses);

        static Response Of(int first, int last) => Sample.Response(id: new([(byte)first, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)last], bigEndian: true));
    }

    [Theory, EachDatabase]
    public async Task Read_ADecisionAfterTheResponseWasRead_LeavesItOutAndTakesItBack(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        using var snapshots = store.Snapshots();
        var response = Sample.Response();
        await store.Responses.AddAsync([response, Sample.Response()], default);
        var counts = new List<(long, long)> { await CountAsync() };

        await store.Decisions.AddAsync(response.Id, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default);
        counts.Add(await CountAsync());
        await store.Decisions.AddAsync(response.Id, DecisionKind.Restore, "Nhầm phiếu", Sample.Signed(), default);
        counts.Add(await CountAsync());

        Assert.Equal([(2, 0), (1, 1), (2, 0)], counts);

        async Task<(long, long)> CountAsync()
        {
            var columns = new CampaignColumns((await snapshots.ReadAsync(default)).Of(_campaign.Version), _campaign);
            return (columns.Sum(CampaignPart.All).Responses, columns.Excluded(CampaignPart.All));
        }
    }

    [Theory, EachDatabase]
    public async Task Read_AmongManyAuditEntries_CountsResponsesAndDecisionsOnly(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        using var snapshots = store.Snapshots();
        var excluded = Sample.Response();
        await WorkAsync(400);
        await store.Responses.AddAsync([excluded, Sample.Response()], default);
        await store.Decisions.AddAsync(excluded.Id, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default);
        await WorkAsync(400);

        Assert.Equal((1, 1), await CountAsync());
        await WorkAsync(5);
        Assert.Equal((1, 1), await CountAsync());
        await store.Responses.AddAsync(Sample.Response(), default);
        Assert.Equal((2, 1), await CountAsync());

        async Task WorkAsync(int entries)
        {
            for (var i = 0; i < entries; i++)
                await store.Audit.AddAsync(AuditEntry.Of(Sample.Signed(), AuditAction.ReportRead, "demo"), default);
        }

        async Task<(long, long)> CountAsync()
        {
            var columns = new CampaignColumns((await snapshots.ReadAsync(default)).Of(_campaign.Version), _campaign);
            return (columns.Sum(CampaignPart.All).Responses, columns.Excluded(CampaignPart.All));
        }
    }

    [Theory, EachDatabase]
    public async Task Feed_RoundOfAuditEntriesAlone_IsEmptyAndGoesOn(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        var feed = new ResponseFeed(store.Database, new(store.Database, store.Questionnaires));
        await store.Audit.AddAsync(AuditEntry.Of(Sample.Signed(), AuditAction.ReportRead, "demo"), default);
        await store.Audit.AddAsync(AuditEntry.Of(Sample.Signed(), AuditAction.ReportRead, "demo"), default);

        var (responses, mark) = await feed.NextAsync(Watermark.Beginning, default);
        var (none, same) = await feed.NextAsync(mark, default);

        Assert.Empty(responses);
        Assert.Equal(2, mark.Nodes["node-1"].Sequence);
        Assert.Empty(none);
        Assert.Same(mark, same);
    }

    [Theory, EachDatabase]
    public async Task Feed_MoreIdsThatAreNoResponsesThanAStatementTakes_IsEmptyAndGoesOn(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        LedgerLine[] lines = [.. Enumerable.Range(0, 40_000).Select(_ => new LedgerLine(Guid.NewGuid(), new byte[32]))];
        await store.Database.InTransactionAsync(db => new Ledger("node-1", Sample.Clock()).AppendAsync(db, lines), default);
        await store.Responses.AddAsync(Sample.Response(), default);

        var (responses, mark) = await new ResponseFeed(store.Database, new(store.Database, store.Questionnaires)).NextAsync(Watermark.Beginning, default);

        Assert.Single(responses);
        Assert.Equal(2, mark.Nodes["node-1"].Sequence);
    }

    [Theory, EachDatabase]
    public async Task Read_AfterARestart_GoesOnFromTheFiles(string provider)
    {
        using var folder = new TempFolder();
        await using var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        await store.Responses.AddAsync([Sample.Response("5"), Sample.Response("1")], default);
        await SaveAsync(store, folder);
        await store.ExecuteAsync("update response set answers = '{}'"); // whoever reads them again sees that nobody answered

        await store.Responses.AddAsync(Sample.Response("4"), default);
        var columns = (await store.Snapshots(new(folder.Path)).ReadAsync(default)).Of(_campaign.Version);

        Assert.Equal(new TopBox(2, 3), columns.Count(TableQuery.All).Sum().Count(columns.Structure.Overall));
    }

    [Theory]
    [InlineData("columns.json")]
    [InlineData("*.segment")]
    public async Task Read_AFileOneByteOfWhichIsWrong_ReadsTheStoreAgain(string damaged)
    {
        using var folder = new TempFolder();
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        await store.Responses.AddAsync([Sample.Response("5"), Sample.Response("1")], default);
        await SaveAsync(store, folder);
        var file = Directory.GetFiles(folder.Path, damaged).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        await store.ExecuteAsync("update response set answers = '{\"c24\":\"5\"}'");

        var columns = (await store.Snapshots(new(folder.Path)).ReadAsync(default)).Of(_campaign.Version);

        Assert.Equal(new TopBox(2, 2), columns.Count(TableQuery.All).Sum().Count(columns.Structure.Overall));
    }

    [Fact]
    public async Task Read_FilesOfAnotherStore_AreNotBelieved()
    {
        using var folder = new TempFolder();
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        await store.Responses.AddAsync([Sample.Response("5"), Sample.Response("1")], default);
        await SaveAsync(store, folder);
        await using var other = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        await other.Responses.AddAsync(Sample.Response("5"), default);

        Assert.Equal(1, Responses(await other.Snapshots(new(folder.Path)).ReadAsync(default)));
    }

    [Fact]
    public async Task Read_ManyAtOnceWhileItGrows_SeeOneStateEach()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        using var snapshots = store.Snapshots();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
                await store.Responses.AddAsync([.. Enumerable.Range(0, 10).Select(_ => Sample.Response())], default);
        });

        while (!writing.IsCompleted)
        {
            var read = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await snapshots.ReadAsync(default))));
            Assert.All(read, snapshot => Assert.Equal(0, Responses(snapshot) % 10)); // a commit is there whole or not at all
        }

        await writing;
    }

    private static async Task SaveAsync(TestDatabase store, TempFolder folder)
    {
        using var snapshots = store.Snapshots(new(folder.Path));
        await snapshots.ReadAsync(default);
        await snapshots.SaveAsync(default);
    }

    private static long Responses(Snapshot snapshot) => snapshot.Of(_campaign.Version).Count(TableQuery.All).Responses;
}
