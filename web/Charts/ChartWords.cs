using System.Globalization;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web.Charts;

/// <summary>What charts say of their figures.</summary>
public static class ChartWords
{
    /// <summary>80 %: of an axis.</summary>
    internal static string Tick(this Texts t, double rate) => t.Percent(new TopBox((long)Math.Round(100 * rate), 100), 0);

    /// <summary>83,94 % hài lòng, khoảng tin cậy 95 % 81,2–85,3 %, 1.234 người.</summary>
    internal static string Said(this Texts t, Estimate estimate, Interval? interval, Demand? demand) => estimate.Percent is null
        ? t["chart.no-data"]
        : $"{t["chart.rate", t.Rate(estimate.Percent, demand), t.Range(interval)]}, {t["chart.people", t.Count(estimate.Respondents)]}";

    /// <summary>2026, Quý I/2026, 3/2026: short, for an axis.</summary>
    public static string Of(this Texts t, Period period) => period.Kind switch
    {
        PeriodKind.Day => period.First.ToString(t["chart.day"], t.Culture),
        PeriodKind.Week => t["chart.week", ISOWeek.GetWeekOfYear(period.First), ISOWeek.GetYear(period.First)],
        PeriodKind.Month => t["chart.month", period.First.Month, period.First.Year],
        PeriodKind.Quarter => t["chart.quarter", Roman((period.First.Month + 2) / 3), period.First.Year],
        PeriodKind.HalfYear => t[period.First.Month == 1 ? "chart.first-half" : "chart.second-half", period.First.Year],
        PeriodKind.Year => period.First.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <param name="nameOf">Names of units; null for their codes.</param>
    public static string Of(this Texts t, BreakLine line, Func<Code, string>? nameOf = null)
    {
        var why = line.Kind switch
        {
            BreakKind.Item => t["chart.break-item", line.Place],
            BreakKind.Criteria => t["chart.break-criteria"],
            BreakKind.Definition => t["chart.break-definition"],
            BreakKind.Lineage => line.Event is { } happened
                ? t["chart.break-lineage", string.Join(", ", happened.Predecessors.Select(unit => nameOf?.Invoke(unit) ?? unit.Value)), t.Day(happened.Day)]
                : t["chart.break-lineage-unknown"],
            BreakKind.Instrument => line.Place is null ? t["chart.break-instrument"] : t["chart.break-instrument-of", line.Place],
        };
        return line.Reason is null ? why : $"{why}: {line.Reason}";
    }

    private static string Roman(int quarter) => quarter switch { 1 => "I", 2 => "II", 3 => "III", _ => "IV" };
}
