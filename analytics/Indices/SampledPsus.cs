namespace SurveyHub.Analytics;

/// <summary>An index of which the counts of each sampled PSU are known: the same as <see cref="SampledIndex"/> of its people, who all have the PSU's weight.</summary>
/// <remarks>
/// The variance is one of PSU totals, and Σ w·(y − R·x) over the people of a PSU is its weight times (Y − R·X) of its sums: nothing
/// more is to be known of the people. A domain is what the tallies count; a PSU with nobody in it counts 0 and stays in the design.
/// </remarks>
/// <param name="psus">One an element of the design.</param>
public sealed class SampledPsus(IReadOnlyList<Tally> psus, SampleDesign design)
{
    /// <returns>Null when nobody with a weight gave a valid answer in the scope; see also <see cref="IndexValue.Of"/>.</returns>
    public SampleEstimate? Of(IndexValue definition, Scope scope) =>
        definition.Linearise(design, scope, part => [.. psus.Select(psu => definition.ScoreOf(psu, part))]) is { } linearised
            ? SampleEstimate.Of(design, linearised) with { Respondents = psus.Sum(psu => psu.Respondents(scope)) }
            : null;
}
