using System.Globalization;

namespace SurveyHub.Tests;

public sealed class TargetAdministrationTests
{
    private const string Header = "source,article,scope,index,filter,op,percent,due,quote\n";

    private static readonly TargetText _own = new("Kế hoạch 12/KH-UBND", "I.2", "một cửa", "tthc", "sector in (y-te, giao-duc)", ">=", "92,5", "2026", "đạt 92,5%");

    /// <summary>Closed by the day of every signature here.</summary>
    private static readonly Campaign _closed = new(Code.Of("truoc"), Sample.Text("Đợt trước"), Sample.Version(), new(2026, 1, 1), new(2026, 3, 1));

    [Theory, EachDatabase]
    public async Task Add_ATarget_StandsBehindTheFoundingPlans(string provider)
    {
        await using var store = await PreparedAsync(provider);

        var added = Sample.Must(await store.TargetAdministration.AddAsync(_own, Sample.Signed(), default));

        Assert.Equal((1001, 92.5m, false), (added.Number, added.Demand!.Percent, added.IsBuiltIn));
        Assert.Equal([1, 3, 4, 8, 1001], await NumbersAsync(store, Sample.Campaign()));
        Assert.Equal(_own with { Percent = "92.5" }, TargetText.Of((await new Targets(store.Database).ListAsync(default))[^1]));
    }

    [Theory, EachDatabase]
    public async Task Change_OfTheList_LeavesAClosedCampaignAsItWas(string provider)
    {
        await using var store = await PreparedAsync(provider);
        var first = Sample.Must(await store.TargetAdministration.AddAsync(_own, new("Lê Thị Hoà", Sample.Noon.AddDays(-10)), default)); // while it is open
        var before = await DemandsAsync(store, _closed);

        await store.TargetAdministration.ChangeAsync(first, _own with { Percent = "99" }, Sample.Signed(), default);
        await store.TargetAdministration.AddAsync(_own with { Percent = "50" }, Sample.Signed(), default);
        await store.TargetAdministration.RemoveAsync(first, Sample.Signed(), default);

        Assert.Equal(before, await DemandsAsync(store, _closed));
        Assert.EndsWith("1001 92.5", before, StringComparison.Ordinal);
        Assert.EndsWith("8 80; 1002 50", await DemandsAsync(store, Sample.Campaign()), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Choose_SomeOfThem_BindsThoseOnly_AlsoWhenTheListChanges(string provider)
    {
        await using var store = await PreparedAsync(provider);
        var own = Sample.Must(await store.TargetAdministration.AddAsync(_own, Sample.Signed(), default));

        Sample.Must(await store.TargetAdministration.ChooseAsync(Sample.Campaign(), [3, 1001], Sample.Signed(), default));
        await store.TargetAdministration.RemoveAsync(own, Sample.Signed(), default);

        Assert.Equal("3 90; 1001 92.5", await DemandsAsync(store, Sample.Campaign()));
    }

    [Theory, EachDatabase]
    public async Task Choose_None_LeavesNone(string provider)
    {
        await using var store = await PreparedAsync(provider);

        Sample.Must(await store.TargetAdministration.ChooseAsync(Sample.Campaign(), [], Sample.Signed(), default));

        Assert.Empty(await NumbersAsync(store, Sample.Campaign()));
    }

    [Theory, EachDatabase]
    public async Task Choose_WhatTheVersionCannotComputeOrAfterTheClose_IsRefused(string provider)
    {
        await using var store = await PreparedAsync(provider);

        Assert.Equal(["target-unknown"], (await store.TargetAdministration.ChooseAsync(Sample.Campaign(), [2, 3], Sample.Signed(), default)).Problems.Select(problem => problem.Rule)); // 2 is of the index "service"
        Assert.Equal(["targets-settled"], (await store.TargetAdministration.ChooseAsync(_closed, [3], Sample.Signed(), default)).Problems.Select(problem => problem.Rule));
    }

    [Theory, EachDatabase]
    public async Task Change_OfAFoundingPlan_IsRefused(string provider)
    {
        await using var store = await PreparedAsync(provider);
        var founding = (await new Targets(store.Database).ListAsync(default))[0];

        Assert.Equal("target-built-in", (await store.TargetAdministration.ChangeAsync(founding, _own, Sample.Signed(), default)).Problems.Single().Rule);
        Assert.Equal("target-built-in", (await store.TargetAdministration.RemoveAsync(founding, Sample.Signed(), default)).Problems.Single().Rule);
    }

    [Theory, EachDatabase]
    public async Task Import_AFileTwice_AddsItOnce(string provider)
    {
        await using var store = await PreparedAsync(provider);
        var file = Sample.Must(ResponseFile.OfText(Header + "Kế hoạch 1,,một cửa,tthc,,>,80,2026,trên 80%\nKế hoạch 1,II,đất đai,tthc,field in (dat-dai),>=,90,2026,tối thiểu 90%\n", "targets.csv"));

        Assert.Equal(2, Sample.Must(await store.TargetAdministration.ImportAsync(file, Sample.Signed(), default)).Count);
        Assert.Empty(Sample.Must(await store.TargetAdministration.ImportAsync(file, Sample.Signed(), default)));
        Assert.Equal([1, 3, 4, 8, 1001, 1002], await NumbersAsync(store, Sample.Campaign()));
    }

    [Theory, EachDatabase]
    public async Task Import_RowsWithFaults_NamesEachLineAndColumnAndStoresNothing(string provider)
    {
        await using var store = await PreparedAsync(provider);
        var file = Sample.Must(ResponseFile.OfText(Header + "Kế hoạch 1,,một cửa,tthc,,>,80,2026,trên 80%\n,,một cửa,Thủ tục,đất đai,<,80,năm 2026,\n,,a,tthc,,>,101,2026,q\n", "targets.csv"));

        var problems = (await store.TargetAdministration.ImportAsync(file, Sample.Signed(), default)).Problems;

        Assert.Equal(
            [(3, "source"), (3, "quote"), (3, "index"), (3, "filter"), (3, "percent"), (3, "due"), (4, "source"), (4, "percent")],
            problems.Select(problem => ((int)problem.Line!, problem.Place)));
        Assert.Equal(11, await store.CountAsync("target"));
    }

    [Theory]
    [InlineData(UnitKind.Commune, null, Population.Administrative, "", true)]
    [InlineData(UnitKind.Commune, null, Population.PublicService, "", false)]
    [InlineData(UnitKind.PublicServiceUnit, "y-te", Population.PublicService, "sector in (y-te)", true)]
    [InlineData(UnitKind.PublicServiceUnit, "van-hoa", Population.PublicService, "sector in (y-te)", false)]
    [InlineData(UnitKind.Commune, null, Population.Administrative, "field in (dat-dai)", true)] // a field divides the answers, not the units
    public void IsAbout_AUnit_GoesByPopulationAndSector(UnitKind kind, string? sector, Population population, string filter, bool isAbout) =>
        Assert.Equal(isAbout, Sample.Must((_own with { Filter = filter }).Parse(1001)).IsAbout(Sample.Unit("don-vi", kind: kind, sector: sector), population));

    private static async Task<TestDatabase> PreparedAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Campaigns.AddAsync(_closed, Sample.Signed(), default);
        await store.AddAsync([.. TargetFile.FoundingPlans()]);
        return store;
    }

    private static async Task<IEnumerable<int>> NumbersAsync(TestDatabase store, Campaign campaign) => (await new Targets(store.Database).ListAsync(campaign, default)).Select(target => target.Number);

    private static async Task<string> DemandsAsync(TestDatabase store, Campaign campaign) => string.Join(
        "; ", (await new Targets(store.Database).ListAsync(campaign, default)).Select(target => string.Create(CultureInfo.InvariantCulture, $"{target.Number} {target.Demand?.Percent:0.###}")));
}
