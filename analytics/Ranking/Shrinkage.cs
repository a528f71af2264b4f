namespace SurveyHub.Analytics;

/// <summary>Rates of units drawn towards their common mean, the more the fewer people answered: what is left is less chance and more unit.</summary>
/// <remarks>
/// Empirical Bayes: the units' true rates are taken for draws of one beta distribution Beta(a, b) and each unit's for (s + a) / (n + a + b),
/// with s = rate · n and n its independent respondents. Mean and precision of the beta by the method of moments with weights n: J. C. Kleinman,
/// "Proportions with extraneous variance: single and independent samples", JASA 68 (1973), 46-54.
/// </remarks>
/// <param name="Mean">a / (a + b): the pooled rate of all units.</param>
/// <param name="Precision">a + b, as if so many people with the pooled rate had answered in each unit; infinite where the units do not differ by more than chance.</param>
public sealed record Shrinkage(double Mean, double Precision)
{
    /// <summary>Two units say nothing of how units vary.</summary>
    private const int FewestUnits = 3;

    /// <returns>Null with two units or fewer that somebody answered in.</returns>
    public static Shrinkage? Of(IEnumerable<Estimate> units)
    {
        var known = units.Select(Known).OfType<(double Rate, double Size)>().Order().ToList(); // sums do not depend on the order then
        if (known.Count < FewestUnits)
            return null;

        var total = known.Sum(unit => unit.Size);
        var mean = known.Sum(unit => unit.Size * unit.Rate) / total;
        var spread = known.Sum(unit => unit.Size * Math.Pow(unit.Rate - mean, 2)) / (mean * (1 - mean));

        // E spread = by chance + (pairs - by chance) · correlation, where correlation = 1 / (a + b + 1).
        var byChance = known.Count - 1;
        var pairs = total - (known.Sum(unit => unit.Size * unit.Size) / total);
        var correlation = pairs > byChance ? (spread - byChance) / (pairs - byChance) : 0; // one answer a unit says nothing of it
        return new(mean, correlation > 0 ? Math.Max(0, (1 / correlation) - 1) : double.PositiveInfinity); // not a number where all are satisfied, or none
    }

    /// <returns>0 to 1, between the unit's own rate and <see cref="Mean"/>; null for a unit in which nobody answered.</returns>
    public double? Shrink(Estimate unit)
    {
        if (Known(unit) is not { } known)
            return null;
        var own = double.IsInfinity(Precision) ? 0 : known.Size / (known.Size + Precision);
        return Mean + (own * (known.Rate - Mean));
    }

    private static (double Rate, double Size)? Known(Estimate unit) => unit is { Figure: { } rate, IndependentRespondents: { } size } ? (rate, size) : null;
}
