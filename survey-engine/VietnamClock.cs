namespace SurveyHub.Engine;

/// <summary>The real time, with days that begin at midnight in Viet Nam wherever the server runs.</summary>
public sealed class VietnamClock : TimeProvider
{
    // A bare container may have no time-zone data; Viet Nam has kept UTC+7 without summer time since 1975.
    public static TimeZoneInfo VietnamTime { get; } =
        TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Ho_Chi_Minh", out var zone)
            ? zone
            : TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", TimeSpan.FromHours(7), "Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh");

    public override TimeZoneInfo LocalTimeZone => VietnamTime;
}

public static class VietnamTime
{
    /// <summary>The civil day in Viet Nam at that instant.</summary>
    public static DateOnly DayInVietnam(this DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, VietnamClock.VietnamTime).DateTime);

    /// <summary>The first instant of that civil day in Viet Nam.</summary>
    public static DateTimeOffset StartInVietnam(this DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), VietnamClock.VietnamTime.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue)));
}
