namespace SurveyHub.Tests;

public sealed class AlertsTests
{
    private static readonly Signature _by = Sample.Signed();

    [Theory, EachDatabase]
    public async Task Set_Rule_IsReadBackAsItIs(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var account = await AddAccountAsync(store);
        var rule = Rule() with { Unit = Code.Of("tinh"), Each = UnitKind.Commune, Percent = 82.125m, Recipients = new(Role.Leader, Code.Of("so-y-te"), [account]) };

        await store.Alerts.SetAsync(rule, null, _by, default);
        await store.Alerts.SetAsync(rule with { Least = 50 }, rule, _by, default);

        var found = Assert.Single(await store.Alerts.ListAsync(default));
        Assert.Equal(rule with { Least = 50, Recipients = found.Recipients }, found);
        Assert.Equal((Role.Leader, Code.Of("so-y-te"), account), (found.Recipients.Role, found.Recipients.Unit, Assert.Single(found.Recipients.Accounts)));
    }

    [Theory, EachDatabase]
    public async Task Turn_SeenByTwoNodes_IsWrittenAndToldOnce(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var (rule, account) = (Rule(), await AddAccountAsync(store));
        await store.Alerts.SetAsync(rule, null, _by, default);
        Alerts[] nodes = [new(store.Open(), store.Audit), new(store.Open(), store.Audit)];

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => nodes[i % 2].TurnAsync(Turn(rule, 1, isRaised: true), [account], default))));

        Assert.Single(told, isFirst => isFirst);
        Assert.Equal((1, 1), (await store.CountAsync("alert_turn"), await store.CountAsync("mail_delivery")));
    }

    [Theory, EachDatabase]
    public async Task ListLatest_AfterSomeTurns_HasTheLastOfEachUnit(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var rule = Rule();
        await store.Alerts.SetAsync(rule, null, _by, default);
        foreach (var turn in new[] { Turn(rule, 1, true), Turn(rule, 2, false), Turn(rule, 1, true) with { Unit = Code.Of("xa-a") } })
            await store.Alerts.TurnAsync(turn, [], default);

        var latest = await store.Alerts.ListLatestAsync(rule.Id, default);

        Assert.Equal([(null, 2, false), ("xa-a", 1, true)], latest.OrderBy(turn => turn.Unit?.Value).Select(turn => (turn.Unit?.Value, turn.Number, turn.IsRaised)));
        Assert.Equal(Turn(rule, 2, false), await store.Alerts.FindTurnAsync(rule.Id, "2/", default));
    }

    [Theory, EachDatabase]
    public async Task Remove_Rule_IsNoLongerWatchedNorTold(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var rule = Rule();
        await store.Alerts.SetAsync(rule, null, _by, default);

        await store.Alerts.RemoveAsync(rule, _by, default);

        Assert.Empty(await store.Alerts.ListAsync(default));
        Assert.False(await store.Alerts.TurnAsync(Turn(rule, 1, true), [], default));
    }

    private static AlertRule Rule() => new(Guid.NewGuid(), Sample.Campaign().Code, null, null, "overall", AlertSide.Below, 80, 30, 95, new(Role.Leader, null, []));

    private static AlertTurn Turn(AlertRule rule, int number, bool isRaised) => new(rule.Id, null, number, isRaised, Sample.Noon, 0.7125, 40, 0.03125);

    private static async Task<Guid> AddAccountAsync(TestDatabase store)
    {
        var account = new Account { Id = Guid.NewGuid(), SignInName = "an@tinh.example", SignInKey = "AN@TINH.EXAMPLE", FullName = "Nguyễn Văn An", Email = "an@tinh.example", CreatedAt = Sample.Noon };
        Assert.True(await store.Accounts.AddAsync(account, _by, default));
        return account.Id;
    }
}
