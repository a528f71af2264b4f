using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class ShrinkageTests
{
    // 90, 60 and 75 of 100: mean 3/4, Σ n (p − mean)² / (3/4 · 1/4) = 4.5 · 16 / 3 = 24, of which 2 by chance; (24 − 2) / (200 − 2) = 1/9, so a + b = 8.
    [Fact]
    public void Of_ThreeUnits_IsWorkedOutByHand()
    {
        var units = new[] { Estimated.Open(90, 100), Estimated.Open(60, 100), Estimated.Open(75, 100) };

        var shrinkage = Shrinkage.Of(units)!;

        Assert.Equal(0.75, shrinkage.Mean, 12);
        Assert.Equal(8, shrinkage.Precision, 9);
        Assert.Equal(96 / 108.0, shrinkage.Shrink(units[0])!.Value, 10); // (90 + 6) / (100 + 8)
        Assert.Equal(66 / 108.0, shrinkage.Shrink(units[1])!.Value, 10);
        Assert.Equal(0.75, shrinkage.Shrink(units[2])!.Value, 10);
    }

    // With other sizes, by Kleinman's formula in mpmath.
    [Fact]
    public void Of_UnitsOfDifferentSizes_AgreesWithTheFormula()
    {
        var units = new[] { Estimated.Open(18, 20), Estimated.Open(80, 100), Estimated.Open(120, 200), Estimated.Open(70, 80) };

        var shrinkage = Shrinkage.Of(units)!;

        Assert.Equal(8.3721286370597, shrinkage.Precision, 9);
        Assert.Equal([0.84688508663, 0.79381971823, 0.604821448257, 0.860315732927], units.Select(unit => Math.Round(shrinkage.Shrink(unit)!.Value, 12)));
    }

    [Fact]
    public void Of_UnitsThatDifferByChanceOnly_AllGetTheMean()
    {
        var units = new[] { Estimated.Open(80, 100), Estimated.Open(81, 100), Estimated.Open(79, 100) };

        var shrinkage = Shrinkage.Of(units)!;

        Assert.Equal(double.PositiveInfinity, shrinkage.Precision);
        Assert.All(units, unit => Assert.Equal(0.8, shrinkage.Shrink(unit)!.Value, 12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_AllSatisfiedOrNone_IsTheirRate(int rate)
    {
        var units = new[] { Estimated.Open(10 * rate, 10), Estimated.Open(20 * rate, 20), Estimated.Open(30 * rate, 30) };

        Assert.Equal(rate, Shrinkage.Of(units)!.Shrink(units[0]));
    }

    [Fact]
    public void Of_OnePersonEach_SaysNothingOfUnits() =>
        Assert.Equal(0.5, Shrinkage.Of([Estimated.Open(1, 1), Estimated.Open(0, 1), Estimated.Open(1, 1), Estimated.Open(0, 1)])!.Shrink(Estimated.Open(1, 1)));

    [Fact]
    public void Of_TwoUnits_IsNoShrinkage()
    {
        Assert.Null(Shrinkage.Of([Estimated.Open(9, 10), Estimated.Open(1, 10), Estimated.Open(0, 0)]));
        Assert.All(Ranking.Of([new("a", "a", Estimated.Open(90, 100)), new("b", "b", Estimated.Open(10, 100))]).Units, unit => Assert.Null(unit.Shrunken));
    }

    [Fact]
    public void Shrink_AnyUnits_LiesBetweenTheirRateAndTheMeanAndNearerToItTheFewerAnswered() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Choose(0, 200).Two().ArrayOf().ToArbitrary(), counts =>
        {
            List<Estimate> units = [.. counts.Select(pair => Estimated.Open(Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2)))];
            if (Shrinkage.Of(units) is not { } shrinkage)
                return units.Count(unit => unit.Respondents > 0) <= 2;
            return units.TrueForAll(IsBetween) && shrinkage.Shrink(Estimated.Open(1, 1)) <= shrinkage.Shrink(Estimated.Open(10, 10)) + 1e-12;

            bool IsBetween(Estimate unit) => unit.Counts.Rate is not { } rate
                ? shrinkage.Shrink(unit) is null
                : shrinkage.Shrink(unit) >= Math.Min(rate, shrinkage.Mean) - 1e-12 && shrinkage.Shrink(unit) <= Math.Max(rate, shrinkage.Mean) + 1e-12;
        }));
}
