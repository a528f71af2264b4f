namespace SurveyHub.Tests;

/// <summary>Stands still at the instant a test chooses, in Viet Nam, until the test moves it.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override TimeZoneInfo LocalTimeZone => VietnamClock.VietnamTime;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
