namespace SurveyHub.Tests;

public sealed class VerdictTests
{
    private static readonly Interval _exact = new(0, 0);

    // The interval is far away, so only the exact counts decide.
    [Theory]
    [InlineData(80_000, ">", 80, Verdict.Missed)]
    [InlineData(80_000, ">=", 80, Verdict.Met)]
    [InlineData(80_004, ">", 80, Verdict.Met)]
    [InlineData(80_004, ">=", 80, Verdict.Met)]
    [InlineData(79_996, ">", 80, Verdict.Missed)]
    [InlineData(79_996, ">=", 80, Verdict.Missed)]
    [InlineData(89_995, ">", 90, Verdict.Missed)]
    [InlineData(89_995, ">=", 90, Verdict.Missed)]
    [InlineData(89_996, ">", 90, Verdict.Missed)]
    [InlineData(89_996, ">=", 90, Verdict.Missed)]
    [InlineData(90_000, ">", 90, Verdict.Missed)]
    [InlineData(90_000, ">=", 90, Verdict.Met)]
    [InlineData(90_001, ">", 90, Verdict.Met)]
    [InlineData(0, ">=", 80, Verdict.Missed)]
    [InlineData(100_000, ">", 90, Verdict.Met)]
    public void Check_SatisfiedOfAHundredThousand_GoesByTheExactCounts(long satisfied, string op, int percent, Verdict verdict) =>
        Assert.Equal(verdict, new Demand(percent, OrEqual: op == ">=").Check(new(satisfied, 100_000), _exact));

    [Theory]
    [InlineData(85, 0.79, 0.88, Verdict.MetUncertain)]
    [InlineData(85, 0.80, 0.89, Verdict.MetUncertain)] // the end belongs to the interval
    [InlineData(85, 0.801, 0.89, Verdict.Met)]
    [InlineData(75, 0.72, 0.81, Verdict.MissedUncertain)]
    [InlineData(75, 0.71, 0.80, Verdict.MissedUncertain)]
    [InlineData(75, 0.71, 0.799, Verdict.Missed)]
    public void Check_ThresholdInsideTheInterval_IsUncertain(long satisfied, double lower, double upper, Verdict verdict) =>
        Assert.Equal(verdict, new Demand(80, OrEqual: true).Check(new(satisfied, 100), new Interval(lower, upper)));

    [Theory]
    [InlineData(0.75, 0.851, 0.05, Verdict.NotEnoughData)]
    [InlineData(0.75, 0.849, 0.05, Verdict.MissedUncertain)]
    [InlineData(0.75, 0.851, 0.06, Verdict.MissedUncertain)]
    [InlineData(0.10, 0.60, 0.05, Verdict.NotEnoughData)] // also where the threshold is far away
    [InlineData(0.10, 0.60, 0.25, Verdict.Missed)]
    public void Check_IntervalReachesFurtherThanAgreed_IsNotEnoughData(double lower, double upper, double margin, Verdict verdict) =>
        Assert.Equal(verdict, new Demand(80, OrEqual: true).Check(new(79, 100), new Interval(lower, upper), margin));

    [Theory]
    [InlineData(0.85, Verdict.Missed)]
    [InlineData(0.91, Verdict.MetUncertain)]
    [InlineData(0.95, Verdict.Met)]
    public void Check_DesignedSample_GoesByTheWeightedRateNotByTheCounts(double rate, Verdict verdict) => // all who answered are satisfied; ± 2 points
        Assert.Equal(verdict, new Demand(90, OrEqual: true).Check(Estimated.Drawn(rate, 0.01, degreesOfFreedom: 299, respondents: 300)));

    [Fact]
    public void Check_AnswersWithoutAnInterval_AreNotEnoughData() => Assert.Equal(Verdict.NotEnoughData, new Demand(80, OrEqual: true).Check(new(9, 10), interval: null));

    [Fact]
    public void Check_NobodyAnswered_IsNoData() => Assert.Equal(Verdict.NoData, new Demand(80, OrEqual: true).Check(default, interval: null));

    [Theory]
    [InlineData("89.995", ">=", 3)] // 90,00 would look met
    [InlineData("89.996", ">=", 3)]
    [InlineData("89.9999999", ">=", 7)]
    [InlineData("89.994", ">=", 2)]
    [InlineData("90.00", ">=", 2)]
    [InlineData("90.001", ">", 3)] // 90,00 would look missed
    [InlineData("90.004", ">", 3)]
    [InlineData("90.005", ">", 2)]
    [InlineData("90.004", ">=", 2)]
    public void Decimals_OfARateNearNinety_AreAsManyAsTheVerdictNeeds(string percent, string op, int decimals) => Assert.Equal(
        decimals, new Demand(90, OrEqual: op == ">=").Decimals(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Decimals_OfAThirdOfTheWay_AreTwo() => Assert.Equal(2, new Demand(33, OrEqual: false).Decimals(new TopBox(1, 3).Percent!.Value));
}
