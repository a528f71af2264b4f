using System.Globalization;
using System.Numerics;

namespace SurveyHub.Analytics;

/// <summary>A number without rounding: parts add up to their whole, not to nearly their whole.</summary>
/// <remarks>Not brought to lowest terms, which would take longer than all else; equal are fractions of the same value.</remarks>
public sealed record Fraction
{
    private const int Digits = 24;

    private static readonly BigInteger _cut = BigInteger.Pow(10, Digits);

    /// <param name="denominator">Above 0.</param>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign <= 0)
            throw new ArgumentOutOfRangeException(nameof(denominator));
        (Numerator, Denominator) = (numerator, denominator);
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>A hundred times the number, which is between -1 and 1, cut after 24 decimals; so are differences of percentages in points.</summary>
    public decimal Percent => (decimal)(Numerator * 100 * _cut / Denominator) / (decimal)_cut;

    public static Fraction Of(decimal value)
    {
        var bits = decimal.GetBits(value);
        var digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return new(value < 0 ? -digits : digits, BigInteger.Pow(10, value.Scale));
    }

    /// <remarks>Over the least common denominator, which many parts share from the start.</remarks>
    public static Fraction Sum(IEnumerable<Fraction> parts)
    {
        var (numerator, denominator) = (BigInteger.Zero, BigInteger.One);
        foreach (var part in parts)
        {
            if (part.Denominator == denominator)
            {
                numerator += part.Numerator;
                continue;
            }

            var times = part.Denominator / BigInteger.GreatestCommonDivisor(denominator, part.Denominator);
            numerator = (numerator * times) + (part.Numerator * (denominator * times / part.Denominator));
            denominator *= times;
        }

        return new(numerator, denominator);
    }

    public Fraction Minus(Fraction other) => new((Numerator * other.Denominator) - (other.Numerator * Denominator), Denominator * other.Denominator);

    public Fraction Times(Fraction other) => new(Numerator * other.Numerator, Denominator * other.Denominator);

    /// <param name="other">Above 0.</param>
    public Fraction Over(Fraction other) => new(Numerator * other.Denominator, Denominator * other.Numerator);

    public bool Equals(Fraction? other) => other is not null && Numerator * other.Denominator == other.Numerator * Denominator;

    /// <summary>In lowest terms, such as <c>-3/40</c>.</summary>
    public override string ToString()
    {
        var divisor = BigInteger.GreatestCommonDivisor(Numerator, Denominator);
        return string.Create(CultureInfo.InvariantCulture, $"{Numerator / divisor}/{Denominator / divisor}");
    }

    public override int GetHashCode() => (Numerator / Denominator).GetHashCode();
}
