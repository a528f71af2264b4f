namespace SurveyHub.Analytics;

/// <summary>How far a figure has moved, or how far two stand apart: the later less the earlier, the first less the second.</summary>
/// <param name="Value">In the unit of the figures: of two shares −1 to 1.</param>
/// <param name="Interval">95 %, of the difference itself; null where none can be given.</param>
/// <param name="Method">How the interval was computed.</param>
public sealed record Difference(double Value, Interval? Interval, string Method)
{
    /// <summary>Of two shares of independent samples, at n respondents or effective n.</summary>
    public const string NewcombeMethod = "newcombe";

    /// <summary>Of two samples that were drawn apart: difference ± t·se, with Welch's and Satterthwaite's degrees of freedom.</summary>
    public const string WelchMethod = "welch";

    /// <summary>Whether the interval leaves out 0; null where there is none.</summary>
    public bool? IsSignificant => Interval is { } within ? !within.Contains(0) : null;

    /// <summary>The hybrid score interval: Wilson's limits of both shares, joined as for a sum of squares.</summary>
    /// <remarks>
    /// R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
    /// Statistics in Medicine 17 (1998), 873-890, method 10. Unlike difference ± 1.96·se it stays inside −1 to 1 and says
    /// something where a share is 0 or 1.
    /// </remarks>
    /// <param name="rate">0 to 1.</param>
    /// <param name="n">Independent observations, see <see cref="Wilson.Interval95"/>.</param>
    public static Difference Newcombe(double rate, double n, double otherRate, double otherN)
    {
        var (first, second) = (Wilson.Interval95(rate, n), Wilson.Interval95(otherRate, otherN));
        var value = rate - otherRate;
        return new(
            value,
            new(value - Root(rate - first.Lower, second.Upper - otherRate), value + Root(first.Upper - rate, otherRate - second.Lower)),
            NewcombeMethod);

        static double Root(double a, double b) => Math.Sqrt((a * a) + (b * b));
    }

    /// <summary>
    /// Of two samples that have nobody in common. Of designed samples it is that of their indices; of open collection, or of one beside
    /// a designed sample, that of the rates, by <see cref="Newcombe"/> at respondents or effective n.
    /// </summary>
    /// <returns>Null where nobody answered, or where there is no such figure of both.</returns>
    public static Difference? Between(Estimate figure, Estimate other)
    {
        if (figure.Drawn?.Sample is { } sample && other.Drawn?.Sample is { } otherSample && !IsBeyondLinearisation(figure, sample) && !IsBeyondLinearisation(other, otherSample))
            return OfTwoDesigns(sample, otherSample);
        return ShareOf(figure) is var (rate, n) && ShareOf(other) is var (otherRate, otherN) ? Newcombe(rate, n, otherRate, otherN) : null;
    }

    /// <summary>Of two figures of one design; what they have in common is taken into account, see <see cref="Linearised.Minus"/>.</summary>
    public static Difference OfOneDesign(SampleDesign design, Linearised figure, Linearised other)
    {
        var difference = SampleEstimate.Of(design, figure.Minus(other));
        var (interval, method) = SampleInterval.OfMean(difference);
        return new(difference.Figure, interval, method);
    }

    /// <summary>Of two samples that were drawn apart, such as those of two years.</summary>
    /// <remarks>
    /// se² = se₁² + se₂², with (se₁² + se₂²)² / (se₁⁴/df₁ + se₂⁴/df₂) degrees of freedom: F. E. Satterthwaite, "An approximate distribution of
    /// estimates of variance components", Biometrics Bulletin 2 (1946), 110-114; B. L. Welch, Biometrika 34 (1947), 28-35.
    /// </remarks>
    public static Difference OfTwoDesigns(SampleEstimate figure, SampleEstimate other)
    {
        var value = figure.Figure - other.Figure;
        if (figure.DegreesOfFreedom < 1 || other.DegreesOfFreedom < 1)
            return new(value, Interval: null, SampleInterval.None);
        var (first, second) = (figure.StandardError * figure.StandardError, other.StandardError * other.StandardError);
        var variance = first + second;
        if (variance <= 0)
            return new(value, new(value, value), WelchMethod);
        var freedom = variance * variance / ((first * first / figure.DegreesOfFreedom) + (second * second / other.DegreesOfFreedom));
        var half = Confidence.NinetyFive.T(freedom) * Math.Sqrt(variance);
        return new(value, new(value - half, value + half), WelchMethod);
    }

    /// <summary>Where all are satisfied, or none, nothing varies, and its standard error of 0 would call the difference certain.</summary>
    private static bool IsBeyondLinearisation(Estimate estimate, SampleEstimate sample) => estimate.Rate is not null && sample.EffectiveSize is null;

    private static (double Rate, double N)? ShareOf(Estimate estimate)
    {
        if (estimate.Drawn?.Sample is not { } sample)
            return estimate.Counts.Rate is { } rate ? (rate, estimate.Respondents) : null;
        return estimate.Rate is not null ? (sample.Figure, sample.EffectiveSize ?? sample.Respondents) : null;
    }
}
