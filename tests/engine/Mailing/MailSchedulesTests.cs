namespace SurveyHub.Tests;

public sealed class MailSchedulesTests
{
    /// <summary>Made at noon of 2 March 2026; due two days after the end, at seven in Viet Nam, which is midnight by UTC.</summary>
    private static readonly MailSchedule _schedule = new(Guid.NewGuid(), Sample.Campaign().Code, null, ReportCycle.Month, 2, 7, new(Role.Leader, null, []), Sample.Signed());

    [Theory]
    [InlineData("2026-03-31", "2026-04-01T23:59:59Z", false)]
    [InlineData("2026-03-31", "2026-04-02T00:00:00Z", true)]
    [InlineData("2026-03-31", "2026-04-08T23:59:59Z", true)]
    [InlineData("2026-03-31", "2026-04-09T00:00:00Z", false)] // a week late: nobody expects it any more
    [InlineData("2026-02-28", "2026-03-02T06:00:00Z", false)] // was due before the schedule was made
    public void IsDue_AroundItsTime_IsAWeekLong(string last, string now, bool expected) =>
        Assert.Equal(expected, _schedule.IsDue(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory, EachDatabase]
    public async Task Set_Schedule_IsReadBackAsItIs(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var changed = _schedule with { Unit = Code.Of("so-y-te"), Cycle = ReportCycle.HalfYear, Hour = 0 };

        await store.MailSchedules.SetAsync(_schedule, null, default);
        await store.MailSchedules.SetAsync(changed, _schedule, default);

        var found = Assert.Single(await store.MailSchedules.ListAsync(default));
        Assert.Equal(changed with { Recipients = found.Recipients }, found);
    }

    [Theory, EachDatabase]
    public async Task Queue_ByTwoNodesAtOnce_HasOneMessageEachForThePeriod(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.MailSchedules.SetAsync(_schedule, null, default);
        var accounts = await AddAccountsAsync(store);
        MailSchedules[] nodes = [new(store.Open(), store.Audit), new(store.Open(), store.Audit)];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => nodes[i % 2].QueueAsync(_schedule, "2026-03", accounts, Sample.Noon, default))));

        Assert.Equal((1, 2), (await store.CountAsync("mail_run"), await store.CountAsync("mail_delivery")));
    }

    [Theory, EachDatabase]
    public async Task Claim_ByTwoNodesAtOnce_IsOnesOnly(string provider)
    {
        await using var store = await QueuedAsync(provider);
        var delivery = (await store.Deliveries.ListDueAsync(Sample.Noon, 10, default))[0];
        Deliveries[] nodes = [new(store.Open()), new(store.Open())];

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => nodes[i % 2].ClaimAsync(delivery, Sample.Noon, default))));

        Assert.Single(claimed, isTheirs => isTheirs);
    }

    [Theory, EachDatabase]
    public async Task Settle_ToBeTriedAgain_WaitsLongerEachTime(string provider)
    {
        await using var store = await QueuedAsync(provider);
        var waited = new List<double>();

        for (var now = Sample.Noon; waited.Count < 5;)
        {
            var delivery = Assert.Single(await store.Deliveries.ListDueAsync(now, 1, default));
            Assert.True(await store.Deliveries.ClaimAsync(delivery, now, default));
            await store.Deliveries.SettleAsync(delivery, DeliveryState.Queued, DeliveryReason.Away, "GeneralFailure", now, default);
            var next = (await store.Deliveries.ListAsync(0, 10, default)).Single(queued => queued.Id == delivery.Id);
            waited.Add((next.Due - now).TotalMinutes);
            now = next.Due;
            await store.ExecuteAsync($"update mail_delivery set state = 'sent' where attempts = 0"); // the others are not looked at
        }

        Assert.Equal([1, 5, 15, 30, 30], waited);
    }

    [Theory, EachDatabase]
    public async Task GiveUp_AfterTwoDays_EndsWhatWaitsAndNeverSendsWhatWasLeftBehind(string provider)
    {
        await using var store = await QueuedAsync(provider);
        var left = (await store.Deliveries.ListDueAsync(Sample.Noon, 10, default))[0];
        Assert.True(await store.Deliveries.ClaimAsync(left, Sample.Noon, default));

        await store.Deliveries.GiveUpAsync(Sample.Noon.AddMinutes(9), default);
        var before = await store.Deliveries.ListAsync(0, 10, default);
        await store.Deliveries.GiveUpAsync(Sample.Noon.AddDays(2), default);
        var after = (await store.Deliveries.ListAsync(0, 10, default)).ToDictionary(delivery => delivery.Id);

        Assert.Equal([DeliveryState.Queued, DeliveryState.Sending], before.Select(delivery => delivery.State).Order());
        Assert.Equal((DeliveryState.Failed, DeliveryReason.Interrupted), (after[left.Id].State, after[left.Id].Reason));
        Assert.Equal((DeliveryState.Failed, DeliveryReason.Expired), after.Values.Where(delivery => delivery.Id != left.Id).Select(delivery => (delivery.State, delivery.Reason!.Value)).Single());
    }

    /// <summary>Two messages wait since noon.</summary>
    private static async Task<TestDatabase> QueuedAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.MailSchedules.SetAsync(_schedule, null, default);
        Assert.True(await store.MailSchedules.QueueAsync(_schedule, "2026-03", await AddAccountsAsync(store), Sample.Noon, default));
        return store;
    }

    private static async Task<IReadOnlyCollection<Guid>> AddAccountsAsync(TestDatabase store)
    {
        var accounts = new List<Guid>();
        foreach (var name in (string[])["an", "binh"])
        {
            var account = new Account { Id = Guid.NewGuid(), SignInName = $"{name}@tinh.example", SignInKey = name, FullName = name, Email = $"{name}@tinh.example", CreatedAt = Sample.Noon };
            Assert.True(await store.Accounts.AddAsync(account, Sample.Signed(), default));
            accounts.Add(account.Id);
        }

        return accounts;
    }
}
