namespace SurveyHub.Engine;

/// <summary>When a building is open to the public, the same hours on each of its days.</summary>
public sealed record OpeningHours
{
    /// <param name="opens">Included, by the clock in Viet Nam.</param>
    /// <param name="closes">Excluded, by the clock in Viet Nam.</param>
    /// <exception cref="ArgumentOutOfRangeException">It closes before it opens.</exception>
    public OpeningHours(IReadOnlySet<DayOfWeek> days, TimeOnly opens, TimeOnly closes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(closes, opens);
        (Days, Opens, Closes) = (days, opens, closes);
    }

    /// <summary>Monday to Saturday from 6:30 to 18:00: an hour around the widest hours that one-stop counters keep.</summary>
    public static OpeningHours Usual { get; } = new(
        new HashSet<DayOfWeek> { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday },
        new(6, 30),
        new(18, 0));

    public IReadOnlySet<DayOfWeek> Days { get; }
    public TimeOnly Opens { get; }
    public TimeOnly Closes { get; }

    public bool Contains(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, VietnamClock.VietnamTime).DateTime;
        return Days.Contains(local.DayOfWeek) && TimeOnly.FromDateTime(local) is var time && time >= Opens && time < Closes;
    }
}
