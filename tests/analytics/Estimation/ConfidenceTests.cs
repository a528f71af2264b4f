namespace SurveyHub.Tests;

public sealed class ConfidenceTests
{
    // To 40 digits with mpmath: √2 · erf⁻¹(0.95^(1/K)).
    [Theory]
    [InlineData(1, 1.959963984540054)]
    [InlineData(2, 2.236476644557792)]
    [InlineData(4, 2.490915131019136)]
    [InlineData(20, 3.015994533489940)]
    public void OfEach_SomeIntervals_AreAsWideAsSidakSays(int count, double z) => Assert.Equal(z, Confidence.NinetyFive.OfEach(count).Z, 12);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Confidence_NoErrorOrNothingElse_Throws(double error) => Assert.Throws<ArgumentOutOfRangeException>(() => new Confidence(error));

    [Fact]
    public void WilsonOf_NinetyNinePercent_IsWider()
    {
        var interval = Wilson.Of(81.0 / 263, 263, new(0.01));

        Assert.Equal(0.240136902688, interval.Lower, 11);
        Assert.Equal(0.385282502318, interval.Upper, 11);
    }

    // Student's t of 5 degrees of freedom: 4.032142984 at 99 %, 2.570581836 at 95 %.
    [Fact]
    public void IntervalAt_MeanOfADesign_ReachesSoManyStandardErrorsAsStudentSays()
    {
        var mean = new SampleEstimate(3.5, 0.1, DegreesOfFreedom: 5, Respondents: 50);

        Assert.Equal(3.9032142984, SampleInterval.OfMean(mean, new(0.01)).Interval!.Value.Upper, 8);
        Assert.Equal(3.7570581836, SampleInterval.OfMean(mean).Interval!.Value.Upper, 8);
    }

    [Theory]
    [InlineData(IntervalMethod.Logit)]
    [InlineData(IntervalMethod.Beta)]
    [InlineData(IntervalMethod.Wilson)]
    public void IntervalAt_EachMethod_IsItsOwnAtNinetyFiveAndWiderAbove(IntervalMethod method)
    {
        var estimate = Estimated.Drawn(0.8, 0.03, degreesOfFreedom: 12, respondents: 200, method);
        var (usual, wide) = (estimate.IntervalAt(Confidence.NinetyFive)!.Value, estimate.IntervalAt(new(0.001))!.Value);

        Assert.Equal(estimate.Interval, usual);
        Assert.True(wide.Lower < usual.Lower && usual.Upper < wide.Upper);
    }

    [Fact]
    public void IndependentRespondents_OfADesign_AreTheEffectiveSizeLessWhatFewDegreesOfFreedomDoNotKnow()
    {
        // 0.8 · 0.2 / 0.03² = 177.78; t is 1.971956544 at 199 and 2.178812830 at 12 degrees of freedom.
        Assert.Equal(177.7777778 * Math.Pow(1.971956544 / 2.178812830, 2), Estimated.Drawn(0.8, 0.03, 12, 200).IndependentRespondents!.Value, 5);
        Assert.Null(Estimated.Drawn(0.8, 0.03, degreesOfFreedom: 0, 200).IndependentRespondents);
        Assert.Equal(200, Estimated.Open(160, 200).IndependentRespondents);
        Assert.Null(Estimated.Open(0, 0).IndependentRespondents);
    }
}
