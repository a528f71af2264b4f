namespace SurveyHub.Tests;

public sealed class OwnProvinceTests
{
    [Theory, EachDatabase]
    public async Task Choose_AProvinceThatWasNotMerged_HasNoEvent(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        var head = Sample.Must(await store.OwnProvince.ChooseAsync("Huế", Sample.Signed(), default));

        Assert.Equal(("hue", "Thành phố Huế", OwnProvince.Known), (head.Code.Value, head.Name, head.ValidFrom));
        Assert.Empty((await store.Lineage.ListAsync(default)).Events);
    }

    [Theory, EachDatabase]
    public async Task Choose_EachOfTheThirtyFour_IsPossible(string provider)
    {
        var chosen = new List<string>();
        foreach (var province in Engine.Province.On(Engine.Province.Merger).Where((_, i) => provider == "sqlite" || i % 10 == 0))
        {
            await using var store = await TestDatabase.CreateAsync(provider);
            chosen.Add(Sample.Must(await store.OwnProvince.ChooseAsync(province.Name, Sample.Signed(), default)).Code.Value);
        }

        Assert.Equal(chosen.Count, chosen.Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task Choose_OnceSomebodyHasAnswered_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Responses.AddAsync(Sample.Response(), default);

        Assert.Equal("province-settled", (await store.OwnProvince.ChooseAsync("Hưng Yên", Sample.Signed(), default)).Problems.Single().Rule);
        Assert.Equal(0, await store.CountAsync("unit"));
    }

    [Theory, EachDatabase]
    public async Task Choose_ASecondTime_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.OwnProvince.ChooseAsync("Hưng Yên", Sample.Signed(), default);

        Assert.Equal("province-settled", (await store.OwnProvince.ChooseAsync("Gia Lai", Sample.Signed(), default)).Problems.Single().Rule);
    }

    [Theory, EachDatabase]
    public async Task Choose_WithoutSuchAName_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Equal("province-unknown", (await store.OwnProvince.ChooseAsync("Thái Bình", Sample.Signed(), default)).Problems.Single().Rule); // of the 63, not of the 34
    }
}
