namespace SurveyHub.Tests;

public sealed class WilsonTests
{
    // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Interval95_PublishedExamples_Agree(int satisfied, int n, double lower, double upper)
    {
        var interval = Wilson.Interval95((double)satisfied / n, n);

        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    // By hand, with z² = 3.841458821: none of n is [0, z² / (n + z²)], all of n is [n / (n + z²), 1], half of n is 1/2 ± 1/2·√(z² / (n + z²)).
    [Theory]
    [InlineData(0, 1, 0, 0.793450686)]
    [InlineData(1, 1, 0.206549314, 1)]
    [InlineData(10, 10, 0.722467200, 1)]
    [InlineData(0, 1_000_000, 0, 0.000003841444064)]
    [InlineData(1, 2, 0.0945312057, 0.9054687943)]
    public void Interval95_Edges_AreTheFormulasOfTheirCase(int satisfied, int n, double lower, double upper)
    {
        var interval = Wilson.Interval95((double)satisfied / n, n);

        Assert.Equal(lower, interval.Lower, 9);
        Assert.Equal(upper, interval.Upper, 9);
        Assert.InRange(interval.Lower, 0, interval.Upper);
        Assert.InRange(interval.Upper, interval.Lower, 1);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(-0.01, 10)]
    [InlineData(1.01, 10)]
    public void Interval95_NoShareOrNoObservations_Throws(double rate, long n) => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval95(rate, n));

    [Theory]
    [InlineData(0.799, false)]
    [InlineData(0.8, true)]
    [InlineData(0.9, true)]
    [InlineData(0.901, false)]
    public void Contains_BothEnds_BelongToIt(double rate, bool isInside) => Assert.Equal(isInside, new Interval(0.8, 0.9).Contains(rate));
}
