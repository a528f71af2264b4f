namespace SurveyHub.Tests;

public sealed class ResponseDecisionsTests
{
    [Theory, EachDatabase]
    public async Task Add_ExcludeAndRestore_KeepsEveryDecisionInOrder(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var id = await RespondAsync(store);

        var excluded = Sample.Must(await ExcludeAsync(store, id, "  Gửi thử khi đào tạo "));
        var restored = Sample.Must(await store.Decisions.AddAsync(id, DecisionKind.Restore, "Không phải gửi thử", new("Trần Văn Nam", Sample.Noon.AddHours(-1)), default)); // by a clock that is behind

        var decisions = await store.Decisions.ListAsync(id, default);
        Assert.Equal([excluded, restored], decisions);
        Assert.Equal([(1, DecisionKind.Exclude, "Gửi thử khi đào tạo", "Lê Thị Hoà"), (2, DecisionKind.Restore, "Không phải gửi thử", "Trần Văn Nam")], decisions.Select(decision => (decision.Number, decision.Kind, decision.Reason, decision.Decided.By)));
        Assert.All(decisions, decision => Assert.True(decision.IsUnaltered));
    }

    [Theory, EachDatabase]
    public async Task Add_AnyDecision_LeavesTheResponseAsItIs(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var id = await RespondAsync(store);
        var before = await RowAsync(store);

        await ExcludeAsync(store, id);

        Assert.Equal(before, await RowAsync(store));
    }

    [Theory, EachDatabase]
    public async Task Add_WhatIsSoAlready_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var id = await RespondAsync(store);

        Assert.Equal([Problem.ResponseNotExcluded()], (await store.Decisions.AddAsync(id, DecisionKind.Restore, "Nhầm", Sample.Signed(), default)).Problems);
        await ExcludeAsync(store, id);
        Assert.Equal([Problem.ResponseExcluded()], (await ExcludeAsync(store, id)).Problems);
        Assert.Equal(1, await store.CountAsync("response_decision"));
    }

    [Theory]
    [InlineData("", "reason-missing")]
    [InlineData(" \t ", "reason-missing")]
    [InlineData("x1001", "reason-too-long")]
    public async Task Add_ReasonThatIsNone_IsRefused(string reason, string rule)
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        var id = await RespondAsync(store);

        var refused = await ExcludeAsync(store, id, reason.Replace("x1001", new string('x', 1001), StringComparison.Ordinal));

        Assert.Equal(rule, Assert.Single(refused.Problems).Rule);
        Assert.Equal(0, await store.CountAsync("response_decision"));
    }

    [Theory, EachDatabase]
    public async Task Add_UnknownResponse_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        Assert.Equal([Problem.ReceiptUnknown()], (await ExcludeAsync(store, Guid.NewGuid())).Problems);
    }

    [Theory, EachDatabase]
    public async Task Add_TwentyAtOnce_OneDecides(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var id = await RespondAsync(store);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ExcludeAsync(store, id))));

        Assert.Single(outcomes, outcome => outcome.Value is not null);
        Assert.Equal(1, await store.CountAsync("response_decision"));
    }

    [Theory, EachDatabase]
    public async Task Decide_TheSameWorkAgain_DecidesOnce(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var (id, response) = (Guid.NewGuid(), await RespondAsync(store));

        var (first, again) = (await DecideAsync(), await DecideAsync());

        Assert.Equal(first, again);
        Assert.Equal(1, await store.CountAsync("response_decision"));

        async Task<ResponseDecision> DecideAsync() =>
            Sample.Must(await store.Database.InTransactionAsync(db => store.Decisions.DecideAsync(db, id, response, DecisionKind.Exclude, "Gửi thử", Sample.Signed()), default));
    }

    [Theory]
    [InlineData("reason = 'Khác'")]
    [InlineData("decided_by = 'Ai đó'")]
    [InlineData("decision = 'restore'")]
    [InlineData("decided_at = '2026-03-02T05:00:00.001Z'")]
    [InlineData("sha256 = '0'")]
    public async Task List_RowAlteredAfterwards_IsSeen(string change)
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        var id = await RespondAsync(store);
        await ExcludeAsync(store, id);

        await store.ExecuteAsync($"update response_decision set {change}");

        Assert.False(Assert.Single(await store.Decisions.ListAsync(id, default)).IsUnaltered);
    }

    [Fact]
    public void Sha256_OfADecision_IsThatOfItsCanonicalContent()
    {
        var id = new Guid("019cad3c-0000-7000-8000-000000000001");
        var decision = new ResponseDecision(id, id, 1, DecisionKind.Exclude, "Gửi thử", Sample.Signed());

        Assert.Equal(
            CanonicalJson.Sha256($$"""{"at":"2026-03-02T05:00:00.000Z","by":"Lê Thị Hoà","decision":"exclude","id":"{{id}}","number":1,"reason":"Gửi thử","response":"{{id}}"}"""),
            decision.Sha256);
    }

    private static async Task<Guid> RespondAsync(TestDatabase store)
    {
        var response = Sample.Response();
        await store.Responses.AddAsync(response, default);
        return response.Id;
    }

    private static Task<Outcome<ResponseDecision>> ExcludeAsync(TestDatabase store, Guid id, string reason = "Gửi thử") =>
        store.Decisions.AddAsync(id, DecisionKind.Exclude, reason, Sample.Signed(), default);

    private static async Task<string> RowAsync(TestDatabase store) => $"{Assert.Single(await store.Database.QueryAsync<dynamic>("select * from response", null, default))}";
}
