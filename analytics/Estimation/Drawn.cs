namespace SurveyHub.Analytics;

/// <summary>A figure from a designed sample, and how its interval is computed.</summary>
/// <param name="Sample">Null when nobody answered.</param>
/// <param name="Method">Null where the figure is no share.</param>
/// <param name="IsRate">Whether the figure is the share of satisfied answers, pooled.</param>
internal sealed record Drawn(SampleEstimate? Sample, IntervalMethod? Method, bool IsRate)
{
    /// <summary>See <see cref="Estimate.IndependentRespondents"/>.</summary>
    public double? IndependentRespondents => Sample is not null && Method is not null ? SampleInterval.IndependentRespondents(Sample) : null;

    public (Interval? Interval, string Method) At(Confidence confidence) =>
        Sample is null ? (null, SampleInterval.None)
        : Method is { } method ? SampleInterval.Of(Sample, method, confidence)
        : SampleInterval.OfMean(Sample, confidence);
}
