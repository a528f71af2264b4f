namespace SurveyHub.Tests;

public class PeriodTests
{
    [Theory]
    [InlineData("2026-03-05", PeriodKind.Day, "2026-03-05", "2026-03-05", "2026-03-05", "2026-03-06")]
    [InlineData("2026-03-22", PeriodKind.Week, "2026-W12", "2026-03-16", "2026-03-22", "2026-W13")]
    [InlineData("2024-02-29", PeriodKind.Month, "2024-02", "2024-02-01", "2024-02-29", "2024-03")]
    [InlineData("2026-03-31", PeriodKind.Quarter, "2026-Q1", "2026-01-01", "2026-03-31", "2026-Q2")]
    [InlineData("2026-12-31", PeriodKind.Quarter, "2026-Q4", "2026-10-01", "2026-12-31", "2027-Q1")]
    [InlineData("2025-07-01", PeriodKind.HalfYear, "2025-H2", "2025-07-01", "2025-12-31", "2026-H1")]
    [InlineData("2025-06-30", PeriodKind.HalfYear, "2025-H1", "2025-01-01", "2025-06-30", "2025-H2")]
    [InlineData("2026-01-01", PeriodKind.Year, "2026", "2026-01-01", "2026-12-31", "2027")]
    public void Of_ADay_IsThePeriodItIsIn(string day, PeriodKind kind, string text, string first, string last, string next)
    {
        var period = Period.Of(Day(day), kind);

        Assert.Equal((text, Day(first), Day(last), next), (period.ToString(), period.First, period.Last, period.Next.ToString()));
        Assert.Equal(period, Period.Parse(text));
    }

    [Theory] // ISO 8601: 1 January 2027 is a Friday, so it is still in the last week of 2026; 29 December 2025 is a Monday of 2026's first
    [InlineData("2027-01-01", "2026-W53")]
    [InlineData("2027-01-04", "2027-W01")]
    [InlineData("2025-12-28", "2025-W52")]
    [InlineData("2025-12-29", "2026-W01")]
    public void Of_ADayNearNewYear_IsInTheWeekOfTheYearThatHasItsThursday(string day, string week) =>
        Assert.Equal(week, Period.Of(Day(day), PeriodKind.Week).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-13")]
    [InlineData("2026-Q5")]
    [InlineData("2026-H3")]
    [InlineData("2025-02-29")]
    [InlineData("2026-3")]
    [InlineData("0026")]
    [InlineData("2026\n")]
    public void Parse_NoPeriod_IsNull(string? text) => Assert.Null(Period.Parse(text));

    [Fact]
    public void CompareTo_PeriodsOfOneFirstDay_PutsTheShorterFirst()
    {
        List<string> sorted = [.. new[] { "2026", "2026-H1", "2025-12", "2026-01-01", "2026-Q1", "2026-01" }.Select(text => Period.Parse(text)!.Value).Order().Select(period => period.ToString())];

        Assert.Equal(["2025-12", "2026-01-01", "2026-01", "2026-Q1", "2026-H1", "2026"], sorted);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
