namespace SurveyHub.Tests;

public sealed class InvitationsTests
{
    [Theory, EachDatabase]
    public async Task Add_TwoResponsesOfOneInvitationAtOnce_StoresOne(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var token = (await store.Invitations.AddAsync(Sample.Campaign(), 1, Sample.Signed(), default))[0];
        var nodes = Enumerable.Range(1, 4).Select(i => new Responses(store.Open(), new($"node-{i}", Sample.Clock())).OpenGroupCommit()).ToList();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => nodes[i % 4].AddAsync(new HandedIn(Sample.Response(), token), default))));
        foreach (var node in nodes)
            await node.DisposeAsync();

        Assert.Single(outcomes, Intake.Stored);
        Assert.Equal(19, outcomes.Count(outcome => outcome == Intake.InvitationSpent));
        Assert.Equal(1, await store.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Add_SameResponseAgainAfterALostReply_IsADuplicateThoughTheInvitationIsSpent(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var token = (await store.Invitations.AddAsync(Sample.Campaign(), 1, Sample.Signed(), default))[0];
        await using var commit = store.Responses.OpenGroupCommit();
        var response = Sample.Response();

        Assert.Equal(Intake.Stored, await commit.AddAsync(new HandedIn(response, token), default));
        Assert.Equal(Intake.Duplicate, await commit.AddAsync(new HandedIn(response, token), default));
        Assert.Equal(Intake.Conflict, await commit.AddAsync(new HandedIn(Sample.Response("1", response.Id), token), default));
        Assert.Equal((1, 1), await store.Invitations.CountAsync(Sample.Campaign().Code, default));
    }

    [Theory, EachDatabase]
    public async Task Add_InvitationOfAnotherCampaign_IsUnknownAndStaysUnspent(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Campaigns.AddAsync(Sample.Campaign("other"), Sample.Signed(), default);
        var token = (await store.Invitations.AddAsync(Sample.Campaign("other"), 1, Sample.Signed(), default))[0];
        await using var commit = store.Responses.OpenGroupCommit();

        Assert.Equal(Intake.InvitationUnknown, await commit.AddAsync(new HandedIn(Sample.Response(), token), default));
        Assert.Equal(0, await store.CountAsync("response"));
        Assert.Equal((1, 0), await store.Invitations.CountAsync(Code.Of("other"), default));
    }

    [Theory, EachDatabase]
    public async Task Store_AfterAnInvitationWasSpent_HoldsNeitherItsTokenNorWhenOrByWhich(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var tokens = await store.Invitations.AddAsync(Sample.Campaign(), 100, Sample.Signed(), default);

        Assert.Equal(100, tokens.Distinct().Count());
        Assert.Equal(tokens.Select(token => token.Sha256).Order(StringComparer.Ordinal), await store.Database.QueryAsync<string>("select token_sha256 from invitation order by token_sha256", null, default));
        // A token's hash, a campaign and a yes: there is no column that a response could be joined by.
        Assert.Equal(["campaign", "spent", "token_sha256"], (await ColumnsAsync(store)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0123456789abcdef", "0123456789abcdef")]
    [InlineData(" 0123-4567-89AB-CDEF ", "0123456789abcdef")]
    [InlineData("oil3 4567 89ab cdef", "0113456789abcdef")]
    [InlineData("0123456789abcde", null)]
    [InlineData("0123456789abcdefg", null)]
    [InlineData("0123456789abcdeu", null)] // Crockford's alphabet has no u
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Parse_AsPeopleTypeIt_IsTheTokenOrNone(string? typed, string? token) => Assert.Equal(token, InvitationToken.Parse(typed)?.Value);

    private static async Task<IEnumerable<string>> ColumnsAsync(TestDatabase store)
    {
        await using var connection = await store.Database.OpenUnwatchedAsync(default);
        await using var command = connection.CreateCommand();
        command.CommandText = "select * from invitation";
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }
}
