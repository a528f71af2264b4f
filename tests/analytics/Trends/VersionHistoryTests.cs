namespace SurveyHub.Tests;

public class VersionHistoryTests
{
    private static readonly QuestionnaireVersion _first = Sample.Version();

    [Fact]
    public void Trace_ARenamedItemThroughThreeVersions_IsOneSeries()
    {
        var (second, third) = (Sample.VersionWith("/sections/0/items/0/code", "\"c24b\""), Sample.VersionWith("/sections/0/items/0/code", "\"c24c\"", 3));
        var mappings = new[] { TrendSample.Mapping(1, 2, "c24", "c24b", ChangeClass.Comparable), TrendSample.Mapping(2, 3, "c24b", "c24c", ChangeClass.Cosmetic) };

        var history = TrendSample.History(mappings, third, _first, second).Trace(ScopeKind.Item, "c24c")!;

        Assert.Equal(["c24", "c24b", "c24c"], new[] { 1, 2, 3 }.Select(version => history.In(version)!.Code));
        Assert.Empty(history.Between(1, 3));
    }

    [Fact]
    public void Trace_AnItemUnderANewCodeThatNobodyMapped_BeginsThere()
    {
        var history = TrendSample.History([], _first, Sample.VersionWith("/sections/0/items/0/code", "\"c24b\"")).Trace(ScopeKind.Item, "c24b")!;

        Assert.Null(history.In(1));
    }

    [Fact]
    public void Trace_ABreakInTheMiddle_StandsBetweenWhatIsBeforeAndAfter()
    {
        var versions = new[] { _first, Sample.VersionWith("/title/vi", "\"Phiếu hai\""), Sample.VersionWith("/title/vi", "\"Phiếu ba\"", 3) };
        var history = TrendSample.History([TrendSample.Mapping(1, 2, "c24", "c24", ChangeClass.Break, "Hỏi điều khác")], versions).Trace(ScopeKind.Item, "c24")!;

        Assert.Equal([new BreakLine(BreakKind.Item, "c24", "Hỏi điều khác")], history.Between(3, 1));
        Assert.Empty(history.Between(2, 3));
    }

    [Fact]
    public void Trace_ALaterDecision_Holds()
    {
        var mappings = new[] { TrendSample.Mapping(1, 2, "c24", "c24", ChangeClass.Break), TrendSample.Mapping(1, 2, "c24", "c24", ChangeClass.Comparable) };

        Assert.Empty(TrendSample.History(mappings, _first, Sample.VersionWith("/title/vi", "\"Phiếu hai\"")).Trace(ScopeKind.Item, "c24")!.Between(1, 2));
    }

    [Theory]
    [InlineData(ScopeKind.Factor, "II.A")]
    [InlineData(ScopeKind.Content, "II")]
    [InlineData(ScopeKind.Overall, "overall")]
    [InlineData(ScopeKind.Index, "tthc")]
    public void Trace_AScopeWithABrokenItem_BreaksWithIt(ScopeKind kind, string code)
    {
        var mappings = new[] { TrendSample.Mapping(1, 2, "c24", "c24", ChangeClass.Comparable), TrendSample.Mapping(1, 2, "c39", "c39", ChangeClass.Break) };

        Assert.Equal("item c39", TrendSample.Write(TrendSample.History(mappings, _first, Sample.VersionWith("/title/vi", "\"Phiếu hai\"")).Trace(kind, code)!.Between(1, 2)));
    }

    [Fact]
    public void Trace_AFactorUnderANewCodeWithTheSameCriteria_IsFoundByThem()
    {
        var mappings = new[] { TrendSample.Mapping(1, 2, "c24", "c24", ChangeClass.Comparable), TrendSample.Mapping(1, 2, "c39", "c39", ChangeClass.Comparable) };
        var history = TrendSample.History(mappings, _first, Sample.VersionWith("/sections/0/code", "\"II.Z\"")).Trace(ScopeKind.Factor, "II.Z")!;

        Assert.Equal("II.A", history.In(1)!.Code);
        Assert.Empty(history.Between(1, 2));
    }

    [Fact]
    public void Trace_AFactorThatLostACriterion_BreaksAndItsOtherItemsDoNot()
    {
        var history = TrendSample.History([], _first, Sample.VersionWith("/sections/0/items/1", "null"));

        Assert.Equal("criteria c39", TrendSample.Write(history.Trace(ScopeKind.Factor, "II.A")!.Between(1, 2)));
        Assert.Empty(history.Trace(ScopeKind.Item, "c24")!.Between(1, 2));
    }

    [Fact]
    public void Trace_AnotherFormula_BreaksEverythingUnlessAllIsComputedByOne()
    {
        var second = Sample.VersionWith("/index/formula", "\"mean_0_100\"");

        Assert.Equal("definition $.index.formula", TrendSample.Write(TrendSample.History([], _first, second).Trace(ScopeKind.Item, "c24")!.Between(1, 2)));
        IndexStructure[] byOne = [new(_first, IndexFormula.Top2Box), new(second, IndexFormula.Top2Box)];
        Assert.Empty(new VersionHistory(byOne, []).Trace(ScopeKind.Item, "c24")!.Between(1, 2));
    }

    [Fact]
    public void Trace_AnotherAggregation_BreaksWhatIsJoinedFromItems()
    {
        var history = TrendSample.History([], _first, Sample.VersionWith("/index/aggregation", "\"mean_of_criteria\""));

        Assert.Empty(history.Trace(ScopeKind.Item, "c24")!.Between(1, 2));
        Assert.Equal("definition $.index.aggregation", TrendSample.Write(history.Trace(ScopeKind.Overall, "overall")!.Between(1, 2)));
    }

    [Theory]
    [InlineData(ChangeClass.Break, "definition $.indices.tthc")]
    [InlineData(ChangeClass.Comparable, "")]
    public void Trace_AnotherPopulation_BreaksTheIndexUnlessItIsDecidedOtherwise(ChangeClass decided, string breaks)
    {
        var mappings = new[] { TrendSample.Mapping(1, 2, "$.indices.tthc", "$.indices.tthc", decided) };
        var history = TrendSample.History(mappings, _first, Sample.VersionWith("/indices/0/population", "\"public-service\"")).Trace(ScopeKind.Index, "tthc")!;

        Assert.Equal(breaks, TrendSample.Write(history.Between(1, 2)));
    }

    [Fact]
    public void Trace_ALeadDecidedToAskSomethingElse_BreaksTheItemsBelowIt()
    {
        var mappings = new[] { TrendSample.Mapping(1, 2, "$.sections[0].lead", "$.sections[0].lead", ChangeClass.Break, "Hỏi về nơi khác") };
        var history = TrendSample.History(mappings, _first, Sample.VersionWith("/sections/0/lead", """{ "vi": "Ông/bà thấy xã thế nào?" }""")).Trace(ScopeKind.Item, "c39")!;

        Assert.Equal([new BreakLine(BreakKind.Item, "$.sections[0].lead", "Hỏi về nơi khác")], history.Between(1, 2));
    }

    [Fact]
    public void Of_ABreakBetweenTwoVersions_StartsAnotherSegmentWithoutAChange()
    {
        var second = Sample.VersionWith("/title/vi", "\"Phiếu hai\"");
        var history = TrendSample.History([TrendSample.Mapping(1, 2, "c24", "c24", ChangeClass.Break)], _first, second).Trace(ScopeKind.Item, "c24")!;
        TrendCounts[] counts = [TrendSample.Counts("2026", 9, 10, version: second), TrendSample.Counts("2024", 5, 10), TrendSample.Counts("2025", 6, 10)];

        var line = new TrendDrawing(history, new([]), counts).Whole().Line;

        Assert.Equal("2024 5/10, 2025 6/10 | 2026 9/10", TrendSample.Write(line));
        Assert.Equal("item c24", TrendSample.Write(line.Segments[1].Breaks));
        Assert.Equal([false, true, false], line.Points.Select(point => point.Change is not null));
    }
}
