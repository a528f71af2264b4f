using MathNet.Numerics;

namespace SurveyHub.Analytics;

/// <summary>Pearson's chi-square test of whether groups share one distribution.</summary>
/// <remarks>
/// K. Pearson, Philosophical Magazine 50 (1900), 157-175. Neighbouring categories are joined until each is expected at least
/// <see cref="LeastExpected"/> times in every group (W. G. Cochran, "Some methods for strengthening the common χ² tests", Biometrics 10
/// (1954), 417-451): with fewer, the statistic does not follow the distribution that its p comes from.
/// </remarks>
/// <param name="P">0 to 1: how often groups of one distribution differ at least so much.</param>
public sealed record Homogeneity(double Statistic, int DegreesOfFreedom, double P)
{
    public const double LeastExpected = 5;

    /// <param name="groups">One count a category, in the order of the categories; need not be whole.</param>
    /// <returns>Null with fewer than two groups, or where too few are left to tell two categories apart.</returns>
    public static Homogeneity? Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        if (groups.Count < 2 || Join(groups) is not { Count: > 1 } columns)
            return null;
        double[] sizes = [.. groups.Select(group => group.Sum())];
        var (all, statistic) = (sizes.Sum(), 0.0);
        foreach (var column in columns)
        {
            var share = column.Sum() / all;
            statistic += column.Select((count, group) => Math.Pow(count - (share * sizes[group]), 2) / (share * sizes[group])).Sum();
        }

        var degrees = (groups.Count - 1) * (columns.Count - 1);
        return new(statistic, degrees, SpecialFunctions.GammaUpperRegularized(degrees / 2.0, statistic / 2)); // not 1 − CDF, which is 0 below 1e-16
    }

    /// <summary>Counts that say as much as so many people, who gave several answers each: the sixteen answers of one person are one opinion.</summary>
    internal static IReadOnlyList<double> Effective(IReadOnlyList<long> counts, long respondents)
    {
        var sum = counts.Sum();
        return [.. counts.Select(count => sum > 0 ? (double)count * respondents / sum : 0)];
    }

    /// <summary>The categories that are left, each as its counts by group.</summary>
    private static List<double[]> Join(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var leastShare = groups.Min(group => group.Sum()) / groups.Sum(group => group.Sum());
        var (columns, open) = (new List<double[]>(), new double[groups.Count]);
        for (var category = 0; category < groups[0].Count; category++)
        {
            open = [.. open.Select((count, group) => count + groups[group][category])];
            if (open.Sum() * leastShare < LeastExpected)
                continue;
            columns.Add(open);
            open = new double[groups.Count];
        }

        if (columns.Count > 0)
            columns[^1] = [.. columns[^1].Zip(open, (count, rest) => count + rest)];
        return columns;
    }
}
