namespace SurveyHub.Tests;

public sealed class ResponseFlagsTests
{
    [Theory, EachDatabase]
    public async Task Add_FlagsOfSeveralResponses_AreReadBackInTheirOrder(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var (one, other, plain) = (Sample.Response(), Sample.Response(), Sample.Response());
        await store.Responses.AddAsync([one, other, plain], default);

        await store.FlagAsync((one.Id, Enum.GetValues<Flag>()), (other.Id, [Flag.ClockSkew]), (plain.Id, []));

        Assert.Equal(Enum.GetValues<Flag>(), await store.Flags.ListAsync(one.Id, default));
        Assert.Equal([Flag.ClockSkew], await store.Flags.ListAsync(other.Id, default));
        Assert.Empty(await store.Flags.ListAsync(plain.Id, default));
    }

    [Theory, EachDatabase]
    public async Task Add_NoFlags_IsNoStatement(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        await store.FlagAsync();

        Assert.Equal(0, await store.CountAsync("response_flag"));
    }

    [Theory, EachDatabase]
    public async Task Add_TwoThousandResponsesWithEveryFlag_IsOneStatement(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var responses = Enumerable.Range(0, 2000).Select(_ => Sample.Response()).ToList();
        await store.Responses.AddAsync(responses, default);

        await store.FlagAsync([.. responses.Select(response => (response.Id, (IReadOnlyList<Flag>)Enum.GetValues<Flag>()))]);

        Assert.Equal(12_000, await store.CountAsync("response_flag"));
    }

    [Theory, EachDatabase]
    public async Task Add_FlagsOfAResponseThatIsNotThere_AreRefusedByTheDatabase(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.FlagAsync((Guid.NewGuid(), [Flag.Burst])));
    }
}
