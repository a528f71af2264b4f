namespace SurveyHub.Tests;

public sealed class CampaignsTests
{
    [Theory, EachDatabase]
    public async Task Add_Campaign_IsFoundAsItWas(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        var found = await store.Campaigns.FindAsync(Code.Of("sipas-2026"), default);

        Assert.Equal("Khảo sát năm 2026", found!.Title.In("vi"));
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)), (found.Opens, found.Closes));
        Assert.Equal(Sample.Version().Sha256, found.Version.Sha256);
    }

    [Theory, EachDatabase]
    public async Task Add_CodeThatIsTaken_IsRefusedAndChangesNothing(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var other = new Campaign(Code.Of("sipas-2026"), Sample.Text("Khảo sát khác"), Sample.Version(), new(2027, 1, 1), new(2027, 1, 2));

        Assert.Equal([Problem.CampaignExists(Code.Of("sipas-2026"))], (await store.Campaigns.AddAsync(other, Sample.Signed(), default)).Problems);
        Assert.Equal("Khảo sát năm 2026", (await store.Campaigns.FindAsync(Code.Of("sipas-2026"), default))!.Title.In("vi"));
    }

    [Theory, EachDatabase]
    public async Task Add_OfAVersionThatIsNotPublished_StoresNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.Campaigns.AddAsync(Sample.Campaign(), Sample.Signed(), default));

        Assert.Empty(await store.Campaigns.ListAsync(default));
    }

    [Theory, EachDatabase]
    public async Task Find_NoneOfThatCode_IsNull(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Null(await store.Campaigns.FindAsync(Code.Of("sipas-2026"), default));
        Assert.Null(await store.Campaigns.FindAsync(Code.Parse("no code"), default));
    }

    [Theory, EachDatabase]
    public async Task List_IsTheNewestFirstThenByCode(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign("b"));
        await store.Campaigns.AddAsync(Sample.Campaign("a"), Sample.Signed(), default);
        await store.Campaigns.AddAsync(new(Code.Of("old"), Sample.Text("Cũ"), Sample.Version(), new(2025, 3, 1), new(2025, 3, 31)), Sample.Signed(), default);
        await store.Campaigns.AddAsync(new(Code.Of("new"), Sample.Text("Mới"), Sample.Version(), new(2026, 3, 2), new(2026, 3, 31)), Sample.Signed(), default);

        Assert.Equal(["new", "a", "b", "old"], (await store.Campaigns.ListAsync(default)).Select(campaign => campaign.Code.Value));
    }
}
