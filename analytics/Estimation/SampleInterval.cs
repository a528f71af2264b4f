namespace SurveyHub.Analytics;

/// <summary>How the interval of a share is computed from a designed sample.</summary>
public enum IntervalMethod { Logit, Beta, Wilson }

/// <summary>Intervals from a designed sample, with Student's t at the design's degrees of freedom.</summary>
public static class SampleInterval
{
    /// <summary>Of a figure that is no share, such as a mean or a difference: figure ± t·se.</summary>
    public const string Student = "t";

    /// <summary>Of a figure that no interval can be given for.</summary>
    public const string None = "none";

    /// <summary>Of a share, by the method asked for, 95 %.</summary>
    public static (Interval? Interval, string Method) Of(SampleEstimate share, IntervalMethod method) => Of(share, method, Confidence.NinetyFive);

    /// <summary>Of a share, by the method asked for.</summary>
    /// <remarks>
    /// Where all are satisfied, or none, there is no logit and nothing varies: then beta, with n* from the number of respondents
    /// (Korn and Graubard 1998, section 3). Without degrees of freedom there is no interval.
    /// </remarks>
    /// <returns>With the name of the method that was used.</returns>
    public static (Interval? Interval, string Method) Of(SampleEstimate share, IntervalMethod method, Confidence confidence)
    {
        if (!HasInterval(share))
            return (null, None);
        if (share.EffectiveSize is null)
            return share.Figure is > 0 and < 1 ? (new(share.Figure, share.Figure), Engine.Words.Write(method)) : (Beta(share, confidence), Engine.Words.Write(IntervalMethod.Beta));
        var interval = method switch
        {
            IntervalMethod.Logit => Logit(share, confidence),
            IntervalMethod.Beta => Beta(share, confidence),
            IntervalMethod.Wilson => Wilson.Of(share.Figure, AdjustedSize(share, confidence), confidence),
        };
        return (interval, Engine.Words.Write(method));
    }

    /// <summary>Of any other figure, 95 %.</summary>
    public static (Interval? Interval, string Method) OfMean(SampleEstimate mean) => OfMean(mean, Confidence.NinetyFive);

    public static (Interval? Interval, string Method) OfMean(SampleEstimate mean, Confidence confidence)
    {
        if (mean.DegreesOfFreedom < 1)
            return (null, None);
        var half = confidence.T(mean.DegreesOfFreedom) * mean.StandardError;
        return (new(mean.Figure - half, mean.Figure + half), Student);
    }

    /// <summary>n* at 95 %; null without degrees of freedom.</summary>
    internal static double? IndependentRespondents(SampleEstimate share) => HasInterval(share) ? AdjustedSize(share, Confidence.NinetyFive) : null;

    /// <summary>plogis(logit R ± t·se / (R (1 − R))): stays inside 0 to 1.</summary>
    private static Interval Logit(SampleEstimate share, Confidence confidence)
    {
        var odds = share.Figure / (1 - share.Figure);
        var half = confidence.T(share.DegreesOfFreedom) * share.StandardError / (share.Figure * (1 - share.Figure));
        return new(1 / (1 + (Math.Exp(half) / odds)), 1 / (1 + (Math.Exp(-half) / odds)));
    }

    /// <summary>
    /// Clopper's and Pearson's interval at n*: E. L. Korn, B. I. Graubard, "Confidence intervals for proportions with small expected
    /// number of positive counts estimated from survey data", Survey Methodology 24 (1998), 193-201.
    /// </summary>
    private static Interval Beta(SampleEstimate share, Confidence confidence)
    {
        var (n, rate) = (AdjustedSize(share, confidence), share.Figure);
        return new(
            rate <= 0 ? 0 : MathNet.Numerics.Distributions.Beta.InvCDF(n * rate, (n * (1 - rate)) + 1, confidence.Lower),
            rate >= 1 ? 1 : MathNet.Numerics.Distributions.Beta.InvCDF((n * rate) + 1, n * (1 - rate), confidence.Upper));
    }

    /// <summary>n*: the effective size, made smaller for what a variance of few degrees of freedom does not know.</summary>
    private static double AdjustedSize(SampleEstimate share, Confidence confidence) =>
        (share.EffectiveSize ?? share.Respondents) * Math.Pow(confidence.T(share.Respondents - 1) / confidence.T(share.DegreesOfFreedom), 2);

    private static bool HasInterval(SampleEstimate share) => share is { DegreesOfFreedom: > 0, Respondents: > 1 };
}
