using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class ResultsTests
{
    private static readonly Campaign _campaign = Sample.Campaign(version: Sample.Version(document => document["indices"]!.AsArray().Add(JsonNode.Parse(
        """{ "code": "public-service-unit", "title": { "vi": "Đơn vị sự nghiệp công lập" }, "contents": ["II"], "population": "public-service" }"""))));

    private static readonly Target _tthc = new(1, "Kế hoạch 1", "II.8", "TTHC", Code.Of("tthc"), Filter: null, new(80, OrEqual: false), 2026, "đạt trên 80%");

    private static readonly Target _publicService = _tthc with { Index = Code.Of("public-service-unit") };

    [Theory]
    [InlineData(null, null, 7, 11)]
    [InlineData("tinh", null, 6, 10)] // all but the one that names no unit
    [InlineData("so-a", null, 3, 4)] // with its service point
    [InlineData("diem", null, 1, 1)]
    [InlineData("so-b", null, 3, 5)] // with its hospital
    [InlineData(null, "dat-dai", 2, 4)]
    [InlineData("so-a", "dat-dai", 2, 3)]
    [InlineData("diem", "dat-dai", 0, 0)]
    [InlineData("khong-co", null, 0, 0)]
    public async Task Of_Filter_IsTheUnitWithAllBelowItAndTheField(string? unit, string? field, long satisfied, long valid)
    {
        var results = await ResultsAsync(new(Code.Parse(unit), Code.Parse(field)));

        Assert.Equal(new TopBox(satisfied, valid), results.Overall.Counts);
        Assert.Equal(valid, results.Responses);
    }

    [Fact]
    public async Task Of_AllAnswers_HasEachPartOfTheInstrument()
    {
        var results = await ResultsAsync(new(null, null));

        Assert.Equal(["c24", "c39"], results.Items.Select(item => item.Scope.Code));
        Assert.Equal([new TopBox(7, 11), default], results.Items.Select(item => item.Counts));
        Assert.Equal(["II.A", "II"], results.Factors.Concat(results.Contents).Select(part => part.Scope.Code));
        Assert.Equal(Sample.Noon, results.AsOf);
    }

    [Fact]
    public async Task Of_Targets_CountOnlyThePopulationOfTheirIndex()
    {
        var results = await ResultsAsync(new(null, null), _tthc, _publicService);

        Assert.Equal([new TopBox(4, 6), new TopBox(3, 5)], results.Targets.Select(target => target.Estimate.Counts)); // answers without a unit are administrative
    }

    [Fact]
    public async Task Of_TargetsOfFieldsOrSectors_CountOnlyTheirMembers()
    {
        var results = await ResultsAsync(
            new(null, null),
            _tthc with { Filter = new(TargetDimension.Field, [Code.Of("dat-dai")]) },
            _tthc with { Filter = new(TargetDimension.Field, [Code.Of("dat-dai"), Code.Of("xay-dung")]) },
            _publicService with { Filter = new(TargetDimension.Sector, [Code.Of("y-te")]) },
            _publicService with { Filter = new(TargetDimension.Sector, [Code.Of("y-te"), Code.Of("giao-duc")]) });

        Assert.Equal([new TopBox(2, 4), new TopBox(3, 5), new TopBox(3, 4), new TopBox(3, 5)], results.Targets.Select(target => target.Estimate.Counts));
    }

    [Fact]
    public async Task Of_TargetAndFilterOfThePage_CountWhatBothAreAbout()
    {
        var results = await ResultsAsync(new(Code.Of("so-a"), null), _tthc with { Filter = new(TargetDimension.Field, [Code.Of("dat-dai")]) }, _publicService);

        Assert.Equal([new TopBox(2, 3), default], results.Targets.Select(target => target.Estimate.Counts));
    }

    [Fact]
    public async Task Of_Targets_HaveAVerdictWhereThePlanSetsANumber()
    {
        var results = await ResultsAsync(
            new(null, null),
            _tthc,
            _tthc with { Demand = new(66, OrEqual: false) },
            _tthc with { Demand = new(99, OrEqual: true) },
            _tthc with { Demand = null },
            _publicService with { Filter = new(TargetDimension.Sector, [Code.Of("van-hoa")]) });

        // 4 of 6 is 66.67 %, and with six people that is [30.0 %, 90.3 %]; with 339 it is ± 5 points.
        Assert.Equal([Verdict.NotEnoughData, Verdict.NotEnoughData, Verdict.NotEnoughData, null, Verdict.NoData], results.Targets.Select(target => target.Verdict));
        Assert.Equal([19_396, 339, null, null], results.Targets.Skip(1).Select(target => target.RespondentsToSettle));
        Assert.Equal([0.4938, 0.0002, null, null], results.Targets.Skip(1).Select(target => target.Probability is { } probability ? Math.Round(probability, 4) : (double?)null));
        Assert.Equal(new TopBox(4, 6), results.Targets[3].Estimate.Counts);
    }

    [Fact]
    public async Task Of_FewerPeopleThanTheFloor_HasNoFigureAtAll()
    {
        var results = await ResultsAsync(floor: 5, new(Code.Of("so-a"), null), _tthc); // four people

        Assert.True(results.IsWithheld);
        Assert.Equal((0, 0), (results.Responses, results.Overall.Respondents));
        Assert.Empty(results.Lines());
        Assert.Equal((Verdict.Withheld, default(TopBox)), (results.Targets[0].Verdict, results.Targets[0].Estimate.Counts));
    }

    [Fact]
    public async Task Of_TargetOfFewerPeopleThanTheFloor_IsWithheldAndTheRestIsShown()
    {
        var results = await ResultsAsync(floor: 5, new(null, null), _tthc, _publicService, _tthc with { Filter = new(TargetDimension.Field, [Code.Of("dat-dai")]), Demand = null });

        Assert.Equal(new TopBox(7, 11), results.Overall.Counts);
        Assert.Equal([Verdict.NotEnoughData, Verdict.NotEnoughData, Verdict.Withheld], results.Targets.Select(target => target.Verdict)); // of 6, of 5, of 4
        Assert.Equal([6, 5, null], results.Targets.Select(target => target.UnlessWithheld(target.Estimate.Respondents)));
    }

    private static Task<Results> ResultsAsync(ResultsFilter filter, params Target[] targets) => ResultsAsync(floor: 1, filter, targets);

    private static async Task<Results> ResultsAsync(int floor, ResultsFilter filter, params Target[] targets)
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        await store.AddAsync(
            Sample.Unit("tinh", kind: UnitKind.Province),
            Sample.Unit("so-a", parent: "tinh"),
            Sample.Unit("diem", kind: UnitKind.ServicePoint, parent: "so-a"),
            Sample.Unit("so-b", parent: "tinh"),
            Sample.Unit("benh-vien", kind: UnitKind.PublicServiceUnit, parent: "so-b", sector: "y-te"),
            Sample.Unit("truong", kind: UnitKind.PublicServiceUnit, parent: "tinh", sector: "giao-duc"));
        await store.AddAsync(new ServiceField(Code.Of("dat-dai"), Sample.Text("Đất đai")), new ServiceField(Code.Of("xay-dung"), Sample.Text("Xây dựng")));
        await store.Responses.AddAsync(
            [
                At("so-a", "dat-dai", "5"), At("so-a", "dat-dai", "5"), At("so-a", "dat-dai", "1"), At("diem", "xay-dung", "4"), At("so-b", "dat-dai", "1"),
                At("benh-vien", null, "5"), At("benh-vien", null, "5"), At("benh-vien", null, "4"), At("benh-vien", null, "2"), At("truong", null, "1"), At(null, null, "5"),
            ],
            default);

        var (columns, units) = (await store.ReadAsync(_campaign), new UnitTree(await store.Units.ListAsync(default)));
        return Results.Of(columns, filter, units, targets, new PublicCells(columns.Cells(), units, targets, columns.Structure, floor), Sample.Noon);
    }

    private static Response At(string? unit, string? field, string c24) => new(
        _campaign, Sample.Submission() with { Visit = new(Code.Parse(unit), Code.Parse(field), Point: null) }, Sample.Answers(("c24", c24)), Sample.Noon);
}
