namespace SurveyHub.Analytics;

/// <summary>A figure of the population, with how far each respondent moves it.</summary>
/// <remarks>
/// Taylor linearisation: to first order the figure's error is that of the weighted total of its linearised values u, so
/// <see cref="SampleDesign.Variance"/> of u is its variance, and a sum of figures has the sum of their values: a mean of factors or a
/// difference of two units needs no formula of its own (Särndal, Swensson, Wretman, "Model Assisted Survey Sampling", 1992, § 5.5).
/// </remarks>
public sealed class Linearised
{
    private readonly double[] _values;
    private readonly bool[] _isInDomain;

    private Linearised(double figure, double[] values, bool[] isInDomain) => (Figure, _values, _isInDomain) = (figure, values, isInDomain);

    public double Figure { get; }

    /// <summary>One a respondent of the design; 0 outside the domain.</summary>
    public ReadOnlySpan<double> Values => _values;

    public ReadOnlySpan<bool> IsInDomain => _isInDomain;

    /// <summary>R = Σ w·y / Σ w·x, with u = (y − R·x) / Σ w·x (§ 5.6 there).</summary>
    /// <param name="numerator">y, one a respondent: satisfied answers, say.</param>
    /// <param name="denominator">x: valid answers, say; whoever has 0 is outside the domain.</param>
    /// <returns>Null when the domain is empty or weighs nothing.</returns>
    public static Linearised? Ratio(SampleDesign design, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        var (y, x) = (design.Total(numerator), design.Total(denominator));
        if (x <= 0)
            return null;

        var (ratio, values, isInDomain) = (y / x, new double[denominator.Length], new bool[denominator.Length]);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (numerator[i] - (ratio * denominator[i])) / x;
            isInDomain[i] = denominator[i] > 0;
        }

        return new(ratio, values, isInDomain);
    }

    /// <summary>The weighted mean of figures of one design. Whoever is in the domain of one is in that of the mean.</summary>
    /// <param name="parts">One or more.</param>
    public static Linearised Mean(IReadOnlyList<(Linearised Part, double Weight)> parts) => Sum(parts, parts.Sum(part => part.Weight));

    /// <summary>The difference of two units, two periods or two indices of one design; what they have in common, such as PSUs, is taken into account.</summary>
    /// <remarks>Two samples that were drawn apart are one design, in which the name of a stratum says which of them it belongs to.</remarks>
    public Linearised Minus(Linearised other) => Sum([(this, 1), (other, -1)], divisor: 1);

    private static Linearised Sum(IReadOnlyList<(Linearised Part, double Factor)> parts, double divisor)
    {
        var values = new double[parts[0].Part.Values.Length];
        var isInDomain = new bool[values.Length];
        foreach (var (part, factor) in parts)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] += factor / divisor * part._values[i];
                isInDomain[i] |= part._isInDomain[i];
            }
        }

        return new(parts.Sum(part => part.Factor * part.Part.Figure) / divisor, values, isInDomain); // divided last: the mean of ones is 1
    }
}
