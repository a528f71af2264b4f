namespace SurveyHub.Tests;

public sealed class AlertRuleTests
{
    /// <summary>Under a threshold of 80 %, at 95 % certainty, from 30 people on.</summary>
    [Theory]
    [InlineData(false, 0.05, 30, true)] // surely below: 0.95 is enough
    [InlineData(false, 0.06, 30, false)]
    [InlineData(false, 0.01, 29, false)] // too few people say it
    [InlineData(true, 0.94, 30, true)] // above, but not surely: it stays
    [InlineData(true, 0.95, 30, false)]
    [InlineData(true, 0.99, 29, true)]
    [InlineData(true, null, 30, true)] // nothing is known
    [InlineData(false, null, 30, false)]
    public void IsRaised_Below_TurnsOnlyWhenItIsSure(bool was, double? over, long respondents, bool expected) => Assert.Equal(expected, Rule(AlertSide.Below).IsRaised(was, over, respondents));

    [Theory]
    [InlineData(false, 0.95, true)]
    [InlineData(false, 0.94, false)]
    [InlineData(true, 0.06, true)]
    [InlineData(true, 0.05, false)]
    public void IsRaised_Above_IsTheOtherWayRound(bool was, double over, bool expected) => Assert.Equal(expected, Rule(AlertSide.Above).IsRaised(was, over, 30));

    private static AlertRule Rule(AlertSide side) => new(Guid.NewGuid(), Code.Of("demo"), null, null, "overall", side, 80, 30, 95, new(Role.Leader, null, []));
}
