using MathNet.Numerics.Distributions;

namespace SurveyHub.Analytics;

/// <summary>How the 95 % interval of a share is computed from a designed sample.</summary>
public enum IntervalMethod { Logit, Beta, Wilson }

/// <summary>95 % intervals from a designed sample, with Student's t at the design's degrees of freedom.</summary>
public static class SampleInterval
{
    private const double Lower = 0.025;
    private const double Upper = 0.975;

    /// <summary>Of a figure that is no share, such as a mean or a difference: figure ± t·se.</summary>
    public const string Student = "t";

    /// <summary>Of a figure that no interval can be given for.</summary>
    public const string None = "none";

    /// <summary>Of a share, by the method asked for.</summary>
    /// <remarks>
    /// Where all are satisfied, or none, there is no logit and nothing varies: then beta, with n* from the number of respondents
    /// (Korn and Graubard 1998, section 3). Without degrees of freedom there is no interval.
    /// </remarks>
    /// <returns>With the name of the method that was used.</returns>
    public static (Interval? Interval, string Method) Of(SampleEstimate share, IntervalMethod method)
    {
        if (share.DegreesOfFreedom < 1 || share.Respondents < 2)
            return (null, None);
        if (share.EffectiveSize is null)
            return share.Figure is > 0 and < 1 ? (new(share.Figure, share.Figure), Engine.Words.Write(method)) : (Beta(share), Engine.Words.Write(IntervalMethod.Beta));
        var interval = method switch
        {
            IntervalMethod.Logit => Logit(share),
            IntervalMethod.Beta => Beta(share),
            IntervalMethod.Wilson => Wilson.Interval95(share.Figure, AdjustedSize(share)),
        };
        return (interval, Engine.Words.Write(method));
    }

    public static (Interval? Interval, string Method) OfMean(SampleEstimate mean)
    {
        if (mean.DegreesOfFreedom < 1)
            return (null, None);
        var half = T(mean.DegreesOfFreedom) * mean.StandardError;
        return (new(mean.Figure - half, mean.Figure + half), Student);
    }

    /// <summary>plogis(logit R ± t·se / (R (1 − R))): stays inside 0 to 1.</summary>
    private static Interval Logit(SampleEstimate share)
    {
        var odds = share.Figure / (1 - share.Figure);
        var half = T(share.DegreesOfFreedom) * share.StandardError / (share.Figure * (1 - share.Figure));
        return new(1 / (1 + (Math.Exp(half) / odds)), 1 / (1 + (Math.Exp(-half) / odds)));
    }

    /// <summary>
    /// Clopper's and Pearson's interval at n*: E. L. Korn, B. I. Graubard, "Confidence intervals for proportions with small expected
    /// number of positive counts estimated from survey data", Survey Methodology 24 (1998), 193-201.
    /// </summary>
    private static Interval Beta(SampleEstimate share)
    {
        var (n, rate) = (AdjustedSize(share), share.Figure);
        return new(
            rate <= 0 ? 0 : MathNet.Numerics.Distributions.Beta.InvCDF(n * rate, (n * (1 - rate)) + 1, Lower),
            rate >= 1 ? 1 : MathNet.Numerics.Distributions.Beta.InvCDF((n * rate) + 1, n * (1 - rate), Upper));
    }

    /// <summary>n*: the effective size, made smaller for what a variance of few degrees of freedom does not know.</summary>
    private static double AdjustedSize(SampleEstimate share) =>
        (share.EffectiveSize ?? share.Respondents) * Math.Pow(T(share.Respondents - 1) / T(share.DegreesOfFreedom), 2);

    private static double T(long degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, Upper);
}
