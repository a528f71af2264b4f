using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class RateAxisTests
{
    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.8, "80%")]
    [InlineData(1, "100%")]
    public void Place_WholeAxis_IsTheRate(double rate, string place) => Assert.Equal(place, RateAxis.Whole.Place(rate));

    [Theory]
    [InlineData(0.6, "0%")]
    [InlineData(0.8, "50%")]
    [InlineData(0.9, "75%")]
    [InlineData(0.2, "0%")] // beyond the end
    public void Place_AxisCutAt60_IsTheShareOfWhatIsLeft(double rate, string place) => Assert.Equal(place, new RateAxis(0.6).Place(rate));

    [Theory]
    [InlineData(0.93, 0.8)]
    [InlineData(0.75, 0.7)]
    [InlineData(0.71, 0.6)] // too near to 70 %
    [InlineData(0.45, 0)]
    [InlineData(0, 0)]
    public void For_TheLowestRate_BeginsAtAWholeTenPerCentBelow(double lowest, double from) => Assert.Equal(from, RateAxis.For([1, lowest]).From, 12);

    [Fact]
    public void For_NoRates_IsTheWholeAxis() => Assert.Equal(RateAxis.Whole, RateAxis.For([]));

    [Fact]
    public void Ticks_GoFromEndToEnd()
    {
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1], RateAxis.Whole.Ticks);
        Assert.Equal([0.7, 0.8, 0.9, 1], new RateAxis(0.7).Ticks);
    }

    [Theory]
    [InlineData(-0.1, 1)]
    [InlineData(0.5, 0.5)]
    [InlineData(0, 1.1)]
    public void Construct_NoAxis_IsRefused(double from, double to) => Assert.Throws<ArgumentOutOfRangeException>(() => new RateAxis(from, to));
}
