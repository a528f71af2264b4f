using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class RateChangeTests
{
    private static readonly Code _ward = Code.Of("phuong");
    private static readonly Code _office = Code.Of("so");

    [Fact]
    public void Of_EveryUnitBetterButTheWeakOneLarger_IsLessByMixAlone()
    {
        // Rates 90 -> 92 % and 50 -> 55 %, shares of answers 80:20 -> 20:80: together 82 -> 62.4 %.
        var change = RateChange.Of([(_office, new(72, 80), new(46, 50)), (_ward, new(10, 20), new(110, 200))])!;

        Assert.Equal((-19.6m, 3.5m, -23.1m), (change.Total.Percent, change.Within.Percent, change.Mix.Percent)); // ½ · 2 + ½ · 5; (91 − 52.5) · (−0.6)
        // (91 − 72.2) · (−0.6), (52.5 − 72.2) · 0.6
        Assert.Equal([(_office, 1m, -11.28m), (_ward, 2.5m, -11.82m)], change.Units.Select(unit => (unit.Unit, unit.Within.Percent, unit.Mix.Percent)));
    }

    [Fact]
    public void Of_SharesThatStayed_IsAllWithin()
    {
        var change = RateChange.Of([(_office, new(5, 10), new(12, 20)), (_ward, new(10, 30), new(20, 60))])!;

        Assert.Equal((new(0, 1), change.Total), (change.Mix, change.Within));
    }

    [Fact]
    public void Of_AUnitThatIsNew_ChangesTheMixOnly()
    {
        var change = RateChange.Of([(_office, new(8, 10), new(8, 10)), (_ward, default, new(4, 10))])!;

        Assert.Equal((-20m, 0m, -20m), (change.Total.Percent, change.Within.Percent, change.Mix.Percent));
    }

    [Fact]
    public void Of_AnyCounts_AddsUpToTheChangeExactly() => Prop.ForAll(Counts(), units =>
    {
        var change = RateChange.Of([.. units.Select((unit, i) => ((Code?)Code.Of($"u{i}"), unit.Before, unit.After))]);
        return change is null
            ? units.Sum(unit => unit.Before.Valid) == 0 || units.Sum(unit => unit.After.Valid) == 0
            : Fraction.Sum([change.Within, change.Mix]) == change.Total
                && Fraction.Sum(change.Units.Select(unit => unit.Within)) == change.Within
                && Fraction.Sum(change.Units.Select(unit => unit.Mix)) == change.Mix;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_NobodyBefore_IsNoChange() => Assert.Null(RateChange.Of([(_office, default, new(8, 10))]));

    private static Arbitrary<(TopBox Before, TopBox After)[]> Counts()
    {
        var counts = from valid in Gen.Choose(0, 500) from satisfied in Gen.Choose(0, valid) select new TopBox(satisfied, valid);
        return (from before in counts from after in counts select (before, after)).ArrayOf().ToArbitrary();
    }
}
