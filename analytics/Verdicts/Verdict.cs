using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What the exact counts say of a target; "uncertain" means that the 95 % interval contains the threshold.</summary>
/// <remarks>Withheld: there are figures, and they are not for the public.</remarks>
public enum Verdict { Met, MetUncertain, MissedUncertain, Missed, NoData, Withheld }

public static class Verdicts
{
    /// <summary>Compares the rate as it is, not as it is printed: 89.995 % prints as 90,00 % and still misses 90 %.</summary>
    public static Verdict Check(this Demand demand, TopBox counts, Interval? interval)
    {
        if (counts.Percent is not { } percent || interval is not { } within)
            return Verdict.NoData;

        var isUncertain = within.Contains((double)demand.Percent / 100);
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
}
