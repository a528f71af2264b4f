using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class CertaintyTests
{
    // The posterior's tail with mpmath, to 40 digits.
    [Theory]
    [InlineData(85, 100, 80, 0.89745970760328)]
    [InlineData(72, 80, 90, 0.47987186649614)]
    [InlineData(5, 5, 80, 0.87453310358928)]
    [InlineData(900, 1000, 88, 0.97636476136162)]
    public void Probability_PublicRates_AreThePosteriorsTail(long satisfied, long respondents, int percent, double probability)
    {
        Assert.Equal(probability, new Demand(percent, OrEqual: true).Probability(Estimated.Open(satisfied, respondents))!.Value, 10);
        Assert.Equal(probability, new Demand(percent, OrEqual: false).Probability(Estimated.Open(satisfied, respondents))!.Value, 10);
    }

    [Fact]
    public void Probability_AMillionPeople_IsTheNormalTail() => // (0.8005 − 0.8) / √(0.8005 · 0.1995 / 10⁶) = 1.2507: 0.8945
        Assert.Equal(0.8945, new Demand(80, OrEqual: true).Probability(Estimated.Open(800_500, 1_000_000))!.Value, 3);

    [Fact]
    public void Probability_DesignedSample_IsThatOfItsIndependentRespondents()
    {
        var drawn = Estimated.Drawn(0.85, 0.035707142142714, degreesOfFreedom: 299, respondents: 300); // 0.85 · 0.15 / se² = 100, and t is the same on both sides

        Assert.Equal(0.89745970760328, new Demand(80, OrEqual: true).Probability(drawn)!.Value, 9);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(100, 0)]
    public void Probability_OfEverythingOrOfMoreThanEverything_IsCertain(int percent, double probability) =>
        Assert.Equal(probability, new Demand(percent, OrEqual: true).Probability(Estimated.Open(9, 10)));

    [Fact]
    public void NobodyAnswered_NothingIsKnown()
    {
        var demand = new Demand(80, OrEqual: true);

        Assert.Equal((null, null), (demand.Probability(Estimated.Open(0, 0)), demand.RespondentsToSettle(Estimated.Open(0, 0))));
    }

    // z² t (1 − t) / (p − t)²: 3.841459 · 0.16 / 0.0025 = 245.85; 682.93; 3.841459 · 0.09 / 0.0025 = 138.3. Where the rate is far from the
    // threshold, the margin decides: 0.6 ± 0.05 needs 366, 1 ± 0.05 (half of z² / (n + z²)) needs 35. All counted through from 1 with mpmath.
    [Theory]
    [InlineData(17, 20, 80, 246)]
    [InlineData(83, 100, 80, 683)]
    [InlineData(19, 20, 90, 139)]
    [InlineData(15, 20, 80, 286)]
    [InlineData(12, 20, 90, 366)]
    [InlineData(20, 20, 90, 35)]
    [InlineData(0, 20, 80, 35)]
    [InlineData(8_999, 10_000, 90, 34_573_130)]
    public void RespondentsToSettle_RateStaysAsItIs_IsTheFirstSizeThatSettles(long satisfied, long respondents, int percent, long needed) =>
        Assert.Equal(needed, new Demand(percent, OrEqual: true).RespondentsToSettle(Estimated.Open(satisfied, respondents)));

    [Fact]
    public void RespondentsToSettle_NarrowerMarginAgreed_AreMore() =>
        Assert.Equal(469, new Demand(90, OrEqual: true).RespondentsToSettle(Estimated.Open(19, 20), margin: 0.02));

    [Theory]
    [InlineData(72, 80, "90")] // exactly at the threshold
    [InlineData(333, 1_000, "33.3")]
    [InlineData(100, 100, "100")]
    [InlineData(899_999_999, 1_000_000_000, "90")] // a billion and one would not do
    [InlineData(900, 1_000, "80")] // settled
    public void RespondentsToSettle_NoSizeSettlesOrItIsSettled_IsNone(long satisfied, long respondents, string percent) =>
        Assert.Null(new Demand(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), OrEqual: true).RespondentsToSettle(Estimated.Open(satisfied, respondents)));

    [Fact]
    public void RespondentsToSettle_DesignedSample_IsAsManyTimesMoreAsTheDesignNeeds()
    {
        var drawn = Estimated.Drawn(0.85, 0.035707142142714, degreesOfFreedom: 299, respondents: 300); // 300 say as much as 100

        Assert.Equal(738, new Demand(80, OrEqual: true).RespondentsToSettle(drawn)); // 3 · 246
    }

    [Fact]
    public void RespondentsToSettle_AnyCounts_SettlesAndOneFewerDoesNot() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), Gen.Choose(50, 95).ToArbitrary(), (n, seed, percent) =>
        {
            var (demand, satisfied) = (new Demand(percent, OrEqual: true), seed % (n + 1));
            if (demand.RespondentsToSettle(Estimated.Open(satisfied, n)) is not { } needed)
                return IsSettled(n) || 100 * satisfied == percent * n;
            return needed > n && IsSettled(needed) && !IsSettled(needed - 1);

            bool IsSettled(long size) =>
                demand.Check(new(satisfied, n), Wilson.Interval95((double)satisfied / n, size)) is Verdict.Met or Verdict.Missed;
        }));

    [Fact]
    public void Probability_OneMoreSatisfied_IsHigher() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Choose(1, 500).ToArbitrary(), Gen.Choose(0, 500).ToArbitrary(), Gen.Choose(50, 95).ToArbitrary(), (n, seed, percent) =>
        {
            var (demand, satisfied) = (new Demand(percent, OrEqual: true), seed % n);
            var (less, more) = (demand.Probability(Estimated.Open(satisfied, n)), demand.Probability(Estimated.Open(satisfied + 1, n)));
            return (less < more || more < 1e-12 || less > 1 - 1e-12) && less >= 0 && more <= 1; // no double lies between near certainty and 1
        }));

    // "Met" is the score test at 2.5 %, and the posterior agrees with it but for the skewness of few answers: near 100 % a little more is left.
    [Theory]
    [InlineData(70)]
    [InlineData(80)]
    [InlineData(90)]
    [InlineData(95)]
    public void Probability_SettledVerdict_IsAlmostCertainOfIt(int percent)
    {
        var demand = new Demand(percent, OrEqual: true);
        foreach (var n in new[] { 35, 50, 80, 139, 246, 385, 600 })
        {
            var estimates = Enumerable.Range(0, n + 1).Select(satisfied => Estimated.Open(satisfied, n)).ToLookup(estimate => demand.Check(estimate.Counts, estimate.Interval));

            Assert.All(estimates[Verdict.Met], estimate => Assert.InRange(demand.Probability(estimate)!.Value, 0.97, 1));
            Assert.All(estimates[Verdict.Missed], estimate => Assert.InRange(demand.Probability(estimate)!.Value, 0, 0.05));
        }
    }
}
