using System.Globalization;

namespace SurveyHub.Tests;

/// <summary>The results of campaigns that were drawn by a design, from the stored responses.</summary>
public sealed class DesignedResultsTests
{
    private static readonly Campaign _campaign = Sample.Campaign();

    // Weights 10 and 30, satisfied of four: 3, 1 | 4, 2. R = (10·4 + 30·6) / (10·8 + 30·8) = 220 / 320, unweighted 10 / 16. With Z = w (Y − R·X) / 320:
    // (1 − 2/4) · 2 · 2 · 0.03125² + (1 − 2/10) · 2 · 2 · 0.09375² = 0.001953125 + 0.028125.
    private static readonly List<SampledPoint> _points = [Point("a1", "A", 4, 10), Point("a2", "A", 4, 10), Point("b1", "B", 10, 30), Point("b2", "B", 10, 30)];
    private static readonly (string? Point, string Levels)[] _answers = [("a1", "5451"), ("a2", "5111"), ("b1", "5555"), ("b2", "4421")];

    [Theory, EachDatabase]
    public async Task Read_SampledCampaign_IsTheEstimateWorkedOutByHand(string provider)
    {
        await using var store = await StoreAsync(provider, _points, _answers);

        var results = await ResultsAsync(store);

        Assert.Equal((new TopBox(10, 16), 16, 2, "logit"), (results.Overall.Counts, results.Overall.Respondents, results.Overall.DegreesOfFreedom, results.Overall.Method));
        Assert.Equal(0.6875, results.Overall.Rate!.Value, 12);
        Assert.Equal(0.1734304615688951, results.Overall.StandardError!.Value, 12);
        Assert.Equal(0.6875 * 0.3125 / 0.030078125, results.Overall.EffectiveSize!.Value, 9);
        Assert.Equal(new SampleResult(2, 4, 4, 0), results.Sample);
    }

    [Theory, EachDatabase]
    public async Task Read_AnswersFromOtherPoints_AreCountedApartAndChangeNoFigure(string provider)
    {
        await using var store = await StoreAsync(provider, _points, _answers);
        await using var withOthers = await StoreAsync(provider, _points, [.. _answers, ("khac", "11"), (null, "111")]);

        var (alone, results) = (await ResultsAsync(store), await ResultsAsync(withOthers));

        Assert.Equal((16, 5), (results.Responses, results.Sample!.Outside));
        Assert.Equal(alone.Lines().Select(Figures), results.Lines().Select(Figures));
    }

    [Fact]
    public async Task Read_PointsWithoutAnswers_BelongToTheDesign()
    {
        await using var store = await StoreAsync("sqlite", _points, _answers[..3]);

        var results = await ResultsAsync(store);

        Assert.Equal(new SampleResult(2, 4, 3, 0), results.Sample);
        Assert.Equal(1, results.Overall.DegreesOfFreedom); // three PSUs less two strata
        // R = (40 + 120) / (80 + 120) = 0.8: Z of A −0.01, −0.11; of B 30 (4 − 3.2) / 200 = 0.12 and 0. 0.5 · 2 · 0.005 + 0.8 · 2 · 0.0072.
        Assert.Equal(Math.Sqrt(0.005 + 0.01152), results.Overall.StandardError!.Value, 12);
    }

    [Fact]
    public async Task Read_NobodyAtAnyPoint_IsNoFigureAndNoData()
    {
        await using var store = await StoreAsync("sqlite", _points, [("khac", "5555")], Target(80));

        var results = await ResultsAsync(store);

        Assert.Equal((null, null, null, 4), (results.Overall.Rate, results.Overall.Percent, results.Overall.Interval, results.Sample!.Outside));
        Assert.Equal((Verdict.NoData, null), (results.Targets[0].Verdict, results.Targets[0].Probability));
    }

    [Fact]
    public async Task Read_WeightedRateOnTheOtherSideOfTheThreshold_DecidesTheVerdict()
    {
        // Each point has 100 people: unweighted 85 %, weighted (90 · 1 + 80 · 3) / 4 = 82.5 %, and nothing varies within a stratum.
        List<SampledPoint> points = [Point("a1", "A", null, 1), Point("a2", "A", null, 1), Point("b1", "B", null, 3), Point("b2", "B", null, 3)];
        await using var store = await StoreAsync("sqlite", points, [("a1", People(90)), ("a2", People(90)), ("b1", People(80)), ("b2", People(80))], Target(83));

        var target = Assert.Single((await ResultsAsync(store)).Targets);

        Assert.Equal((new TopBox(340, 400), 82.5m), (target.Estimate.Counts, target.Estimate.Percent));
        Assert.Equal(Verdict.Missed, target.Verdict);

        static string People(int satisfied) => new string('5', satisfied) + new string('1', 100 - satisfied);
    }

    [Fact]
    public async Task Read_FewerThanTheFloorAtSampledPoints_AreWithheldWhoeverElseAnswered()
    {
        await using var store = await StoreAsync("sqlite", _points, [("a1", "5151"), ("khac", "555555")]);

        var results = await ResultsAsync(store, floor: 5);

        Assert.True(results.IsWithheld);
        Assert.Equal(0, results.Overall.Respondents);
    }

    [Fact]
    public async Task Read_AnotherIndexThanTheRate_HasBothWeighted()
    {
        var campaign = Sample.Campaign(version: Sample.Version(document => document["index"]!["formula"] = "mean"));
        await using var store = await StoreAsync("sqlite", _points, _answers, campaign: campaign);

        var overall = (await ResultsAsync(store)).Overall;

        Assert.Equal(0.6875, overall.Rate!.Value, 12); // the verdict's, with its interval
        Assert.Equal((10.0 * (15 + 8) + (30 * (20 + 11))) / 320, overall.Index!.Value, 12);
        Assert.Equal("logit", overall.Method);
    }

    [Fact]
    public async Task Read_WebAnswersThatNameASampledPoint_AreOpenAndInNoFigure()
    {
        await using var store = await StoreAsync("sqlite", _points, _answers, channel: Channel.Web);

        var results = await ResultsAsync(store);

        Assert.Equal((0, 0L), (results.Sample!.Answering, results.Overall.Respondents));
        Assert.Equal(_answers.Sum(at => at.Levels.Length), results.Sample.Outside);
    }

    [Fact]
    public async Task Read_CampaignWithoutASample_IsOpenCollection()
    {
        await using var store = await StoreAsync("sqlite", [], _answers);

        var results = await ResultsAsync(store);

        Assert.Null(results.Sample);
        Assert.Equal(("wilson", 0.625, 16), (results.Overall.Method, results.Overall.Rate!.Value, results.Responses));
        Assert.Equal(Wilson.Interval95(0.625, 16), results.Overall.Interval);
    }

    /// <summary>Every figure of R's survey package that a page of results has: items, factors, the whole, and as domains fields and, as units, strata.</summary>
    [Theory]
    [InlineData("statistics")]
    [InlineData("statistics/lonely-psu")]
    public async Task Read_SyntheticSurveyInTheStore_AgreesWithAnalyzeAndWithR(string folder)
    {
        await using var store = await SurveyStoreAsync(folder);
        var analyzed = Survey.Analyze(Survey.Analysis, Fixtures.PathOf($"{folder}/responses.csv"));
        var results = await ResultsAsync(store);

        foreach (var line in Survey.Expected(folder, "expected-design-based").Where(line => line["scope"] != "gender"))
        {
            var (scope, key) = (line["scope"], line["key"]);
            var found = scope switch
            {
                "field" => (await ResultsAsync(store, field: key)).Overall,
                "stratum" => (await ResultsAsync(store, unit: key)).Overall,
                _ => results.Lines().Single(of => (of.Scope, of.Key) == (scope, key)).Estimate,
            };
            var expected = analyzed.Of(scope, key);
            Assert.Equal((expected.Respondents, expected.Counts, expected.DegreesOfFreedom, expected.Method), (found.Respondents, found.Counts, found.DegreesOfFreedom, found.Method));
            Assert.Equal(
                [expected.Index!.Value, expected.StandardError!.Value, expected.DesignEffect!.Value, expected.Interval!.Value.Lower, expected.Interval!.Value.Upper],
                [found.Rate!.Value, found.StandardError!.Value, found.DesignEffect!.Value, found.Interval!.Value.Lower, found.Interval!.Value.Upper],
                (a, b) => Math.Abs((b / a) - 1) < 1e-9);
            Survey.AssertAgrees(line["rate"], found.Rate, 1e-8);
            Survey.AssertAgrees(line["se"], found.StandardError);
            Survey.AssertAgrees(line["logit_upper"], found.Interval?.Upper);
        }
    }

    private static SampledPoint Point(string code, string stratum, double? psus, double? weight) => new(Code.Of(code), stratum, psus, weight);

    private static Target Target(int percent) => new(1, "Kế hoạch 1", "", "TTHC", Code.Of("tthc"), Filter: null, new(percent, OrEqual: true), 2026, "đạt");

    private static (string, string, long, TopBox, double?, double?, Interval?) Figures(EstimateLine line) =>
        (line.Scope, line.Key, line.Estimate.Respondents, line.Estimate.Counts, line.Estimate.Rate, line.Estimate.StandardError, line.Estimate.Interval);

    private static async Task<Results> ResultsAsync(TestDatabase store, string? unit = null, string? field = null, int floor = 1)
    {
        var campaigns = new CampaignResults(
            store.Database, store.Snapshots(), store.Catalogue(new VietnamClock()), store.Samples, store.Units, new(store.Database), new(floor, floor), TimeSpan.Zero);
        return Sample.Must(await campaigns.ReadAsync(_campaign.Code.Value, unit, field, default));
    }

    /// <param name="answers">At each point, one level a person.</param>
    private static async Task<TestDatabase> StoreAsync(
        string provider, List<SampledPoint> points, (string? Point, string Levels)[] answers, Target? target = null, Campaign? campaign = null, Channel channel = Channel.Interviewer)
    {
        var store = await TestDatabase.CreateWithAsync(provider, campaign ?? _campaign);
        if (target is not null)
            await store.AddAsync(target);
        await store.Samples.SetAsync(_campaign.Code, points, Sample.Signed(), default);
        await store.Responses.AddAsync([.. answers.SelectMany(at => at.Levels.Select(level => At(at.Point, level)))], default);
        return store;

        Response At(string? point, char level) => new(
            campaign ?? _campaign, Sample.Submission() with { Channel = channel, Visit = new(Unit: null, Field: null, Code.Parse(point)) }, Sample.Answers(("c24", $"{level}")), Sample.Noon);
    }

    private static async Task<TestDatabase> SurveyStoreAsync(string folder)
    {
        var rows = Survey.Expected(folder, "responses");
        var campaign = Sample.Campaign(version: Survey.Structure.Version);
        var store = await TestDatabase.CreateWithAsync("sqlite", campaign);
        await store.AddAsync([.. rows.Select(row => row["stratum"]).Distinct().Select(stratum => Sample.Unit(stratum))]);
        await store.AddAsync([.. rows.Select(row => row["field"]).Distinct().Select(field => new ServiceField(Code.Of(field), Sample.Text(field)))]);
        await store.Samples.SetAsync(
            campaign.Code, [.. rows.DistinctBy(PointOf).Select(row => new SampledPoint(Code.Of(PointOf(row)), row["stratum"], Survey.Number(row["fpc"]), Survey.Number(row["weight"])))], Sample.Signed(), default);
        var criteria = Survey.Structure.Criteria.Select(item => item.Code.Value).ToList();
        using var file = new TempFile(string.Join('\n', rows
            .Select(row => string.Join(',', [row["id"], PointOf(row), row["stratum"], row["field"], .. criteria.Select(item => row[item])]))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"id,point,unit,field,{string.Join(',', criteria)}"))));
        var counts = Sample.Must(await store.ResponseImport.ImportAsync(
            campaign, Sample.Must(ResponseFile.Open(file.Path)), mayBlank: true, skipBadRows: false, Sample.Signed(), (_, _) => { }, new Progress<long>(), default));
        Assert.Equal(rows.Count, counts.Stored);
        return store;

        static string PointOf(IReadOnlyDictionary<string, string> row) => $"{row["stratum"]}-{row["psu"]}".ToLowerInvariant();
    }
}
