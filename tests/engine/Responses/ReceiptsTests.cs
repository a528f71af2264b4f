namespace SurveyHub.Tests;

public sealed class ReceiptsTests
{
    [Theory, EachDatabase]
    public async Task Find_NotInMemory_IsFoundInTheStore(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var response = Sample.Response();
        await store.Responses.AddAsync(response, default);
        var receipts = new Receipts(store.Responses);

        Assert.Null(receipts.Find(response.Id));
        Assert.Equal(Sample.Noon, await receipts.FindAsync(response.Id, default));
        Assert.Null(await receipts.FindAsync(Guid.NewGuid(), default));
    }

    [Fact]
    public async Task Remember_MoreThanFit_KeepsTheLatestHalf()
    {
        await using var store = await TestDatabase.CreateWithoutTablesAsync("sqlite");
        var receipts = new Receipts(store.Responses);
        var ids = Enumerable.Range(0, 2 * Receipts.Most).Select(_ => Guid.NewGuid()).ToList();

        foreach (var id in ids)
            receipts.Remember(id, Sample.Noon);

        Assert.All(ids[^(Receipts.Most / 2)..], id => Assert.Equal(Sample.Noon, receipts.Find(id)));
        Assert.Equal(Receipts.Most, ids.Count(id => receipts.Find(id) is not null));
    }
}
