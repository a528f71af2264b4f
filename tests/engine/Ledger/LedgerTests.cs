using System.Globalization;

namespace SurveyHub.Tests;

public sealed class LedgerTests
{
    [Fact]
    public void Digest_OfAnEntry_IsThatOfItsDocumentedBytes()
    {
        var entry = LedgerEntry.After(null, "nút-1", [new(Guid.Parse("01960000-0000-7000-8000-000000000001"), new byte[32])], Sample.Noon);

        // printf: 64 zeros as 32 bytes, "nút-1", zero, 8 bytes of 1, 4 bytes of 1, "2026-03-02T05:00:00.000Z", 16 bytes of id, 32 zeros | sha256sum
        Assert.Equal("149b6391e9f2dc2ed3a285fcc65e871ea59aa37935a4a12032731e969fd5b724", entry.Digest);
    }

    [Theory, EachDatabase]
    public async Task Append_CommitAfterCommit_ChainsEachToTheOneBefore(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var responses = store.Responses;
        for (var i = 0; i < 3; i++)
            await responses.AddAsync([Sample.Response(), Sample.Response()], default);

        var chain = await ChainAsync(store);

        Assert.Equal([1, 2, 3], chain.Select(entry => entry.Sequence));
        Assert.Equal([LedgerEntry.NoPrevious, chain[0].Digest, chain[1].Digest], chain.Select(entry => entry.Previous));
        Assert.All(chain, entry => Assert.Equal((2, entry.Digest), (entry.Count, entry.ComputeDigest())));
    }

    [Theory, EachDatabase]
    public async Task Append_NothingNew_WritesNoEntry(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var response = Sample.Response();
        await store.Responses.AddAsync(response, default);
        await store.Responses.AddAsync(response, default);

        Assert.Equal(1, await store.CountAsync("ledger_entry"));
    }

    [Theory, EachDatabase]
    public async Task Append_TwoProcessesOfOneName_ShareOneUnbrokenChain(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        Responses[] processes = [store.Responses, new(store.Open(), new("node-1", Sample.Clock()))];

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => processes[i % 2].AddAsync(Sample.Response(), default))));

        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), (await ChainAsync(store)).Select(entry => entry.Sequence));
        Assert.Empty((await new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default)).Findings);
    }

    [Theory, EachDatabase]
    public async Task Root_OfADay_IsThatOfTheLastEntriesUpToItsEndInVietNam(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        Assert.Null(await Ledger.FindRootAsync(store.Database, Sample.Today, default));
        await AddAsync("a", "2026-03-02T16:59:59Z");
        await AddAsync("b", "2026-03-01T16:59:59Z");
        var before = await Ledger.FindRootAsync(store.Database, Sample.Today, default);
        await AddAsync("a", "2026-03-02T17:00:00Z"); // midnight in Viet Nam

        Assert.Equal(before, await Ledger.FindRootAsync(store.Database, Sample.Today, default));
        Assert.NotEqual(before!.Digest, (await Ledger.FindRootAsync(store.Database, Sample.Today.AddDays(1), default))!.Digest);
        Assert.NotEqual(before.Digest, (await Ledger.FindRootAsync(store.Database, Sample.Today.AddDays(-1), default))!.Digest);

        Task AddAsync(string node, string at) =>
            new Responses(store.Database, new(node, new TestClock(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)))).AddAsync(Sample.Response(), default);
    }

    [Theory, EachDatabase]
    public async Task Adopt_RowsFromBeforeTheLedger_EntersThemOnce(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Responses.AddAsync([Sample.Response(), Sample.Response()], default);
        await store.ExecuteAsync("delete from ledger_entry");

        Assert.Equal(2, await new Ledger("node-1", Sample.Clock()).AdoptAsync(store.Database, default));
        Assert.Equal(0, await new Ledger("node-1", Sample.Clock()).AdoptAsync(store.Database, default));
        Assert.Empty((await new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default)).Findings);
    }

    private static async Task<List<LedgerEntry>> ChainAsync(TestDatabase store)
    {
        var chain = new List<LedgerEntry>();
        await foreach (var entry in Ledger.StreamAsync(store.Database, default))
            chain.Add(entry);
        return chain;
    }
}
