namespace SurveyHub.Tests;

public sealed class SpentCodesTests
{
    [Theory, EachDatabase]
    public async Task Spend_OfAStepThatIsSpentOrBeforeOne_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = await AddAsync(database);
        var spent = new SpentCodes(database.Database);

        Assert.True(await spent.SpendAsync(account, 10, default));
        Assert.False(await spent.SpendAsync(account, 10, default));
        Assert.False(await spent.SpendAsync(account, 9, default));
        Assert.True(await spent.SpendAsync(account, 11, default));
    }

    [Theory, EachDatabase]
    public async Task Spend_ByManyAtOnce_IsGrantedToOne(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = await AddAsync(database);

        var granted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new SpentCodes(database.Open()).SpendAsync(account, 10, default)));

        Assert.Single(granted, isGranted => isGranted);
    }

    private static async Task<Guid> AddAsync(TestDatabase database)
    {
        var account = new Account { Id = Guid.NewGuid(), SignInName = "an", SignInKey = "AN", FullName = "Nguyễn Văn An", CreatedAt = Sample.Noon };
        await database.Accounts.AddAsync(account, Signature.System(Sample.Noon), default);
        return account.Id;
    }
}
