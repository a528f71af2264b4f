namespace SurveyHub.Analytics;

/// <summary>A figure of the population as a designed sample gives it.</summary>
/// <param name="DegreesOfFreedom">See <see cref="SampleDesign.DegreesOfFreedom"/>; 0 allows no interval.</param>
/// <param name="Respondents">In the domain, not weighted.</param>
public sealed record SampleEstimate(double Figure, double StandardError, int DegreesOfFreedom, long Respondents)
{
    public static SampleEstimate Of(SampleDesign design, Linearised linearised) => new(
        linearised.Figure, Math.Sqrt(design.Variance(linearised.Values)), design.DegreesOfFreedom(linearised.IsInDomain), linearised.IsInDomain.Count(true));

    /// <summary>No population is as large: a sample that seems to be worth more varies by rounding only.</summary>
    private const double MostPeople = 1e12;

    /// <summary>
    /// How many independent answers would be as sure of a share as this sample is: R (1 − R) / se². The design effect is the number of
    /// answers over it (L. Kish, "Survey Sampling", 1965, § 8.2). Null where nothing varies.
    /// </summary>
    public double? EffectiveSize => Figure is > 0 and < 1 && Figure * (1 - Figure) / (StandardError * StandardError) is var size and < MostPeople ? size : null;
}
