using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>When a building is open to the public, by the clock in Viet Nam.</summary>
public sealed record OpeningHours
{
    private readonly Dictionary<DayOfWeek, (TimeOnly Opens, TimeOnly Closes)> _days;

    /// <summary>The same hours on each of some days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It closes before it opens.</exception>
    public OpeningHours(IReadOnlySet<DayOfWeek> days, TimeOnly opens, TimeOnly closes)
        : this(days.ToDictionary(day => day, _ => (opens, closes)))
    {
    }

    /// <param name="days">Those on which it opens; the opening time is included, the closing time is not.</param>
    /// <exception cref="ArgumentOutOfRangeException">On one of them it closes before it opens.</exception>
    public OpeningHours(IReadOnlyDictionary<DayOfWeek, (TimeOnly Opens, TimeOnly Closes)> days)
    {
        foreach (var (opens, closes) in days.Values)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(closes, opens, nameof(days));
        _days = new(days);
    }

    /// <summary>Monday to Saturday from 6:30 to 18:00: an hour around the widest hours that one-stop counters keep.</summary>
    public static OpeningHours Usual { get; } = new(
        new HashSet<DayOfWeek> { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday },
        new(6, 30),
        new(18, 0));

    public IReadOnlySet<DayOfWeek> Days => _days.Keys.ToHashSet();

    /// <summary>Null on a day on which it stays closed.</summary>
    public (TimeOnly Opens, TimeOnly Closes)? On(DayOfWeek day) => _days.TryGetValue(day, out var hours) ? hours : null;

    public bool Contains(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, VietnamClock.VietnamTime).DateTime;
        return On(local.DayOfWeek) is var (opens, closes) && TimeOnly.FromDateTime(local) is var time && time >= opens && time < closes;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it did not.</summary>
    public static OpeningHours? Parse(string? text)
    {
        var days = new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)>();
        foreach (var word in text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (word.Split('=', '-') is not [var day, var from, var to] || !int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 6
                || ParseTime(from) is not { } opens || ParseTime(to) is not { } closes || closes <= opens || !days.TryAdd((DayOfWeek)number, (opens, closes)))
            {
                return null;
            }
        }

        return days.Count == 0 ? null : new(days);
    }

    /// <summary>A time as <c>07:30</c>; null when it is none.</summary>
    public static TimeOnly? ParseTime(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary><c>1=07:30-17:00 2=…</c>, Sunday being 0.</summary>
    public override string ToString() =>
        string.Join(' ', _days.OrderBy(day => day.Key).Select(day => string.Create(CultureInfo.InvariantCulture, $"{(int)day.Key}={day.Value.Opens:HH:mm}-{day.Value.Closes:HH:mm}")));
}
