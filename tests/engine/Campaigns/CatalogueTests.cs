namespace SurveyHub.Tests;

public sealed class CatalogueTests
{
    private readonly SteppedClock _clock = new();

    [Theory, EachDatabase]
    public async Task Find_WhatIsThere_IsAsItWasStored(string provider)
    {
        await using var store = await CreateAsync(provider);
        var catalogue = store.Catalogue(_clock);

        var campaign = await catalogue.FindCampaignAsync(Code.Of("sipas-2026"), default);

        Assert.Equal("Khảo sát năm 2026", campaign!.Title.In("vi"));
        Assert.Equal(Sample.Version().Sha256, campaign.Version.Sha256);
        Assert.Equal("Sở Nội vụ", (await catalogue.FindUnitAsync(Code.Of("so-noi-vu"), default))!.Name);
        Assert.Equal("Đất đai", (await catalogue.FindFieldAsync(Code.Of("dat-dai"), default))!.Name.In("vi"));
        Assert.Null(await catalogue.FindCampaignAsync(Code.Parse("no code"), default));
    }

    [Theory, EachDatabase]
    public async Task Find_AddedByAnotherNodeAfterTheReading_IsFoundAtOnce(string provider)
    {
        await using var store = await CreateAsync(provider);
        var catalogue = store.Catalogue(new VietnamClock());
        Assert.Null(await catalogue.FindUnitAsync(Code.Of("so-y-te"), default));

        await store.AddAsync(Sample.Unit("so-y-te", "Sở Y tế"));

        Assert.Equal("Sở Y tế", (await catalogue.FindUnitAsync(Code.Of("so-y-te"), default))!.Name);
    }

    [Theory, EachDatabase]
    public async Task Find_ChangedSince_IsTheOldForTwoSecondsAndThenTheNew(string provider)
    {
        await using var store = await CreateAsync(provider);
        var catalogue = store.Catalogue(_clock);
        await catalogue.FindCampaignAsync(Code.Of("sipas-2026"), default);
        await store.ExecuteAsync("update campaign set closes = '2026-03-05'");

        _clock.Step(TimeSpan.FromSeconds(1.9));
        var before = await catalogue.FindCampaignAsync(Code.Of("sipas-2026"), default);
        _clock.Step(TimeSpan.FromSeconds(0.1));
        var after = await catalogue.FindCampaignAsync(Code.Of("sipas-2026"), default);

        Assert.Equal((31, 5), (before!.Closes.Day, after!.Closes.Day));
    }

    [Theory, EachDatabase]
    public async Task Find_StoreThatCannotBeRead_IsTheOldAndFailsOnlyForTheUnknown(string provider)
    {
        await using var store = await CreateAsync(provider);
        var catalogue = store.Catalogue(_clock);
        await catalogue.FindCampaignAsync(Code.Of("sipas-2026"), default);

        await store.ExecuteAsync("alter table service_field rename to gone");
        _clock.Step(TimeSpan.FromMinutes(5));

        Assert.NotNull(await catalogue.FindCampaignAsync(Code.Of("sipas-2026"), default));
        Assert.Single(await catalogue.ListFieldsAsync(default));
        _clock.Step(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(async () => await catalogue.FindCampaignAsync(Code.Of("khong-co"), default));
    }

    [Theory, EachDatabase]
    public async Task Find_StoreThatComesBack_IsTheNewAgain(string provider)
    {
        await using var store = await CreateAsync(provider);
        var catalogue = store.Catalogue(_clock);
        await store.ExecuteAsync("alter table service_field rename to gone");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(async () => await catalogue.FindCampaignAsync(Code.Of("sipas-2026"), default));

        await store.ExecuteAsync("alter table gone rename to service_field");

        Assert.NotNull(await catalogue.FindCampaignAsync(Code.Of("sipas-2026"), default));
    }

    [Theory, EachDatabase]
    public async Task ListUnits_Day_AreThoseThatExistThenByKindAndInVietnameseOrderButTheProvince(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(
            Sample.Unit("tinh", "Tỉnh", UnitKind.Province), Sample.Unit("xa", "Xã Ân Thi", UnitKind.Commune, parent: "tinh"),
            Sample.Unit("so-dd", "Đất đai", parent: "tinh"), Sample.Unit("so-d", "Dân tộc", parent: "tinh"), Sample.Unit("so-cu", "Sở cũ", parent: "tinh"));
        await store.ExecuteAsync("update unit set valid_to = '2026-03-01' where code = 'so-cu'");
        var catalogue = store.Catalogue(_clock);

        Assert.Equal(["so-d", "so-dd", "xa"], (await catalogue.ListUnitsAsync(Sample.Today, default)).Select(unit => unit.Code.Value));
        Assert.Equal(["so-d", "so-dd", "so-cu", "xa"], (await catalogue.ListUnitsAsync(new(2026, 3, 1), default)).Select(unit => unit.Code.Value));
    }

    [Theory, EachDatabase]
    public async Task Find_UnknownToAReadingThatBeganNoEarlierThanTheQuestion_AsksTheStoreNoMore(string provider)
    {
        await using var store = await CreateAsync(provider);
        var catalogue = store.Catalogue(_clock);
        await catalogue.FindCampaignAsync(Code.Of("sipas-2026"), default);
        await store.ExecuteAsync("alter table service_field rename to gone"); // asking would throw

        Assert.Null(await catalogue.FindCampaignAsync(Code.Of("khong-co"), default));
    }

    private static async Task<TestDatabase> CreateAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(Sample.Unit("so-noi-vu"));
        await store.AddAsync(new ServiceField(Code.Of("dat-dai"), Sample.Text("Đất đai")));
        return store;
    }

    /// <summary>Time passes when the test says so; what waits, waits in real time.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        private long _ticks = TimeSpan.FromDays(1).Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Step(TimeSpan time) => _ticks += time.Ticks;
    }
}
