namespace SurveyHub.Tests;

public class DifferenceTests
{
    [Theory] // Newcombe 1998 (Statistics in Medicine 17:873-890), table II, method 10: his eight contrasts
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Newcombe_HisOwnExamples_GivesHisIntervals(int satisfied, int n, int otherSatisfied, int otherN, double lower, double upper)
    {
        var difference = Difference.Newcombe((double)satisfied / n, n, (double)otherSatisfied / otherN, otherN);

        Assert.Equal((lower, upper), (Math.Round(difference.Interval!.Value.Lower, 4), Math.Round(difference.Interval.Value.Upper, 4)));
        Assert.Equal(((double)satisfied / n) - ((double)otherSatisfied / otherN), difference.Value, 15);
    }

    [Fact]
    public void Newcombe_TheOtherWayRound_IsTheSameIntervalTurnedOver()
    {
        var (there, back) = (Difference.Newcombe(0.8, 70, 0.6, 80.5), Difference.Newcombe(0.6, 80.5, 0.8, 70));

        Assert.Equal(there.Interval!.Value.Lower, -back.Interval!.Value.Upper, 15);
        Assert.Equal(there.Interval.Value.Upper, -back.Interval.Value.Lower, 15);
        Assert.True(there.IsSignificant);
    }

    [Fact] // by hand: se = √(0.03² + 0.04²) = 0.05; df = 0.0025² / (0.0009²/10 + 0.0016²/20) = 29.81; t = 2.0428
    public void OfTwoDesigns_ErrorsOfThreeAndFourPoints_AddsThemAsSquares()
    {
        var difference = Difference.OfTwoDesigns(new(0.85, 0.03, 10, 500), new(0.75, 0.04, 20, 800));

        Assert.Equal(0.10, difference.Value, 12);
        Assert.Equal(-0.0021, difference.Interval!.Value.Lower, 4);
        Assert.Equal(0.2021, difference.Interval.Value.Upper, 4);
        Assert.False(difference.IsSignificant);
    }

    [Fact]
    public void OfTwoDesigns_OneOfASinglePsu_HasNoInterval()
    {
        var difference = Difference.OfTwoDesigns(new(0.85, 0.03, 0, 500), new(0.75, 0.04, 20, 800));

        Assert.Null(difference.Interval);
        Assert.Null(difference.IsSignificant);
    }

    [Fact] // 0.8 × 0.2 / 0.05² = 64 independent answers, beside 60 of 100 people
    public void Between_ADesignedSampleAndOpenCollection_IsOfTheRatesAtTheEffectiveSize()
    {
        var difference = Difference.Between(Estimated(80, new(0.8, 0.05, 30, 100)), Estimated(60))!;

        Assert.Equal((0.0546, 0.3263), (Math.Round(difference.Interval!.Value.Lower, 4), Math.Round(difference.Interval.Value.Upper, 4)));
    }

    [Fact]
    public void Between_ADesignedSampleInWhichAllAreSatisfied_IsNotCalledCertain()
    {
        var difference = Difference.Between(Estimated(100, new(1, 0, 30, 100)), Estimated(60, new(0.6, Math.Sqrt(0.0024), 30, 100)))!;

        Assert.Equal((0.3021, 0.4980), (Math.Round(difference.Interval!.Value.Lower, 4), Math.Round(difference.Interval.Value.Upper, 4)));
    }

    private static Estimate Estimated(int satisfied, SampleEstimate? sample = null)
    {
        var counts = TrendSample.Counts("2024", satisfied, 100);
        return sample is null ? Estimate.Of(counts.Tally, counts.Structure.Overall) : Estimate.Of(counts.Tally, counts.Structure.Overall, sample, IntervalMethod.Logit);
    }
}
