using System.Globalization;
using System.Text.RegularExpressions;

namespace SurveyHub.Analytics;

public enum PeriodKind { Day, Week, Month, Quarter, HalfYear, Year }

/// <summary>A stretch of the calendar, in days in Viet Nam: <c>2026-03-05</c>, <c>2026-W12</c>, <c>2026-03</c>, <c>2026-Q1</c>, <c>2026-H1</c> or <c>2026</c>.</summary>
/// <remarks>Weeks are those of ISO 8601: they begin on Monday, and the first of a year is that of its 4 January. Ordered by first day, of one first day the shorter first.</remarks>
public readonly partial record struct Period : IComparable<Period>
{
    private Period(PeriodKind kind, DateOnly first) => (Kind, First) = (kind, first);

    public PeriodKind Kind { get; }

    public DateOnly First { get; }

    /// <summary>Belongs to it.</summary>
    public DateOnly Last => Kind switch
    {
        PeriodKind.Day => First,
        PeriodKind.Week => First.AddDays(6),
        PeriodKind.Month or PeriodKind.Quarter or PeriodKind.HalfYear or PeriodKind.Year => First.AddMonths(Months(Kind)).AddDays(-1),
    };

    /// <summary>The one of its kind that begins on the day after the last.</summary>
    public Period Next => new(Kind, Last.AddDays(1));

    /// <summary>The one of its kind that the day is in.</summary>
    public static Period Of(DateOnly day, PeriodKind kind) => new(kind, kind switch
    {
        PeriodKind.Day => day,
        PeriodKind.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        PeriodKind.Month or PeriodKind.Quarter or PeriodKind.HalfYear or PeriodKind.Year => new(day.Year, ((day.Month - 1) / Months(kind) * Months(kind)) + 1, 1),
    });

    /// <summary>Reads what <see cref="ToString"/> writes, of the years 1000 to 2999; null when it is no period.</summary>
    public static Period? Parse(string? text)
    {
        var match = Pattern().Match(text ?? "");
        if (!match.Success)
            return null;
        var year = Number("year");
        if (match.Groups["week"].Success)
            return Number("week") <= ISOWeek.GetWeeksInYear(year) ? Of(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, Number("week"), DayOfWeek.Monday)), PeriodKind.Week) : null;
        if (match.Groups["quarter"].Success)
            return Of(new(year, (3 * Number("quarter")) - 2, 1), PeriodKind.Quarter);
        if (match.Groups["half"].Success)
            return Of(new(year, (6 * Number("half")) - 5, 1), PeriodKind.HalfYear);
        if (!match.Groups["month"].Success)
            return Of(new(year, 1, 1), PeriodKind.Year);
        if (!match.Groups["day"].Success)
            return Of(new(year, Number("month"), 1), PeriodKind.Month);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Of(day, PeriodKind.Day) : null;

        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    public bool Contains(DateOnly day) => First <= day && day <= Last;

    public int CompareTo(Period other) => (First, Kind).CompareTo((other.First, other.Kind));

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    public override string ToString() => Kind switch
    {
        PeriodKind.Day => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        PeriodKind.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(First):0000}-W{ISOWeek.GetWeekOfYear(First):00}"),
        PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-Q{(First.Month + 2) / 3}"),
        PeriodKind.HalfYear => string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-H{(First.Month + 5) / 6}"),
        PeriodKind.Year => First.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    private static int Months(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1,
        PeriodKind.Quarter => 3,
        PeriodKind.HalfYear => 6,
        PeriodKind.Year => 12,
        PeriodKind.Day or PeriodKind.Week => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [GeneratedRegex(
        @"^(?<year>[12][0-9]{3})(-W(?<week>0[1-9]|[1-4][0-9]|5[0-3])|-Q(?<quarter>[1-4])|-H(?<half>[12])|-(?<month>0[1-9]|1[0-2])(-(?<day>[0-9]{2}))?)?\z",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
