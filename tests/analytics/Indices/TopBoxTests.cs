namespace SurveyHub.Tests;

public sealed class TopBoxTests
{
    [Fact]
    public void Rate_NobodyAnswered_IsNull() => Assert.Equal((null, null), (default(TopBox).Rate, default(TopBox).Percent));

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(5, 5, 1)]
    [InlineData(150, 200, 0.75)]
    public void Rate_Answers_IsTheShareOfThePositive(long satisfied, long valid, double rate) => Assert.Equal(rate, new TopBox(satisfied, valid).Rate);

    [Fact]
    public void Percent_ThatADoubleCannotHold_IsExact() => Assert.Equal(89.995m, new TopBox(17_999, 20_000).Percent);

    [Fact]
    public void Add_UnitsOfDifferentSize_PoolsTheirCountsNotTheirPercentages() => Assert.Equal(new TopBox(91, 110), new TopBox(90, 100).Add(new(1, 10)));
}
