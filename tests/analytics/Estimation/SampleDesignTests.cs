namespace SurveyHub.Tests;

/// <summary>Rows are "stratum,PSU,weight,PSUs of the stratum,group,c24,c39"; figures are worked out by hand.</summary>
public sealed class SampleDesignTests
{
    [Fact]
    public void Variance_TwoStrata_IsTheFormulaWorkedOutByHand()
    {
        // A: N 4, n 2, totals 1 and 3: (1 - 2/4) · 2 · (1 + 1) = 2. B: no correction is asked by a large N; N 10, n 2, totals 2·1 and 2·0: 0.8 · 2 · (1 + 1) = 3.2.
        var design = Sample.Must(SampleDesign.Of([new("A", "1", 1, 4), new("A", "2", 1, 4), new("B", "1", 2, 10), new("B", "2", 2, 10)]));

        Assert.Equal(5.2, design.Variance([1, 3, 1, 0]), 12);
    }

    [Fact]
    public void Variance_PsuWithoutAnybodyInTheDomain_CountsAsZeroAndNotAsAbsent()
    {
        var design = Sample.Must(SampleDesign.Of([new("A", "1", 1, null), new("A", "2", 1, null), new("A", "3", 1, null)]));

        Assert.Equal(6, design.Variance([2, -2, 0]) * 0.5, 12); // 3/2 · (4 + 4) / 2; with the third PSU left out it would be 2 · 8 / 2
    }

    [Theory]
    [InlineData(4.0, 6.75)] // (1 - 1/4) · 3²
    [InlineData(1.0, 0)] // the stratum's only PSU: nothing was left to chance
    [InlineData(null, 9)]
    public void Variance_LonelyPsu_IsCentredAtZero(double? psus, double expected) =>
        Assert.Equal(expected, Sample.Must(SampleDesign.Of([new("A", "1", 1, psus), new("A", "1", 1, psus)])).Variance([1, 2]), 12);

    [Fact]
    public void Of_SamePsuCodeInTwoStrata_AreTwoPsus()
    {
        var design = Sample.Must(SampleDesign.Of([new("A", "1", 1, null), new("A", "2", 1, null), new("B", "1", 1, null), new("B", "2", 1, null)]));

        Assert.Equal(2, design.DegreesOfFreedom([true, true, true, true]));
        Assert.Equal(1, design.DegreesOfFreedom([true, true, false, true]));
        Assert.Equal(0, design.DegreesOfFreedom([false, false, false, false]));
    }

    [Fact]
    public void Of_NoWeights_FollowFromTheDrawWhereTheStratumIsKnown()
    {
        Assert.Equal([2, 2, 3], Sample.Must(SampleDesign.Of([new("A", "1", null, 4), new("A", "2", null, 4), new("B", "1", null, 3)])).Weights);
        Assert.Equal([1], Sample.Must(SampleDesign.Of([new("A", "1", null, null)])).Weights);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_WeightThatIsNone_Throws(double weight) => Assert.Throws<ArgumentOutOfRangeException>(() => SampleDesign.Of([new("A", "1", weight, null)]));

    [Fact]
    public void Of_StratumSizesThatCannotBe_AreNamedByLine()
    {
        var problems = SampleDesign.Of([new("A", "1", 1, 2, 2), new("A", "2", 1, 3, 3), new("B", "1", 1, 1, 4), new("B", "2", 1, 1, 5)]).Problems;

        Assert.Equal(["3 stratum-size-varies A", "4 stratum-too-small B: 2"], problems.Select(problem => $"{problem.Line} {problem.Rule} {problem.Value}"));
    }

    [Fact]
    public void Analyze_EverybodyOrNobodySatisfied_HasAnExactIntervalAtTheNumberOfRespondents()
    {
        var all = Sample.Must(Survey.Analyze("A,1,1,9,x,5, A,2,1,9,x,4, A,3,1,9,x,5,", columns: new("s", "p", "w"))).Of("item", "c24");
        var nobody = Sample.Must(Survey.Analyze("A,1,1,9,x,1, A,2,1,9,x,2, A,3,1,9,x,3,", columns: new("s", "p", "w"))).Of("item", "c24");

        Assert.Equal((1.0, 0.0, 2, "beta"), (all.Index, all.StandardError, all.DegreesOfFreedom, all.Method));
        Assert.Equal(Math.Pow(0.025, 1.0 / 3), all.Interval!.Value.Lower, 9); // Clopper and Pearson, 3 of 3; t at 2 and 2 degrees of freedom cancel
        Assert.Equal(1, all.Interval.Value.Upper);
        Assert.Equal((0.0, 0.0), (nobody.Index, nobody.Interval!.Value.Lower));
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 3), nobody.Interval.Value.Upper, 9);
    }

    [Fact]
    public void Analyze_NoDegreesOfFreedom_HasARateAndNoInterval()
    {
        var microdata = Sample.Must(Survey.Analyze("A,1,2,9,x,5,1 A,1,2,9,x,1,1 B,7,2,3,y,5,5"));

        Assert.Equal((2.0 / 3, 0, null, "none"), (microdata.Of("item", "c24").Index, microdata.Of("item", "c24").DegreesOfFreedom, microdata.Of("item", "c24").Interval, microdata.Of("item", "c24").Method));
        Assert.Equal((1.0, 0.0, 1L), (microdata.Of("g", "y").Index, microdata.Of("g", "y").StandardError, microdata.Of("g", "y").Respondents));
    }

    [Fact]
    public void Analyze_EmptyDomain_IsNoFigureAtAll()
    {
        var estimate = Sample.Must(Survey.Analyze("A,1,2,9,x,5, A,2,2,9,x,1, A,3,1,9,y,,")).Of("g", "y");

        Assert.Equal((null, null, null, null, 0L), (estimate.Index, estimate.StandardError, estimate.DegreesOfFreedom, estimate.Interval, estimate.Respondents));
    }

    [Fact]
    public void Analyze_WeightOfZero_IsSampledAndMovesNothing()
    {
        var with = Sample.Must(Survey.Analyze("A,1,2,9,x,5, A,2,2,9,x,1, A,3,0,9,x,5,")).Of("item", "c24");
        var blank = Sample.Must(Survey.Analyze("A,1,2,9,x,5, A,2,2,9,x,1, A,3,2,9,x,,")).Of("item", "c24");

        Assert.Equal((blank.Index, blank.StandardError, blank.DegreesOfFreedom), (with.Index, with.StandardError, with.DegreesOfFreedom));
        Assert.Equal((3L, 2L), (with.Respondents, blank.Respondents));
    }

    [Fact]
    public void Analyze_CensusOfThePsus_LeavesNothingUncertain()
    {
        var estimate = Sample.Must(Survey.Analyze("A,1,1,2,x,5, A,2,1,2,x,1,")).Of("item", "c24");

        Assert.Equal((0.5, 0.0, new Interval(0.5, 0.5)), (estimate.Index, estimate.StandardError, estimate.Interval));
    }

    [Theory]
    [InlineData(IntervalMethod.Logit)]
    [InlineData(IntervalMethod.Beta)]
    [InlineData(IntervalMethod.Wilson)]
    public void Analyze_PsusThatAreAlikeButForRounding_HaveTheRateAsTheirInterval(IntervalMethod method)
    {
        var rows = string.Join(' ', Enumerable.Range(1, 7).Select(psu => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A,{psu},{psu * 0.1},99,x,5, A,{psu},{psu * 0.1},99,x,5, A,{psu},{psu * 0.1},99,x,1,")));

        var estimate = Sample.Must(Survey.Analyze(rows, method)).Of("item", "c24");

        Assert.Equal(2 / 3.0, estimate.Index!.Value, 12);
        Assert.Equal(new Interval(estimate.Index.Value, estimate.Index.Value), estimate.Interval);
    }

    [Fact]
    public void Mean_OfSharesThatAreAllOne_IsOneToTheLastBit()
    {
        var design = Sample.Must(SampleDesign.Of([new("A", "1", 0.1, null), new("A", "2", 0.3, null)]));
        var all = Linearised.Ratio(design, [2, 3], [2, 3])!;

        Assert.All(Enumerable.Range(1, 39), factors => Assert.Equal(1.0, Linearised.Mean([.. Enumerable.Repeat((all, 1.0), factors)]).Figure));
    }

    [Fact]
    public void Minus_TwoPeriodsDrawnApart_AddTheirVariances()
    {
        double[] before = [1, 0, 1, 0, 0, 0], after = [0, 0, 0, 1, 1, 0];
        var design = Sample.Must(SampleDesign.Of([.. Enumerable.Range(0, 6).Select(i => new Draw(i < 3 ? "2025" : "2026", $"{i}", 1, null))]));
        var (first, second) = (Linearised.Ratio(design, before, [1, 1, 1, 0, 0, 0])!, Linearised.Ratio(design, after, [0, 0, 0, 1, 1, 1])!);

        var change = SampleEstimate.Of(design, second.Minus(first));

        Assert.Equal((0.0, 4, 6L), (Math.Round(change.Figure, 12), change.DegreesOfFreedom, change.Respondents));
        Assert.Equal(Math.Sqrt(2 / 9.0), change.StandardError, 12); // each: 2/3 · 1/3 / 2 = 1/9
        Assert.Equal(2.776445105 * Math.Sqrt(2 / 9.0), SampleInterval.OfMean(change).Interval!.Value.Upper, 8);
    }

    [Fact]
    public void Analyze_IntervalAloneAsked_IsOfASimpleRandomSample()
    {
        var estimate = Sample.Must(Survey.Analyze("A,1,7,9,x,5, A,1,5,9,x,4, A,2,5,9,x,3, B,1,3,9,x,5,", IntervalMethod.Logit, columns: DesignColumns.None)).Of("item", "c24");

        Assert.Equal((0.75, 0.25, 3), (estimate.Index, Math.Round(estimate.StandardError!.Value, 12), estimate.DegreesOfFreedom)); // √(0.75 · 0.25 / 3)
        Assert.Equal(4 / 3.0, estimate.DesignEffect!.Value, 12); // 4/3 by the n - 1 of the variance
    }

    [Fact]
    public void Analyze_WilsonAskedOfADesign_IsAtTheEffectiveSize()
    {
        var estimate = Survey.Analyze(Survey.Analysis with { Interval = IntervalMethod.Wilson }, Fixtures.PathOf("statistics/responses.csv")).Of("overall", "all");
        var logit = Survey.Analyze(Survey.Analysis, Fixtures.PathOf("statistics/responses.csv")).Of("overall", "all");

        Assert.Equal("wilson", estimate.Method);
        Assert.Equal(logit.Interval!.Value.Lower, estimate.Interval!.Value.Lower, 0.005);
        Assert.Equal(logit.Interval!.Value.Upper, estimate.Interval!.Value.Upper, 0.005);
    }

    [Fact]
    public void Analyze_BadCells_AreAllNamedByLineAndColumn()
    {
        var problems = Survey.Analyze("A,1,x,9,g,5, A,,-1,9,g,5, ,2,1,0,g,5, B,1,NaN,9,g,9, C,1,1e2,+4.5,g,,").Problems;

        Assert.Equal(
            ["2 w weight-malformed", "3 p cell-blank", "3 w weight-malformed", "4 s cell-blank", "4 n stratum-size-malformed", "5 c24 answer-unknown", "5 w weight-malformed"],
            problems.Select(problem => $"{problem.Line} {problem.Place} {problem.Rule}"));
    }

    [Fact]
    public void Analyze_StratumOfSeveralSizes_IsNamedByLineAndColumn()
    {
        var problem = Assert.Single(Survey.Analyze("A,1,1,9,g,5, A,2,1,8,g,5,").Problems);

        Assert.Equal(Problem.StratumSizeVaries("A") with { Line = 3, Place = "n" }, problem);
    }

    [Fact]
    public void Analyze_AllWeightsZero_IsRefused() => Assert.Equal(Problem.WeightsNone() with { Place = "w" }, Assert.Single(Survey.Analyze("A,1,0,9,g,5,").Problems));
}
