using MathNet.Numerics.Distributions;

namespace SurveyHub.Analytics;

/// <summary>How sure an interval is; 95 % wherever nothing else is said.</summary>
public sealed record Confidence
{
    /// <param name="error">Above 0 and below 1.</param>
    public Confidence(double error)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(error);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(error, 1);
        Error = error;
        Z = Normal.InvCDF(0, 1, Upper);
    }

    public static Confidence NinetyFive { get; } = new(0.05);

    /// <summary>How often the interval may miss the truth, both sides together: 0.05 for 95 %.</summary>
    public double Error { get; }

    /// <summary>How many standard errors of a normal distribution the interval reaches to each side: 1.96 for 95 %.</summary>
    public double Z { get; }

    internal double Lower => Error / 2;

    internal double Upper => 1 - (Error / 2);

    /// <summary>How sure each of several intervals must be for all of them together to be as sure as this.</summary>
    /// <remarks>
    /// Z. Šidák, "Rectangular confidence regions for the means of multivariate normal distributions", JASA 62 (1967), 626-633: exact for
    /// independent estimates, on the safe side for dependent ones.
    /// </remarks>
    /// <param name="count">1 or more.</param>
    public Confidence OfEach(int count) => count == 1 ? this : new(1 - Math.Pow(1 - Error, 1.0 / count));

    /// <summary>The same as <see cref="Z"/> of Student's t.</summary>
    internal double T(double degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, Upper);
}
