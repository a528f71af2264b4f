namespace SurveyHub.Tests;

public sealed class RetentionTests
{
    private readonly TestClock _clock = Sample.Clock();

    [Theory, EachDatabase]
    public async Task FindDue_InvitationSpent_IsDueBeforeTheCloseAndTheRestAfter(string provider)
    {
        await using var store = await StoreAsync(provider, contacts: 5, spent: 2);
        var retention = store.Retention(_clock);

        Assert.Equal([new Erasure(Kept.Contacts, Sample.Campaign().Code, 2, Sample.Noon)], await retention.FindDueAsync(default));
        _clock.Now = new(2026, 4, 30, 5, 0, 0, TimeSpan.Zero); // 30 days after 31 March
        Assert.Equal(2, Assert.Single(await retention.FindDueAsync(default)).Count);
        _clock.Now = _clock.Now.AddDays(1);
        Assert.Equal(5, Assert.Single(await retention.FindDueAsync(default)).Count);
    }

    [Theory, EachDatabase]
    public async Task Run_AfterADryRun_ErasesWhatThatSaidAndWritesItDown(string provider)
    {
        await using var store = await StoreAsync(provider, contacts: 5, spent: 2);
        var retention = store.Retention(_clock);
        var due = await retention.FindDueAsync(default);

        Assert.Equal(due, await retention.RunAsync(Sample.Signed(), default));

        Assert.Equal((3, 5), (await store.CountAsync("contact"), await store.CountAsync("invitation")));
        Assert.Equal("""{"kept":"contacts","erased":2}""", Assert.Single(await store.Audit.ListAsync(new(Action: AuditAction.RetentionRun), null, 10, default)).Became);
        Assert.Empty(await retention.RunAsync(Sample.Signed(), default));
    }

    [Theory, EachDatabase]
    public async Task Run_MoreThanOneStatementTakes_ErasesAll(string provider)
    {
        await using var store = await StoreAsync(provider, contacts: 5200, spent: 5200);

        Assert.Equal(5200, Assert.Single(await store.Retention(_clock).RunAsync(Sample.Signed(), default)).Count);
        Assert.Equal((0, 0), (await store.CountAsync("contact"), await store.CountAsync("contact_key")));
    }

    [Theory, EachDatabase]
    public async Task RunDaily_OnSeveralNodesAtOnce_IsDoneByOneAndOnceADay(string provider)
    {
        await using var store = await StoreAsync(provider, contacts: 5, spent: 2);
        var nodes = Enumerable.Range(1, 4).Select(i => new Retention(store.Open(), new(store.Database, new($"node-{i}", _clock)), _clock)).ToList();

        var runs = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.RunDailyAsync(default))));

        Assert.Single(runs, run => run.Count == 1);
        Assert.Single(await store.Audit.ListAsync(new(Action: AuditAction.RetentionRun), null, 10, default));
        await store.ExecuteAsync("update invitation set spent = 1");
        Assert.Empty(await nodes[0].RunDailyAsync(default));
        _clock.Now = _clock.Now.AddDays(1);
        Assert.Equal(3, Assert.Single(await nodes[1].RunDailyAsync(default)).Count);
    }

    [Theory, EachDatabase]
    public async Task Set_RuleOfOneCampaign_LeavesTheOthersAtTheRuleOfAll(string provider)
    {
        await using var store = await StoreAsync(provider, contacts: 1, spent: 0);
        var retention = store.Retention(_clock);

        await retention.SetAsync(new(Kept.Contacts, null, 10), Sample.Signed(), default);
        await retention.SetAsync(new(Kept.Contacts, Sample.Campaign().Code, 3), Sample.Signed(), default);

        var rules = await retention.FindRulesAsync(default);
        Assert.Equal((3, 10, 90), (rules.DaysOf(Kept.Contacts, Sample.Campaign().Code), rules.DaysOf(Kept.Contacts, Code.Of("other")), rules.DaysOf(Kept.SignIns)));
        var entry = (await store.Audit.ListAsync(new(Action: AuditAction.RetentionChanged, Subject: "sipas-2026"), null, 10, default))[0];
        Assert.Equal(("""{"kept":"contacts","days":10}""", """{"kept":"contacts","days":3}"""), (entry.Was, entry.Became));
    }

    [Theory, EachDatabase]
    public async Task Set_WhatCannotBe_IsRefused(string provider)
    {
        await using var store = await StoreAsync(provider, contacts: 0, spent: 0);
        var retention = store.Retention(_clock);

        Assert.Equal("days-out-of-range", Assert.Single((await retention.SetAsync(new(Kept.Contacts, null, -1), Sample.Signed(), default)).Problems).Rule);
        Assert.Equal("rule-is-for-all", Assert.Single((await retention.SetAsync(new(Kept.SignIns, Sample.Campaign().Code, 9), Sample.Signed(), default)).Problems).Rule);
    }

    [Theory, EachDatabase]
    public async Task Run_SignInsAndQuarantine_ErasesOnlyWhatEndedLongAgo(string provider)
    {
        await using var store = await StoreAsync(provider, contacts: 0, spent: 0);
        var account = new Account { Id = Guid.NewGuid(), SignInName = "a", SignInKey = "A", FullName = "A", CreatedAt = _clock.Now };
        await store.Accounts.AddAsync(account, Sample.Signed(), default);
        await store.SignIns(_clock).BeginAsync(account, "old", true, default);
        var quarantine = new Quarantine(store.Database, store.Audit);
        QuarantinedResponse[] kept = [.. Enumerable.Range(1, 2).Select(_ => new QuarantinedResponse { Id = Guid.NewGuid(), Reason = "campaign-unknown", ReceivedAt = _clock.Now, Body = "{}" })];
        await quarantine.AddAsync(kept, default);
        await quarantine.SettleAsync(kept[0], Signature.System(_clock.Now), default);

        _clock.Now = _clock.Now.AddDays(91);
        await store.SignIns(_clock).BeginAsync(account, "new", true, default);
        await store.Retention(_clock).RunAsync(Signature.System(_clock.Now), default);

        Assert.Equal(["new"], await store.Database.QueryAsync<string>("select browser from sign_in", null, default));
        Assert.Null(await quarantine.FindAsync(kept[0].Id, default));
        Assert.NotNull(await quarantine.FindAsync(kept[1].Id, default));
    }

    private static async Task<TestDatabase> StoreAsync(string provider, int contacts, int spent)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        SealedContact[] all = [.. Enumerable.Range(1, contacts).Select(i => new SealedContact(CanonicalJson.Sha256($"{i}"), CanonicalJson.Sha256($"mac {i}"), null, [1, 2, 3]))];
        if (contacts > 0)
            await store.Contacts.AddAsync(Sample.Campaign().Code, [1], all, Sample.Signed(), default);
        foreach (var contact in all.Take(spent).Chunk(500))
            await store.Database.InTransactionAsync(db => db.ExecuteAsync("update invitation set spent = 1 where token_sha256 in @tokens", new { tokens = contact.Select(one => one.Invitation) }), default);
        return store;
    }
}
