namespace SurveyHub.Tests;

public sealed class DemonstrationTests
{
    [Theory, EachDatabase]
    public async Task Load_EmptyStore_MakesAProvinceToTryEverythingOn(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.True(await Demonstration.LoadAsync(store.Database, Sample.Noon, default));

        Assert.Equal(["demo", "sipas"], (await store.Campaigns.ListAsync(default)).Select(campaign => campaign.Code.Value));
        Assert.Equal((34, 14, 11, Templates.All.Count), (await store.CountAsync("unit"), await store.CountAsync("service_field"), await store.CountAsync("target"), await store.CountAsync("questionnaire_version")));
        Assert.Equal("Tỉnh Minh Họa", (await store.Units.ListAsync(default))[0].Name);
    }

    [Theory, EachDatabase]
    public async Task Load_Twice_ChangesNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await Demonstration.LoadAsync(store.Database, Sample.Noon, default);

        Assert.False(await Demonstration.LoadAsync(store.Database, Sample.Noon.AddDays(1), default));
        Assert.Equal(34, await store.CountAsync("unit"));
    }

    [Theory, EachDatabase]
    public async Task Load_FourNodesAtOnce_OneOfThemLoads(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        var loaded = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Demonstration.LoadAsync(store.Open(), Sample.Noon, default))));

        Assert.Single(loaded, true);
        Assert.Equal((34, 2), (await store.CountAsync("unit"), await store.CountAsync("campaign")));
    }

    [Theory, EachDatabase]
    public async Task Load_StoreWithUnitsOfItsOwn_AddsTheTemplatesOnly(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(Sample.Unit("tinh-an-giang", "Tỉnh An Giang", UnitKind.Province));

        Assert.False(await Demonstration.LoadAsync(store.Database, Sample.Noon, default));
        Assert.Equal((1, 0, Templates.All.Count), (await store.CountAsync("unit"), await store.CountAsync("campaign"), await store.CountAsync("questionnaire_version")));
    }

    [Theory, EachDatabase]
    public async Task Load_ATemplateThatDiffersFromThePublishedOne_StopsAndSaysWhich(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.Questionnaires.AddAsync(Sample.Version(document => document["code"] = "one-stop-counter"), Sample.Noon, default);

        var e = await Assert.ThrowsAsync<InvalidDataException>(() => Demonstration.LoadAsync(store.Database, Sample.Noon, default));

        Assert.Contains("one-stop-counter 1", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, await store.CountAsync("unit"));
    }
}
