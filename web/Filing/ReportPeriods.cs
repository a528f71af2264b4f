using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The stretches of time that reports of a campaign are about; null stands for the whole campaign.</summary>
public static class ReportPeriods
{
    private static readonly PeriodKind[] _kinds = [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.HalfYear, PeriodKind.Year];

    /// <summary>Null for the whole campaign.</summary>
    public static PeriodKind? KindOf(ReportCycle cycle) => cycle switch
    {
        ReportCycle.Month => PeriodKind.Month,
        ReportCycle.Quarter => PeriodKind.Quarter,
        ReportCycle.HalfYear => PeriodKind.HalfYear,
        ReportCycle.Year => PeriodKind.Year,
        ReportCycle.Whole => null,
    };

    /// <summary>Those that are over before the day, the latest first: the whole campaign, months, quarters …</summary>
    public static IEnumerable<Period?> Over(Campaign campaign, DateOnly day) =>
        [.. campaign.HasEndedOn(day) ? (Period?[])[null] : [], .. _kinds.SelectMany(kind => Of(campaign, kind).Where(period => period.Last < day).Reverse().Select(period => (Period?)period))];

    /// <summary>Those that have a day of the campaign, the earliest first.</summary>
    public static IEnumerable<Period> Of(Campaign campaign, PeriodKind kind)
    {
        for (var period = Period.Of(campaign.Opens, kind); period.First <= campaign.Closes; period = period.Next)
            yield return period;
    }

    /// <summary>What is asked for to report on it: against the period before, where the campaign has one.</summary>
    public static ReportRequest Request(Campaign campaign, Period? period, Code? unit)
    {
        var request = new ReportRequest(campaign.Code.Value, unit?.Value, Field: null, Against: null, Level: null, PeriodKind.Month) { HasComments = false };
        if (period is not { } days)
            return request;
        var before = Period.Of(days.First.AddDays(-1), days.Kind);
        var dated = request with { From = Day(days.First), To = Day(days.Last) };
        return before.Last < campaign.Opens ? dated : dated with { AgainstFrom = Day(before.First), AgainstTo = Day(before.Last) };
    }

    /// <summary>The address of the page that shows the same of what is counted now.</summary>
    public static string AddressOf(ReportRequest request) => $"/reports/{request.Campaign}" + QueryString.Create(
        new[] { ("unit", request.Unit), ("from", request.From), ("to", request.To), ("against-from", request.AgainstFrom), ("against-to", request.AgainstTo) }
            .Where(pair => pair.Item2 is not null).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));

    /// <summary>Quý I năm 2026</summary>
    public static string Of(this Texts t, Period? period) => period is not { } days
        ? t["filing.period-whole"]
        : days.Kind switch
        {
            PeriodKind.Month => t["filing.period-month", MonthOf(days.First, t), days.First.Year],
            PeriodKind.Quarter => t["filing.period-quarter", ((string[])["I", "II", "III", "IV"])[(days.First.Month - 1) / 3], days.First.Year],
            PeriodKind.HalfYear => t[days.First.Month == 1 ? "filing.period-first-half" : "filing.period-second-half", days.First.Year],
            PeriodKind.Year => t["filing.period-year", days.First.Year],
            PeriodKind.Day or PeriodKind.Week => days.ToString(),
        };

    /// <remarks>The framework writes it small in Vietnamese, in the middle of a sentence.</remarks>
    private static string MonthOf(DateOnly day, Texts t) => t.Culture.DateTimeFormat.GetMonthName(day.Month) is var name ? char.ToUpper(name[0], t.Culture) + name[1..] : "";

    private static string Day(DateOnly day) => ReportJson.Day(day)!;
}
