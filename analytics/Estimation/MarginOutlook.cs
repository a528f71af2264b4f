using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How sure a share will be when collection ends, beside how sure it was meant to be.</summary>
/// <remarks>
/// Margins are half the width of the 95 % interval of a share of one half: z √(deff / 4n), with deff = (n Σw² / (Σw)²) (1 + (b − 1) ρ), b the interviews of one PSU
/// (L. Kish, "Survey Sampling", 1965, §§ 8.2 and 11.7). The ρ of satisfaction is not known before there are answers; <see cref="Homogeneity"/> is what is
/// planned with.
/// </remarks>
/// <param name="Planned">0 to 1.</param>
/// <param name="Expected">0 to 1: at most 1, which says nothing at all.</param>
public sealed record MarginOutlook(double Planned, double Expected)
{
    /// <summary>How alike people of one place are.</summary>
    public const double Homogeneity = 0.05;

    /// <summary>By how much a margin may grow before somebody should do something: a tenth of the interviews missing is 5 %.</summary>
    private const double Tolerance = 1.05;

    public bool IsEndangered => Expected > Tolerance * Planned;

    /// <param name="drawn">Of one stratum, without the reserve; not none.</param>
    /// <param name="interviews">How many there will be.</param>
    public static MarginOutlook Of(IReadOnlyCollection<DrawnElement> drawn, double interviews)
    {
        var design = SampleDesign.Of([.. drawn.Select(one => new Draw("", one.Element.Psu.Value, one.Weight ?? 1, PsusInStratum: null))]).Value!; // one stratum of no known size cannot be refused
        var psus = drawn.Select(one => one.Element.Psu).Distinct().Count();
        return new(Margin(drawn.Count), Margin(interviews));

        double Margin(double n) => n <= 0 ? 1 : Math.Min(1, Confidence.NinetyFive.Z * Math.Sqrt(design.WeightingEffect * (1 + (Math.Max(0, (n / psus) - 1) * Homogeneity)) / (4 * n)));
    }
}
