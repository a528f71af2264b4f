namespace SurveyHub.Tests;

public sealed class EstimateTests
{
    [Fact]
    public void Of_OracleOfTheDomain_IsSeventyFivePercent()
    {
        var (tally, structure) = Rows((5, 1, 0), (10, 2, 0), (35, 3, 0), (110, 4, 0), (40, 5, 0));

        var estimate = Estimate.Of(tally, structure.Items[0]);

        Assert.Equal((new TopBox(150, 200), 0.75, 3.85, 200), (estimate.Counts, estimate.Counts.Rate, estimate.Mean, estimate.Respondents));
        Assert.Equal([5, 10, 35, 110, 40], estimate.Levels.Select(level => level.Count));
        Assert.Equal(0.6856590169, estimate.Interval!.Value.Lower, 9);
        Assert.Equal(0.8049183199, estimate.Interval!.Value.Upper, 9);
    }

    [Fact]
    public void Of_TwoPeopleWithTwoAnswersEach_IsAsSureAsTwoPeopleAreNotFour()
    {
        var (tally, structure) = Rows((1, 5, 1), (1, 5, 5));

        var estimate = Estimate.Of(tally, structure.Overall);

        Assert.Equal((new TopBox(3, 4), 2), (estimate.Counts, estimate.Respondents));
        Assert.Equal(Wilson.Interval95(0.75, 2), estimate.Interval);
        Assert.Equal(0.306186218, estimate.StandardError!.Value, 9); // √(0.75 · 0.25 / 2)
    }

    [Fact]
    public void Of_Nobody_IsNoFigureAtAll()
    {
        var (tally, structure) = Rows((7, 0, 0));

        var estimate = Estimate.Of(tally, structure.Overall);

        Assert.Equal((0, default(TopBox)), (estimate.Respondents, estimate.Counts));
        Assert.Equal((null, null, null, null), (estimate.Counts.Rate, estimate.Interval, estimate.Mean, estimate.StandardError));
    }

    [Fact]
    public void Of_ExcludedAnswers_LeaveTheDenominatorTheMeanAndTheRespondents()
    {
        var structure = new IndexStructure(Sample.Version(document => document["scales"]![0]!["levels"]![2]!["meaning"] = "excluded"));
        var tally = new Tally(structure);
        foreach (byte level in new byte[] { 3, 3, 3, 3, 3, 3, 5, 5, 4, 1 })
            tally.Add([level, 0]);

        var estimate = Estimate.Of(tally, structure.Items[0]);

        Assert.Equal((10, 4, new TopBox(3, 4), 3.75), (tally.Responses, estimate.Respondents, estimate.Counts, estimate.Mean)); // (5 + 5 + 4 + 1) / 4
        Assert.Equal([1, 0, 6, 1, 2], estimate.Levels.Select(level => level.Count));
    }

    [Fact]
    public void Of_CriteriaOnDifferentScales_HaveARateAndNoMean()
    {
        var structure = new IndexStructure(Sample.Version(document =>
        {
            document["scales"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse(
                """{ "code": "yes-no", "levels": [ { "value": 0, "meaning": "negative", "label": { "vi": "Không" } }, { "value": 1, "meaning": "positive", "label": { "vi": "Có" } } ] }"""));
            document["sections"]![0]!["items"]![1]!["scale"] = "yes-no";
        }));
        var tally = new Tally(structure);
        tally.Add([5, 1]);

        var estimate = Estimate.Of(tally, structure.Overall);

        Assert.Equal(new TopBox(1, 2), estimate.Counts);
        Assert.Empty(estimate.Levels);
        Assert.Null(estimate.Mean);
    }

    // Weights that no double holds exactly, and the sums of which are off by their last digits: 1,000 people in ten PSUs.
    [Theory]
    [InlineData(0.1)]
    [InlineData(1 / 3.0)]
    [InlineData(465.952380952)]
    public void Percent_EqualWeights_IsThatOfTheCounts(double weight)
    {
        var structure = new IndexStructure(Sample.Version());
        var design = Sample.Must(SampleDesign.Of([.. Enumerable.Range(0, 10).Select(psu => new Draw("A", $"{psu}", weight, null))]));
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var psus = Enumerable.Range(0, 10).Select(_ => Psu(random.Next(70, 101))).ToList();
            var sum = new Tally(structure);
            psus.ForEach(sum.Add);

            var estimate = Estimate.OfRate(sum, structure.Overall, new SampledPsus(psus, design).Of(structure.Rate, structure.Overall), index: null);

            Assert.Equal(sum.Count(structure.Overall).Percent, estimate.Percent);
        }

        Tally Psu(int satisfied)
        {
            var tally = new Tally(structure);
            for (var i = 0; i < 100; i++)
                tally.Add([(byte)(i < satisfied ? 5 : 1), 0]);
            return tally;
        }
    }

    private static (Tally, IndexStructure) Rows(params (int Times, byte C24, byte C39)[] rows)
    {
        var structure = new IndexStructure(Sample.Version());
        var tally = new Tally(structure);
        foreach (var (times, c24, c39) in rows)
        {
            for (var i = 0; i < times; i++)
                tally.Add([c24, c39]);
        }

        return (tally, structure);
    }
}
