using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class GapTests
{
    private static readonly Dictionary<Aggregation, IndexStructure> _byAggregation =
        Enum.GetValues<Aggregation>().ToDictionary(aggregation => aggregation, aggregation => new IndexStructure(JointCounts.Version(aggregation)));
    private static readonly IndexStructure _pooled = _byAggregation[Aggregation.PooledAnswers];
    private static readonly Code _north = Code.Of("bac");
    private static readonly Code _south = Code.Of("nam");

    [Fact]
    public void Of_PooledAnswers_GivesEachPartWhatItLacksOfAllAnswers()
    {
        // North: d1 4 of 4, d2 1 of 2. South: d1 1 of 3, d4 0 of 1. Together 6 of 10, against 80 %: -20 points.
        byte[][] north = [[5, 5, 0, 0, 0, 0], [4, 1, 0, 0, 0, 0], [4, 0, 0, 0, 0, 0], [4, 0, 0, 0, 0, 0]];
        byte[][] south = [[1, 0, 0, 2, 0, 0], [3, 0, 0, 6, 0, 0], [5, 0, 0, 0, 0, 0]];

        var gap = Gap.Of(_pooled, _pooled.Overall, 80, Units(_pooled, north, south))!;

        Assert.Equal(-20, gap.Total.Percent);
        Assert.Equal([("d1", -6), ("d2", -6), ("d4", -8)], Show(gap.Criteria)); // (5 − 5.6) / 10, (1 − 1.6) / 10, (0 − 0.8) / 10
        Assert.Equal([("II.A", -12), ("III.A", -8)], Show(gap.Factors));
        Assert.Equal([(_north, new TopBox(5, 6), 2m), (_south, new TopBox(1, 4), -22m)], gap.Units.Select(unit => (unit.Of, unit.Counts, unit.Points.Percent)));
    }

    [Fact]
    public void Of_WeightedFactors_GivesEachFactorItsWeightTimesItsOwnGap()
    {
        // II.A, weight 0.1: 6 of 8. III.A, weight 0.3: 1 of 2. Index 0.25 · 0.75 + 0.75 · 0.5 = 56.25 %, against 60 %.
        var structure = new IndexStructure(JointCounts.Version(Aggregation.WeightedFactors));

        var gap = Gap.Of(structure, structure.Overall, 60, Units(structure, [[5, 5, 5, 5, 0, 0], [4, 4, 0, 0, 0, 0]], [[4, 1, 1, 0, 0, 1]]))!;

        Assert.Equal(-3.75m, gap.Total.Percent);
        Assert.Equal([("II.A", 3.75m), ("III.A", -7.5m)], Show(gap.Factors)); // 0.25 · 15, 0.75 · (−10)
        Assert.Equal([(_north, 21.25m), (_south, -25m)], gap.Units.Select(unit => (unit.Of, unit.Points.Percent))); // 0.25 · 2/8 + 0.75 · 0.4/2; 0.25 · (−0.8/8) + 0.75 · (−0.6/2)
    }

    [Fact]
    public void Of_AnyAnswersAndAggregation_AddsUpToTheGapExactlyByCriterionFactorAndUnit() =>
        Prop.ForAll(Answers(), Gen.Elements(Enum.GetValues<Aggregation>()).ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), (units, aggregation, threshold) =>
        {
            var structure = _byAggregation[aggregation];
            return structure.All.All(scope =>
            {
                var tallies = units.Select((rows, i) => ((Code?)Code.Of($"u{i}"), JointCounts.Tally(structure, rows))).ToList();
                var whole = JointCounts.Tally(structure, units.SelectMany(rows => rows));
                var gap = Gap.Of(structure, scope, threshold / 1000m, tallies);
                return gap is null
                    ? whole.Index(scope) is null
                    : Math.Abs((double)gap.Total.Percent - ((100 * whole.Index(scope)!.Value) - (threshold / 1000.0))) < 1e-9
                        && Adds(gap.Total, gap.Criteria) && Adds(gap.Total, gap.Factors) && Adds(gap.Total, gap.Units);
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_PeopleSatisfiedWithAll_IsSplitByUnitAlone()
    {
        var structure = new IndexStructure(JointCounts.Version(), IndexFormula.AllPositive);

        // North: 2 of 3 people; South: 0 of 1. Together 50 %.
        var gap = Gap.Of(structure, structure.Overall, 90, Units(structure, [[5, 5, 5, 5, 5, 5], [4, 0, 0, 0, 0, 0], [5, 5, 5, 5, 5, 3]], [[2, 0, 0, 0, 0, 0]]))!;

        Assert.Equal(-40, gap.Total.Percent);
        Assert.Equal([(_north, new TopBox(2, 3), -17.5m), (_south, new TopBox(0, 1), -22.5m)], gap.Units.Select(unit => (unit.Of, unit.Counts, unit.Points.Percent)));
        Assert.Empty(gap.Criteria);
        Assert.Empty(gap.Factors);
    }

    [Theory]
    [InlineData(IndexFormula.Mean)]
    [InlineData(IndexFormula.Mean5Pct)]
    [InlineData(IndexFormula.Mean0To100)]
    public void Of_AMeanOfLevels_HasNoGapToAPercentage(IndexFormula formula)
    {
        var structure = new IndexStructure(JointCounts.Version(), formula);

        Assert.Null(Gap.Of(structure, structure.Overall, 80, Units(structure, [[5, 5, 5, 5, 5, 5]], [])));
    }

    [Fact]
    public void Of_Nobody_IsNoGap() => Assert.Null(Gap.Of(_pooled, _pooled.Overall, 80, Units(_pooled, [[0, 0, 0, 0, 0, 6]], [])));

    [Fact]
    public void Of_ThresholdThatPrintsAsTheRate_IsStillMissed()
    {
        var gap = Gap.Of(_pooled, _pooled.Items[0], 33.33333334m, Units(_pooled, [[5, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0]], []))!;

        Assert.Equal(new(-2, 30_000_000_000), gap.Total); // 1/3 less 33.33333334 / 100
    }

    private static Arbitrary<byte[][][]> Answers() => Gen.Choose(0, 6).Select(level => (byte)level).ArrayOf(6).ArrayOf().ArrayOf().ToArbitrary();

    private static bool Adds<T>(Fraction total, IReadOnlyList<Contribution<T>> parts) => Fraction.Sum(parts.Select(part => part.Points)) == total;

    private static IReadOnlyList<(Code?, Tally)> Units(IndexStructure structure, byte[][] north, byte[][] south) =>
        [(_north, JointCounts.Tally(structure, north)), (_south, JointCounts.Tally(structure, south))];

    private static IEnumerable<(string Code, decimal Points)> Show(IReadOnlyList<Contribution<Scope>> contributions) => contributions.Select(contribution => (contribution.Of.Code, contribution.Points.Percent));
}
