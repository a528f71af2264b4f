namespace SurveyHub.Tests;

public sealed class ModeEffectTests
{
    private static readonly IndexStructure _structure = new(Sample.Version());

    [Fact]
    public void Of_TwoChannels_AreTestedAndComparedBeforeTheyArePooled()
    {
        var effect = Of((Channel.Kiosk, 180, 20), (Channel.Web, 150, 50));

        Assert.Equal([(Channel.Web, 0.75, true), (Channel.Kiosk, 0.9, true)], effect.Channels.Select(of => (of.Channel, of.Estimate.Counts.Rate!.Value, of.IsCompared)));
        Assert.Equal((1, 15.584415584), (effect.Test!.DegreesOfFreedom, Math.Round(effect.Test.Statistic, 9))); // 400 (150·20 − 50·180)² / (200·200·330·70)
        var pair = Assert.Single(effect.Differences);
        Assert.Equal((Channel.Web, Channel.Kiosk, -0.15), (pair.First, pair.Second, Math.Round(pair.Difference.Value, 12)));
        Assert.Equal((-0.2229, -0.0761), (Math.Round(pair.Difference.Interval!.Value.Lower, 4), Math.Round(pair.Difference.Interval!.Value.Upper, 4)));
        Assert.Equal(new LeftOut(200, 200, 0.825, 0.9), effect.Channels[0].LeftOut);
    }

    [Theory]
    [InlineData(160, 40, 162, 38, Pooling.Defensible)]
    [InlineData(8000, 2000, 8200, 1800, Pooling.DefensibleThoughDifferent)]
    [InlineData(18, 12, 22, 8, Pooling.Unsettled)] // 13 points among 30 people each: p = 0.27
    [InlineData(150, 50, 180, 20, Pooling.Indefensible)]
    [InlineData(150, 50, 3, 2, Pooling.Unsettled)] // five people cannot be compared
    [InlineData(50, 0, 40, 0, Pooling.Defensible)]
    public void Pooling_DifferenceAndItsP_DecideTogether(int satisfied1, int others1, int satisfied2, int others2, Pooling expected) =>
        Assert.Equal(expected, Of((Channel.Web, satisfied1, others1), (Channel.Paper, satisfied2, others2)).Pooling);

    [Fact]
    public void Of_ChannelWithTooFewPeople_IsShownAndNotCompared()
    {
        var effect = Of((Channel.Web, 150, 50), (Channel.Paper, 3, 2), (Channel.Interviewer, 160, 40), (Channel.Import, 0, 0));

        Assert.Equal([(Channel.Web, true), (Channel.Paper, false), (Channel.Interviewer, true)], effect.Channels.Select(of => (of.Channel, of.IsCompared)));
        Assert.Equal(Of((Channel.Web, 150, 50), (Channel.Interviewer, 160, 40)).Test, effect.Test);
        Assert.Single(effect.Differences);
    }

    [Fact]
    public void Of_SeveralAnswersAPerson_AreOneOpinion()
    {
        var twice = new Dictionary<Channel, Tally>
        {
            [Channel.Web] = Quality.Count(_structure, (150, 5, 5), (50, 1, 1)),
            [Channel.Kiosk] = Quality.Count(_structure, (180, 5, 5), (20, 1, 1)),
        };

        Assert.Equal(Of((Channel.Web, 150, 50), (Channel.Kiosk, 180, 20)).Test, ModeEffect.Of(_structure, twice, _structure.Overall).Test);
    }

    [Fact]
    public void Pooling_OneChannel_HasNothingToPool() => Assert.Null(Of((Channel.Web, 150, 50)).Pooling);

    private static ModeEffect Of(params (Channel Channel, int Satisfied, int Others)[] channels) => ModeEffect.Of(
        _structure, channels.ToDictionary(of => of.Channel, of => Quality.Count(_structure, (of.Satisfied, 5, 0), (of.Others, 1, 0))), _structure.Overall);
}
