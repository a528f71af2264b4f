namespace SurveyHub.Tests;

public sealed class AuditTrailTests
{
    [Theory, EachDatabase]
    public async Task Add_AnEntry_IsReadBackWholeAndUnaltered(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var entry = AuditEntry.Of(Sample.Signed(), AuditAction.RoleGranted, "tài-khoản", new { Role = "leader" }, new { Role = (string?)null }, "Đổi việc");

        await store.Audit.AddAsync(entry, default);

        var read = Assert.Single(await store.Audit.ListAsync(new(), null, 10, default));
        Assert.Equal((entry.Id, entry.Done, "role-granted", "tài-khoản", """{"role":"leader"}""", """{"role":null}""", "Đổi việc"), (read.Id, read.Done, read.Action, read.Subject, read.Was, read.Became, read.Reason));
        Assert.True(read.IsUnaltered);
    }

    [Theory, EachDatabase]
    public async Task Add_TheSameEntryAgain_AsWhenACommitIsNotAnswered_IsThereOnce(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var entry = Entry("một");

        await store.Audit.AddAsync(entry, default);
        await store.Audit.AddAsync(entry, default);

        Assert.Equal((1, 1), (await store.CountAsync("audit_entry"), await store.CountAsync("ledger_entry")));
    }

    [Theory, EachDatabase]
    public async Task Add_ManyOnTwoNodesAtOnce_AreAllThereAndInTheLedger(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        AuditTrail[] nodes = [store.Audit, new(store.Open(), new("node-1", Sample.Clock())), new(store.Open(), new("node-2", Sample.Clock()))];

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => nodes[i % 3].AddAsync(Entry($"{i}"), default))));

        var report = await new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default);
        Assert.Empty(report.Findings);
        Assert.Equal(30, report.Rows);
    }

    [Theory, EachDatabase]
    public async Task List_PageByPage_GivesEachOnceTheLatestFirst(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        for (var i = 0; i < 10; i++)
            await store.Audit.AddAsync(Entry($"{i}", Sample.Noon.AddSeconds(i / 4)), default); // four at each instant

        var read = new List<AuditEntry>();
        for (AuditPlace? place = null; await store.Audit.ListAsync(new(), place, 3, default) is { Count: > 0 } page; place = page[^1].Place)
            read.AddRange(page);

        Assert.Equal(10, read.DistinctBy(entry => entry.Subject).Count());
        Assert.Equal(read.OrderByDescending(entry => entry.Done.At).Select(entry => entry.Done.At), read.Select(entry => entry.Done.At));
    }

    [Theory, EachDatabase]
    public async Task List_WithATimeAltered_GivesTheOthersAllTheSame(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        for (var i = 0; i < 3; i++)
            await store.Audit.AddAsync(Entry($"{i}", Sample.Noon.AddSeconds(i)), default);
        await store.ExecuteAsync("update audit_entry set done_at = 'zz', done_by = ' ?' where subject = '1'");

        var first = Assert.Single(await store.Audit.ListAsync(new(), null, 1, default));
        var others = await store.Audit.ListAsync(new(), first.Place, 10, default);

        Assert.Equal(("1", false), (first.Subject, first.IsUnaltered));
        Assert.Equal(["2", "0"], others.Select(entry => entry.Subject));
    }

    [Theory, EachDatabase]
    public async Task List_ByEachOfWhatCanBeLookedFor_GivesOnlyThat(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.Audit.AddAsync(AuditEntry.Of(new("Hoà", Sample.Noon), AuditAction.ReportRead, "demo"), default);
        await store.Audit.AddAsync(AuditEntry.Of(new("hoà", Sample.Noon), AuditAction.Exported, "demo"), default);
        await store.Audit.AddAsync(AuditEntry.Of(new("Hoà", Sample.Noon), AuditAction.Exported, "Demo"), default);

        Assert.Equal(2, await CountAsync(new(By: "Hoà")));
        Assert.Equal(2, await CountAsync(new(Action: AuditAction.Exported)));
        Assert.Equal(2, await CountAsync(new(Subject: "demo")));
        Assert.Equal(1, await CountAsync(new("Hoà", AuditAction.Exported, "Demo", Sample.Today, Sample.Today)));

        async Task<int> CountAsync(AuditQuery query) => (await store.Audit.ListAsync(query, null, 10, default)).Count;
    }

    [Theory, EachDatabase]
    public async Task Stream_OfSomeDays_GivesThoseFromMidnightToMidnightInVietNamTheEarliestFirst(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        foreach (var at in (string[])["2026-03-02T16:59:59.999Z", "2026-03-02T17:00:00.000Z", "2026-03-01T17:00:00.000Z", "2026-03-01T16:59:59.999Z"])
            await store.Audit.AddAsync(Entry(at, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)), default);

        var read = await store.Audit.StreamAsync(new(From: Sample.Today, To: Sample.Today), default).Select(entry => entry.Subject).ToListAsync();

        Assert.Equal(["2026-03-01T17:00:00.000Z", "2026-03-02T16:59:59.999Z"], read);
    }

    private static AuditEntry Entry(string subject, DateTimeOffset? at = null) => AuditEntry.Of(new("Lê Thị Hoà", at ?? Sample.Noon), AuditAction.ReportRead, subject);
}
