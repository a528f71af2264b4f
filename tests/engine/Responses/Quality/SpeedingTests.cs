namespace SurveyHub.Tests;

public sealed class SpeedingTests
{
    private static readonly TimeSpan _least = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(Channel.Web, 9.999, true)]
    [InlineData(Channel.Web, 10, false)]
    [InlineData(Channel.Web, 0, true)]
    [InlineData(Channel.Web, -119, true)] // clocks of two nodes
    [InlineData(Channel.Web, -121, false)] // nobody knows how long it took
    [InlineData(Channel.Kiosk, 9, true)]
    [InlineData(Channel.Invitation, 9, true)]
    [InlineData(Channel.Interviewer, 9, true)]
    [InlineData(Channel.Import, 9, true)]
    [InlineData(Channel.Paper, 9, false)]
    public void IsIn_TimeTaken_IsHeldAgainstTheLeast(Channel channel, double seconds, bool expected) => Assert.Equal(
        expected, Speeding.IsIn(Sample.Submission() with { Channel = channel, StartedAt = Sample.Noon.AddSeconds(-seconds) }, _least));

    [Fact]
    public void IsIn_StartUnknown_IsNoSpeeding() => Assert.False(Speeding.IsIn(Sample.Submission() with { StartedAt = null }, _least));

    [Fact]
    public void LeastMilliseconds_OfItems_IsASecondOrTheTimeForTheirWordsAndAScaleOnce()
    {
        var least = Sample.Version().LeastMilliseconds;

        // c24: 5 words and 14 of its scale, which c39 shares: 4 words; gender 2 + 2; channels 3 + 4; comment 3
        Assert.Equal([1900, 1000, 1000, 1000, 1000], least);
    }

    [Theory]
    [InlineData("4545454545", null, 10.7)] // c1: 3 words and 14 of the scale
    [InlineData("45--------", null, 2.7)]
    [InlineData("-5--------", null, 1)]
    [InlineData("----------", null, 0)]
    [InlineData("----------", "Cảm ơn", 1)]
    public void LeastTime_OfAResponse_IsTheSumOverWhatWasAnswered(string levels, string? comment, double seconds) =>
        Assert.Equal(seconds, Flagged.Answers(Flagged.Campaign.Version, levels, comment).Traits.LeastTime.TotalSeconds, 1);
}
