using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>
/// What the exact counts, or the estimate of a designed sample, say of a target; "uncertain" means that the 95 % interval contains the threshold, "not enough data" that it is
/// wider than agreed, wherever the threshold lies.
/// </summary>
/// <remarks>Withheld: there are figures, and they are not for the public.</remarks>
public enum Verdict { Met, MetUncertain, MissedUncertain, Missed, NoData, NotEnoughData, Withheld }

public static class Verdicts
{
    /// <summary>How far an interval may reach to each side for a verdict to be given, half its width: five percentage points where nothing else was agreed.</summary>
    /// <remarks>The e = 5 % of the size rule in the guides, n = N / (1 + N·e²).</remarks>
    public const double Margin = 0.05;

    /// <summary>Compares the rate as it is, not as it is printed: 89.995 % prints as 90,00 % and still misses 90 %.</summary>
    /// <param name="interval">Null where none can be given.</param>
    public static Verdict Check(this Demand demand, TopBox counts, Interval? interval, double margin = Margin) => Check(demand, counts.Percent, interval, margin);

    /// <summary>Of a designed sample it is the weighted rate that is compared, see <see cref="Estimate.Percent"/>: the counts speak of respondents, it of the population.</summary>
    public static Verdict Check(this Demand demand, Estimate estimate, double margin = Margin) => Check(demand, estimate.Percent, estimate.Interval, margin);

    private static Verdict Check(Demand demand, decimal? exactly, Interval? interval, double margin)
    {
        if (exactly is not { } percent)
            return Verdict.NoData;
        if (interval is not { } within || within.HalfWidth > margin)
            return Verdict.NotEnoughData;

        var isUncertain = within.Contains(demand.Threshold());
        return demand.IsReachedBy(percent)
            ? isUncertain ? Verdict.MetUncertain : Verdict.Met
            : isUncertain ? Verdict.MissedUncertain : Verdict.Missed;
    }

    /// <summary>With how many decimals a percentage must be printed so that no reader could think the verdict wrong: two or more.</summary>
    /// <param name="percent">0 to 100, not rounded.</param>
    public static int Decimals(this Demand demand, decimal percent)
    {
        var decimals = 2;
        while (decimals < 28 && demand.IsReachedBy(Math.Round(percent, decimals, MidpointRounding.AwayFromZero)) != demand.IsReachedBy(percent))
            decimals++;
        return decimals;
    }

    /// <summary>0 to 1.</summary>
    internal static double Threshold(this Demand demand) => (double)(demand.Percent / 100);
}
