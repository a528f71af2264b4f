using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What one unit adds to the change of the rate of all.</summary>
/// <param name="Within">By its own rate having changed.</param>
/// <param name="Mix">By its share of the answers having changed, when its rate is not that of all.</param>
public sealed record UnitChange(Code? Unit, TopBox Before, TopBox After, Fraction Within, Fraction Mix);

/// <summary>
/// How far a pooled rate changed because units' rates changed, and how far only because other units answered more: the two
/// add up to <see cref="Total"/> exactly, and so do the units.
/// </summary>
/// <remarks>
/// <para>
/// E. M. Kitagawa, "Components of a difference between two rates", JASA 50 (1955), 1168-1194: with shares c and rates r before (0) and
/// after (1), Σ ½(c₀+c₁)(r₁−r₀) is within units and Σ (½(r₀+r₁) − R)(c₁−c₀) the mix. R = ½(R₀+R₁) changes no sum, because shares add
/// up to 1 in both periods; it makes a unit's own mix positive when one above the average grew, or one below it shrank.
/// </para>
/// <para>A unit with answers in one period only has no change within: all that it adds is mix.</para>
/// </remarks>
public sealed record RateChange(Fraction Total, Fraction Within, Fraction Mix, IReadOnlyList<UnitChange> Units)
{
    private static readonly Fraction _half = new(1, 2);

    /// <param name="units">Each unit once.</param>
    /// <returns>Null when nobody answered in one of the periods.</returns>
    public static RateChange? Of(IReadOnlyList<(Code? Unit, TopBox Before, TopBox After)> units)
    {
        var before = units.Aggregate(default(TopBox), (sum, unit) => sum.Add(unit.Before));
        var after = units.Aggregate(default(TopBox), (sum, unit) => sum.Add(unit.After));
        if (before.Valid == 0 || after.Valid == 0)
            return null;

        var average = MeanOf(RateOf(before), RateOf(after));
        List<UnitChange> changes = [.. units.Where(unit => unit.Before.Valid + unit.After.Valid > 0).Select(Split)];
        return new(
            RateOf(after).Minus(RateOf(before)), Fraction.Sum(changes.Select(change => change.Within)), Fraction.Sum(changes.Select(change => change.Mix)), changes);

        UnitChange Split((Code? Unit, TopBox Before, TopBox After) unit)
        {
            var (earlier, later) = (new Fraction(unit.Before.Valid, before.Valid), new Fraction(unit.After.Valid, after.Valid));
            var from = RateOf(unit.Before.Valid > 0 ? unit.Before : unit.After);
            var to = RateOf(unit.After.Valid > 0 ? unit.After : unit.Before);
            return new(unit.Unit, unit.Before, unit.After, MeanOf(earlier, later).Times(to.Minus(from)), MeanOf(from, to).Minus(average).Times(later.Minus(earlier)));
        }
    }

    private static Fraction RateOf(TopBox counts) => new(counts.Satisfied, counts.Valid);

    private static Fraction MeanOf(Fraction a, Fraction b) => Fraction.Sum([a, b]).Times(_half);
}
