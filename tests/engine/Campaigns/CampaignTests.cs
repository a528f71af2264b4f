using System.Globalization;

namespace SurveyHub.Tests;

public sealed class CampaignTests
{
    // The campaign runs from 1 to 31 March in Viet Nam, which is seven hours ahead of UTC.
    [Theory]
    [InlineData("2026-02-28T16:59:59.999Z", "campaign-not-yet-open")]
    [InlineData("2026-02-28T17:00:00Z", null)]
    [InlineData("2026-03-15T00:00:00Z", null)]
    [InlineData("2026-03-30T17:00:00Z", null)]
    [InlineData("2026-03-31T16:59:59.999Z", null)]
    [InlineData("2026-03-31T17:00:00Z", "campaign-closed")]
    [InlineData("2026-03-31T23:59:59-05:00", "campaign-closed")]
    [InlineData("2026-03-31T23:59:59+07:00", null)]
    public void RefusalOn_Instant_GoesByTheDayInVietnam(string instant, string? rule) =>
        Assert.Equal(rule, Sample.Campaign().RefusalOn(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).DayInVietnam())?.Rule);

    [Fact]
    public void New_OneDay_IsACampaign() => Assert.Null(New("2026-03-01", "2026-03-01").RefusalOn(new(2026, 3, 1)));

    [Fact]
    public void New_ClosesBeforeItOpens_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => New("2026-03-02", "2026-03-01"));

    private static Campaign New(string opens, string closes) => new(
        Code.Of("sipas-2026"), Sample.Text("Khảo sát"), Sample.Version(), DateOnly.Parse(opens, CultureInfo.InvariantCulture), DateOnly.Parse(closes, CultureInfo.InvariantCulture));
}
