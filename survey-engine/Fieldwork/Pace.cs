namespace SurveyHub.Engine;

/// <summary>How fast interviews come in, and when that will be enough.</summary>
/// <param name="PerDay">The mean of the last seven whole days, or of as many as the campaign has been open; null on its first day and before.</param>
/// <param name="DaysLeft">Today and the last day included; 0 when it is over.</param>
public sealed record Pace(long Planned, long Done, double? PerDay, int DaysLeft)
{
    /// <summary>How many days count for the pace: every weekday once.</summary>
    public const int Days = 7;

    /// <summary>Whether there is something to forecast by: not on the first day, when nothing said before its end would be fair.</summary>
    public bool IsKnown => PerDay is not null || DaysLeft == 0;

    public long Missing => Math.Max(0, Planned - Done);

    /// <summary>How many whole days of this pace it takes from today on; 0 when all are there, null when none come in.</summary>
    public int? DaysNeeded => Missing == 0 ? 0 : PerDay > 0 ? (int)Math.Min(int.MaxValue, Math.Ceiling(Missing / PerDay.Value)) : null;

    public bool IsInTime => DaysNeeded <= DaysLeft;

    /// <summary>How many must come each day from today to the last; null when there is no day left, or nothing missing.</summary>
    public long? NeededPerDay => Missing == 0 || DaysLeft == 0 ? null : (Missing + DaysLeft - 1) / DaysLeft;

    /// <summary>How many there will be after the last day, if it goes on so; no more than are planned.</summary>
    public double Expected => Math.Min(Math.Max(Planned, Done), Done + ((PerDay ?? 0) * DaysLeft));

    /// <summary>The day on which the last one comes in; null when all are there, none come in, or it is too far to name.</summary>
    public DateOnly? FinishesOn(DateOnly today) => DaysNeeded is > 0 and < 36_500 and var days ? today.AddDays(days - 1) : null;

    /// <param name="byDay">How many came on each day; today counts as done, and not for the pace.</param>
    public static Pace Of(long planned, IEnumerable<(DateOnly Day, long Count)> byDay, (DateOnly Opens, DateOnly Closes) days, DateOnly today)
    {
        var counts = byDay.ToList();
        var end = today <= days.Closes ? today : days.Closes.AddDays(1); // the first day that does not count
        var length = Math.Min(Days, end.DayNumber - days.Opens.DayNumber);
        var recent = counts.Where(count => count.Day < end && count.Day >= end.AddDays(-length)).Sum(count => count.Count);
        return new(
            planned, counts.Sum(count => count.Count), length > 0 ? (double)recent / length : null,
            Math.Max(0, days.Closes.DayNumber - Math.Max(today.DayNumber, days.Opens.DayNumber) + 1));
    }
}
