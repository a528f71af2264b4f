using MathNet.Numerics;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How sure it is that a target is reached, and what it would take to be sure.</summary>
public static class Certainty
{
    /// <summary>More people than any country has: beyond it "so many more" says nothing, and the last digit of a rate decides.</summary>
    private const double MostPeople = 1e9;

    /// <summary>How probable it is that the rate of all people is over the threshold.</summary>
    /// <remarks>
    /// By Jeffreys' posterior, Beta(s + 1/2, n − s + 1/2) with s = rate · n, n being the independent respondents (L. D. Brown, T. T. Cai,
    /// A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), 101-133, section 3.1.3). It is
    /// continuous: "over" and "at least" are equally probable.
    /// </remarks>
    /// <returns>0 to 1; null where <see cref="Estimate.IndependentRespondents"/> is.</returns>
    public static double? Probability(this Demand demand, Estimate estimate)
    {
        if (estimate is not { Figure: { } rate, IndependentRespondents: { } n })
            return null;
        var threshold = demand.Threshold();
        return threshold <= 0 ? 1 : threshold >= 1 ? 0 : SpecialFunctions.BetaRegularized((n * (1 - rate)) + 0.5, (n * rate) + 0.5, 1 - threshold);
    }

    /// <summary>The fewest respondents who would make the verdict "met" or "missed", were the rate to stay as it is.</summary>
    /// <remarks>By Wilson's interval, of a designed sample times its design effect.</remarks>
    /// <returns>
    /// Null where the verdict is settled already, where nobody answered, and where no number of people would settle it: the rate is the
    /// threshold, or so near that a billion would not do.
    /// </returns>
    public static long? RespondentsToSettle(this Demand demand, Estimate estimate, double margin = Verdicts.Margin)
    {
        if (estimate is not { Figure: { } rate, IndependentRespondents: { } size, Interval: { } interval })
            return null;
        var (threshold, effect) = (demand.Threshold(), estimate.Respondents / size);
        if (IsSettled(interval, threshold, margin) || SizeToSettle(rate, threshold, margin) is not { } needed || effect * needed > MostPeople)
            return null;
        // The intervals of a design are not quite Wilson's: one person more is the least that could settle what is not settled.
        return Math.Max(estimate.Respondents + 1, (long)Math.Ceiling(effect * needed));
    }

    /// <summary>
    /// Wilson's interval contains the threshold t as long as (p − t)² ≤ z² t (1 − t) / n; its half width is z √(p (1 − p) n + z²/4) / (n + z²),
    /// which falls as n grows. Both are solved for n, and the interval itself then says which whole number is the first.
    /// </summary>
    private static long? SizeToSettle(double rate, double threshold, double margin)
    {
        var z2 = Confidence.NinetyFive.Z * Confidence.NinetyFive.Z;
        var apart = z2 * threshold * (1 - threshold) / Math.Pow(rate - threshold, 2);
        var slope = z2 * ((rate * (1 - rate) / (2 * margin * margin)) - 1);
        var narrow = slope + Math.Sqrt(Math.Max(0, (slope * slope) + (z2 * z2 * ((1 / (4 * margin * margin)) - 1))));
        if (!(Math.Max(apart, narrow) <= MostPeople)) // also where the rate is the threshold: infinite, or 0 / 0
            return null;

        var n = Math.Max(1, (long)Math.Max(apart, narrow) - 1);
        while (!IsSettled(Wilson.Interval95(rate, n), threshold, margin))
            n++;
        return n;
    }

    private static bool IsSettled(Interval interval, double threshold, double margin) => interval.HalfWidth <= margin && !interval.Contains(threshold);
}
