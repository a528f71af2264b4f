namespace SurveyHub.Tests;

public sealed class FlaggingTests
{
    private const string Comment = "Cán bộ hướng dẫn rất tận tình";

    private readonly Flagging _flagging = new(OpeningHours.Usual);

    [Fact]
    public void Of_AnOrdinaryResponse_IsNothing() => Assert.Empty(_flagging.Of(Flagged.Response(comment: Comment)));

    [Fact]
    public void Of_EverythingUnusual_IsEveryFlagInOrder()
    {
        for (var i = 0; i < 5; i++)
            _flagging.Of(AtNight());

        Assert.Equal(Enum.GetValues<Flag>(), _flagging.Of(AtNight()));
    }

    [Theory]
    [InlineData(Channel.Kiosk, true)]
    [InlineData(Channel.Web, false)] // a citizen's own phone has no hours
    public void Of_ASunday_IsOutsideHoursAtAKioskOnly(Channel channel, bool expected)
    {
        var sunday = Flagged.Response(receivedAt: Sample.Noon.AddDays(-1), change: submission => submission with { Channel = channel });

        Assert.Equal(expected, _flagging.Of(sunday).Contains(Flag.OutsideHours));
    }

    [Fact]
    public void Of_HandedInAgain_IsWhatItWas()
    {
        var responses = Enumerable.Range(0, 4).Select(i => Flagged.Response(i == 0 ? "4444444444" : "4545454545", comment: Comment)).ToList();

        var first = responses.ConvertAll(_flagging.Of);

        Assert.Equal([[Flag.StraightLining], [Flag.DuplicateText], [Flag.DuplicateText], [Flag.DuplicateText]], first);
        Assert.Equal(first, responses.ConvertAll(_flagging.Of));
    }

    [Fact]
    public void Of_AResponseWithoutFlags_AllocatesNothing()
    {
        var response = Flagged.Response(comment: Comment, change: submission => submission with { Visit = new(null, null, Code.Of("quay-1")), Channel = Channel.Kiosk });
        _flagging.Of(response);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            _flagging.Of(response);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>At a kiosk, at midnight by its clock, which is twelve hours ahead; everything ticked at once.</summary>
    private static Response AtNight() => Flagged.Response("4444444444", comment: Comment, change: submission => submission with
    {
        Channel = Channel.Kiosk,
        Visit = new(null, null, Code.Of("quay-1")),
        StartedAt = Sample.Noon.AddHours(12),
        SubmittedAt = Sample.Noon.AddHours(12).AddSeconds(1),
    });
}
