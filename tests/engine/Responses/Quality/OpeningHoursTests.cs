using System.Globalization;

namespace SurveyHub.Tests;

public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("2026-03-02T06:30:00+07:00", true)] // a Monday
    [InlineData("2026-03-02T06:29:59+07:00", false)]
    [InlineData("2026-03-02T17:59:59+07:00", true)]
    [InlineData("2026-03-02T18:00:00+07:00", false)]
    [InlineData("2026-03-07T12:00:00+07:00", true)] // a Saturday
    [InlineData("2026-03-08T12:00:00+07:00", false)] // a Sunday
    [InlineData("2026-03-01T23:30:00Z", true)] // in Viet Nam it is Monday, half past six
    [InlineData("2026-03-07T23:30:00Z", false)]
    public void Contains_UsualHours_GoByTheClockInVietNam(string instant, bool expected) =>
        Assert.Equal(expected, OpeningHours.Usual.Contains(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(8, 8)]
    [InlineData(18, 8)]
    public void New_ClosesBeforeItOpens_IsImpossible(int opens, int closes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OpeningHours(OpeningHours.Usual.Days, new(opens, 0), new(closes, 0)));
}
