namespace SurveyHub.Tests;

public sealed class FractionTests
{
    [Theory]
    [InlineData("89.995", 17999, 200)]
    [InlineData("-0.50", -1, 2)]
    [InlineData("0", 0, 1)]
    [InlineData("1234567890123", 1234567890123, 1)]
    public void Of_ADecimal_IsItExactly(string value, long numerator, long denominator) =>
        Assert.Equal(new(numerator, denominator), Fraction.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Of_TheLargestDecimal_LosesNothing() => Assert.Equal((System.Numerics.BigInteger)decimal.MaxValue, Fraction.Of(decimal.MaxValue).Numerator);

    [Fact]
    public void Sum_OfThirdsAndSixths_IsExact() => Assert.Equal(new(1, 1), Fraction.Sum([new(1, 3), new(1, 6), new(-1, 6), new(2, 3)]));

    [Fact]
    public void Sum_OfNothing_IsZero() => Assert.Equal(new(0, 1), Fraction.Sum([]));

    [Theory]
    [InlineData(-1, 3, "-33.333333333333333333333333")]
    [InlineData(7, 7, "100")]
    public void Percent_IsAHundredTimesTheNumber(long numerator, long denominator, string percent) =>
        Assert.Equal(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), new Fraction(numerator, denominator).Percent);

    [Fact]
    public void Times_Over_AndMinus_AreExact() => Assert.Equal(new(1, 12), new Fraction(1, 2).Times(new(2, 3)).Over(new(4, 5)).Minus(new(1, 3)));

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void New_DenominatorThatIsNotAboveZero_IsRefused(int denominator) => Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(1, denominator));

    [Theory]
    [InlineData(-6, 80, "-3/40")]
    [InlineData(0, 7, "0/1")]
    public void ToString_IsInLowestTerms(long numerator, long denominator, string text) => Assert.Equal(text, new Fraction(numerator, denominator).ToString());
}
