namespace SurveyHub.Engine;

/// <summary>How often an interval holds the true value, over all samples that could have been drawn.</summary>
public enum ConfidenceLevel
{
    Percent90,
    Percent95,
    Percent99,
}

/// <summary>What is asked of a sample, and what is expected of it.</summary>
/// <param name="Margin">Half the length of the interval, above 0 and below 1: 0.05 is five percentage points.</param>
/// <param name="Share">The share that is expected, 0 to 1; 0.5 is the worst case.</param>
/// <param name="DesignEffect">How many times the variance of a simple sample of the same size, above 0; for b elements taken together that are alike by rho, 1 + (b - 1) rho (Kish, Survey Sampling, 1965, 5.4).</param>
/// <param name="Population">Null where it is so large that it does not matter.</param>
/// <param name="Response">The share of those drawn who will answer, above 0 and at most 1.</param>
public sealed record SizeDemand(double Margin, ConfidenceLevel Confidence, double Share, double DesignEffect, int? Population, double Response);

/// <param name="Answers">How many have to answer.</param>
/// <param name="Drawn">How many have to be drawn for that.</param>
public sealed record NeededSize(int Answers, int Drawn);

/// <summary>How many have to be drawn.</summary>
public static class SampleSize
{
    /// <summary>A quotient such as 1000/0.8 may come out a hair over the whole number that it is.</summary>
    private const double Hair = 1e-9;

    /// <summary>n = D / (1 + (D - 1) / N) with D = deff z² p (1 - p) / e², rounded up.</summary>
    /// <remarks>Cochran, Sampling Techniques, 3rd ed. 1977, (4.1) and (4.2); the design effect multiplies the variance of a simple sample without replacement.</remarks>
    public static NeededSize Of(SizeDemand demand)
    {
        var z = QuantileOf(demand.Confidence);
        var infinite = demand.DesignEffect * z * z * demand.Share * (1 - demand.Share) / (demand.Margin * demand.Margin);
        var answers = Math.Max(1, Up(demand.Population is { } population ? infinite / (1 + (infinite - 1) / population) : infinite));
        return new(answers, Up(answers / demand.Response));
    }

    /// <summary>n = N / (1 + N e²), rounded up: the rule of older guides (Yamane, Statistics, 1967), with its margin at about 95 % and no design effect.</summary>
    /// <param name="margin">Above 0 and below 1.</param>
    public static int Of(int population, decimal margin) => (int)Math.Ceiling(population / (1 + population * margin * margin));

    /// <summary>The margin that so many answers give: the first formula read backwards.</summary>
    /// <param name="answers">Of at most the population, above 0.</param>
    public static double MarginOf(int answers, ConfidenceLevel confidence, double share, double designEffect, int? population)
    {
        var left = population is { } of ? of == 1 ? 0 : (double)(of - answers) / (of - 1) : 1;
        return QuantileOf(confidence) * Math.Sqrt(designEffect * left * share * (1 - share) / answers);
    }

    /// <summary>Of the normal distribution: it lies within so many standard deviations of its mean.</summary>
    private static double QuantileOf(ConfidenceLevel confidence) => confidence switch
    {
        ConfidenceLevel.Percent90 => 1.6448536269514722,
        ConfidenceLevel.Percent95 => 1.959963984540054,
        ConfidenceLevel.Percent99 => 2.5758293035489004,
    };

    private static int Up(double size) => (int)Math.Min(int.MaxValue, Math.Ceiling(size - Hair));
}
