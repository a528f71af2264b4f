namespace SurveyHub.Tests;

public sealed class ClockSkewTests
{
    [Theory]
    [InlineData(Channel.Web, 0, false)]
    [InlineData(Channel.Web, 600, false)]
    [InlineData(Channel.Web, 600.001, true)]
    [InlineData(Channel.Invitation, 601, true)]
    [InlineData(Channel.Kiosk, 86400, false)] // it was offline
    [InlineData(Channel.Interviewer, 86400, false)]
    [InlineData(Channel.Paper, 86400, false)]
    [InlineData(Channel.Import, 86400, false)]
    [InlineData(Channel.Web, -120, false)]
    [InlineData(Channel.Web, -120.001, true)]
    [InlineData(Channel.Kiosk, -121, true)]
    [InlineData(Channel.Import, -121, true)]
    public void IsIn_SubmittedBeforeReceived_DependsOnHowItWasSent(Channel channel, double secondsBefore, bool expected) => Assert.Equal(
        expected, ClockSkew.IsIn(Sample.Submission() with { Channel = channel, SubmittedAt = Sample.Noon.AddSeconds(-secondsBefore) }, Sample.Noon));

    [Theory]
    [InlineData(0, false)]
    [InlineData(120, false)]
    [InlineData(121, true)]
    public void IsIn_StartedAfterItWasSubmitted_IsNoTime(double seconds, bool expected) => Assert.Equal(
        expected, ClockSkew.IsIn(Sample.Submission() with { Channel = Channel.Kiosk, StartedAt = Sample.Noon.AddSeconds(seconds) }, Sample.Noon));
}
