using System.Globalization;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How figures are printed: the only place where they are rounded.</summary>
public static class Figures
{
    private const string NoFigure = "–";

    /// <summary>1.234 in Vietnamese, 1,234 in English.</summary>
    public static string Count(this Texts t, long count) => count.ToString("N0", t.Culture);

    /// <summary>A dash where the count is withheld.</summary>
    public static string Count(this Texts t, long? count) => count is { } known ? t.Count(known) : NoFigure;

    /// <summary>83,94 % in Vietnamese, 83.94% in English; a dash when nobody answered.</summary>
    public static string Percent(this Texts t, TopBox counts, int decimals = 2) => counts.Percent is { } percent ? t.Percent(percent, decimals) : NoFigure;

    /// <summary>With as many decimals as the verdict on the demand needs to be believed, two or more.</summary>
    public static string Percent(this Texts t, TopBox counts, Demand? demand) => t.Rate(counts.Percent, demand);

    /// <summary>With as many decimals as the strictest of the demands needs, two or more.</summary>
    /// <param name="percent">0 to 100; null when nobody answered.</param>
    public static string Rate(this Texts t, decimal? percent, params IEnumerable<Demand?> demands) => percent is { } known
        ? t.Percent(known, demands.OfType<Demand>().Select(demand => demand.Decimals(known)).DefaultIfEmpty(2).Max())
        : NoFigure;

    /// <summary>97 %; never 0 or 100 %, which nothing that was sampled is: under 1 % or over 99 % instead.</summary>
    /// <param name="probability">0 to 1.</param>
    public static string Probability(this Texts t, double probability) => probability switch
    {
        < 0.01 => t["figure.under", t.Percent(1m, 0)],
        > 0.99 => t["figure.over", t.Percent(99m, 0)],
        _ => t.Percent((decimal)(100 * probability), 0),
    };

    /// <summary>5 percentage points, 2,5 in Vietnamese; without the word.</summary>
    /// <param name="difference">Of two shares: 0.05 is 5.</param>
    public static string Points(this Texts t, double difference) => (100 * difference).ToString("0.##", t.Culture);

    /// <summary>12,4 % of a share that is no rate of answers, such as an importance.</summary>
    /// <param name="share">0 to 1.</param>
    public static string Share(this Texts t, double share) => t.Percent((decimal)(100 * share), 1);

    /// <summary>3,75: a difference of percentages, without its sign, with as many decimals as show that there is one, two or more.</summary>
    public static string Points(this Texts t, Fraction difference) => t.Points(difference.Percent);

    /// <inheritdoc cref="Points(Texts, Fraction)"/>
    public static string Points(this Texts t, Difference difference) => t.Points(PointsOf(difference.Value));

    /// <inheritdoc cref="Points(Texts, Fraction)"/>
    /// <param name="difference">In points of per cent.</param>
    public static string Points(this Texts t, decimal difference)
    {
        var (points, decimals) = (Math.Abs(difference), 2);
        while (points != 0 && Math.Round(points, decimals, MidpointRounding.AwayFromZero) == 0)
            decimals++;
        return t.Fixed(points, decimals);
    }

    /// <summary>+3,75 or −3,75; 0,00 when there is no difference.</summary>
    public static string SignedPoints(this Texts t, Fraction difference) => t.SignedPoints(difference.Percent);

    /// <inheritdoc cref="SignedPoints(Texts, Fraction)"/>
    /// <param name="difference">In points of per cent.</param>
    public static string SignedPoints(this Texts t, decimal difference) => Math.Sign(difference) switch { < 0 => "−", 0 => "", > 0 => "+" } + t.Points(difference);

    /// <summary>The same; a dash where there is no difference to speak of.</summary>
    public static string SignedPoints(this Texts t, Difference? difference) => difference is null ? NoFigure : t.SignedPoints(PointsOf(difference.Value));

    /// <summary>−1,20–+3,40: the interval of a difference; a dash where there is none.</summary>
    public static string PointRange(this Texts t, Difference? difference) =>
        difference?.Interval is { } ends ? t["figure.between", t.SignedPoints(PointsOf(ends.Lower)), t.SignedPoints(PointsOf(ends.Upper))] : NoFigure;

    /// <param name="share">A difference of shares: 0.05 is 5 points.</param>
    internal static decimal PointsOf(double share) => (decimal)(100 * share);

    /// <summary>An index of any formula: 0,7125 in Vietnamese, 3.85 in English; a dash when there is none.</summary>
    public static string Index(this Texts t, double? index) => index is { } value ? Math.Round(value, 4, MidpointRounding.AwayFromZero).ToString("0.####", t.Culture) : NoFigure;

    /// <summary>A factor such as a design effect: 1,35 in Vietnamese; a dash when there is none.</summary>
    public static string Ratio(this Texts t, double? factor) => factor is { } value ? value.ToString("F2", t.Culture) : NoFigure;

    /// <summary>81,2 – 85,3 %; a dash when nobody answered.</summary>
    public static string Range(this Texts t, Interval? interval) => interval is { } ends
        ? $"{t.Fixed((decimal)(100 * ends.Lower), 1)}–{t.Share(ends.Upper)}"
        : NoFigure;

    /// <summary>More than 80 % or at least 80 %, as the plan words it.</summary>
    public static string Of(this Texts t, Demand? demand) => demand is null
        ? t["target.no-number"]
        : t[demand.OrEqual ? "target.at-least" : "target.over", demand.Percent.ToString("0.###", t.Culture) + t["figure.percent-sign"]];

    /// <summary>06/04/2026 in Vietnamese, 6 April 2026 in English.</summary>
    public static string Day(this Texts t, DateOnly day) => day.ToString(t["figure.day"], t.Culture);

    /// <summary>14:05, 06/04/2026, by the clock in Viet Nam.</summary>
    public static string Time(this Texts t, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, VietnamClock.VietnamTime).ToString("HH:mm, " + t["figure.day"], t.Culture);

    /// <summary>14:05:09, 06/04/2026: where it matters what came first.</summary>
    public static string ExactTime(this Texts t, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, VietnamClock.VietnamTime).ToString("HH:mm:ss, " + t["figure.day"], t.Culture);

    /// <summary>12,4 MB, of a million bytes each.</summary>
    public static string Megabytes(this Texts t, long bytes) => (bytes / 1e6).ToString("N1", t.Culture) + " MB";

    private static string Percent(this Texts t, decimal percent, int decimals) => t.Fixed(percent, decimals) + t["figure.percent-sign"];

    private static string Fixed(this Texts t, decimal number, int decimals) =>
        Math.Round(number, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), t.Culture);
}
