namespace SurveyHub.Analytics;

/// <summary>Both ends belong to it; 0 to 1.</summary>
public readonly record struct Interval(double Lower, double Upper)
{
    public double HalfWidth => (Upper - Lower) / 2;

    public bool Contains(double rate) => Lower <= rate && rate <= Upper;
}

/// <summary>The score interval for a share, without continuity correction.</summary>
/// <remarks>
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212.
/// It stays inside 0 to 1 and keeps its coverage also for few answers and for rates near 1, where p ± 1.96·se fails.
/// </remarks>
public static class Wilson
{
    public const string Method = "wilson";

    /// <inheritdoc cref="Of"/>
    public static Interval Interval95(double rate, double n) => Of(rate, n, Confidence.NinetyFive);

    /// <param name="rate">0 to 1.</param>
    /// <param name="n">Independent observations, more than 0; of a designed sample its effective size, which need not be whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 0 to 1 or n is not above 0.</exception>
    public static Interval Of(double rate, double n, Confidence confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);

        var (z, z2) = (confidence.Z, confidence.Z * confidence.Z);
        var centre = (rate + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = z / (1 + (z2 / n)) * Math.Sqrt((rate * (1 - rate) / n) + (z2 / (4 * n * n)));
        return new(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
