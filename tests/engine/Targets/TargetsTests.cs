namespace SurveyHub.Tests;

public sealed class TargetsTests
{
    [Fact]
    public void FoundingPlans_AreTheElevenWithTheirDemands() => Assert.Equal(
        [
            "1 tthc > 80 2020", "2 service > 80 2018", "3 tthc >= 90 2023", "4 tthc >= 85 2023", "5 public-service-unit > 90 2023", "6 service > 90 2023",
            "7 service >= 80 2018", "8 tthc > 80 2020", "9 public-service-unit > 80 2020", "10 service   2020", "11 service > 80 2020",
        ],
        TargetFile.FoundingPlans().Select(target => FormattableString.Invariant($"{target.Number} {target.Index} {target.Demand?.Operator} {target.Demand?.Percent} {target.Due}")));

    [Fact]
    public void FoundingPlans_Filters_AreThreeFieldsAndTwoSectors()
    {
        var filters = TargetFile.FoundingPlans().Where(target => target.Filter is not null).ToDictionary(target => target.Number, target => target.Filter!);

        Assert.Equal([4, 9], filters.Keys);
        Assert.Equal((TargetDimension.Field, "dat-dai xay-dung dau-tu"), (filters[4].Dimension, string.Join(' ', filters[4].Members)));
        Assert.Equal((TargetDimension.Sector, "giao-duc y-te"), (filters[9].Dimension, string.Join(' ', filters[9].Members)));
    }

    [Fact]
    public void FoundingPlans_QuotesAndArticles_AreThePlansOwn()
    {
        var targets = TargetFile.FoundingPlans();

        Assert.Equal("Mức độ hài lòng của người dân, doanh nghiệp về giải quyết TTHC đạt tối thiểu 90%.", targets[2].Quote);
        Assert.Equal(["I.3", "I.4", "II.8", "II.8", "II.15", "II.16", "I.2", "II.2.b", "II.3.d", "II.1.b; Phụ lục I.1 và I.7", ""], targets.Select(target => target.Article));
        Assert.Equal("Nghị quyết 30c/NQ-CP, 08/11/2011", targets[10].Source);
    }

    [Theory, EachDatabase]
    public async Task List_FoundingPlans_ComeBackAsTheyWere(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync([.. TargetFile.FoundingPlans()]);

        var stored = await new Targets(store.Database).ListAsync(Templates.Find("sipas-2023-2026")!, default);

        Assert.Equal(TargetFile.FoundingPlans().Select(Show), stored.Select(Show));
    }

    [Theory, EachDatabase]
    public async Task List_PercentWithThreeDecimals_IsExact(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync([.. new[] { 89.995m, 80.004m, 0.1m, 90.00m, 100m }.Select((percent, i) => TargetFile.FoundingPlans()[0] with { Number = i + 1, Demand = new(percent, OrEqual: true) })]);

        Assert.Equal([89.995m, 80.004m, 0.1m, 90m, 100m], (await new Targets(store.Database).ListAsync(Sample.Version(), default)).Select(target => target.Demand!.Percent));
    }

    [Theory, EachDatabase]
    public async Task List_VersionWithoutTheIndex_LeavesItsTargetsOut(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync([.. TargetFile.FoundingPlans()]);

        Assert.Equal([1, 3, 4, 8], (await new Targets(store.Database).ListAsync(Sample.Version(), default)).Select(target => target.Number)); // it has tthc only
    }

    [Theory]
    [InlineData(",>,")] // an operator without a number
    [InlineData(",,80")]
    [InlineData(",<,80")]
    [InlineData("field = dat-dai,>,80")]
    [InlineData("colour in (red),>,80")]
    [InlineData("field in (Đất đai),>,80")]
    public void Read_RowThatMakesNoSense_Throws(string filterOpPercent)
    {
        using var reader = new StringReader($"source,article,scope,index,filter,op,percent,due,quote\nA,B,C,tthc,{filterOpPercent},2026,Q\n");

        Assert.ThrowsAny<FormatException>(() => TargetFile.Read(reader));
    }

    private static string Show(Target target) => FormattableString.Invariant(
        $"{target with { Filter = null }} {target.Filter?.Dimension} {string.Join(',', target.Filter?.Members ?? [])}");
}
