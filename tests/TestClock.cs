namespace SurveyHub.Tests;

/// <summary>Stands still at the instant a test chooses, in Viet Nam, until the test moves it.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>How much more time has passed than really has, for what is only kept for seconds.</summary>
    public TimeSpan Passed { get; set; }

    public override TimeZoneInfo LocalTimeZone => VietnamClock.VietnamTime;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Passed.TotalSeconds * TimestampFrequency);
}
