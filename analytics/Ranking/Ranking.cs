using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Units in the order of their rates, with how sure that order is.</summary>
/// <remarks>
/// <para>
/// Rank intervals: M. Klein, T. Wright, J. Wieczorek, "A joint confidence region for an overall ranking of populations", Journal of the
/// Royal Statistical Society C 69 (2020), 589-606. Each rate has an interval at Šidák's level, so that all of them hold at once with
/// 95 %; whoever lies wholly above a unit is before it, whoever lies wholly below it is after it, and nothing else is said.
/// </para>
/// <para>
/// A tie group is a run of ranks that the first of them cannot be told from: it ends before the first rank of which a unit's interval
/// lies wholly below the interval of the group's first rank. Where several units share that first rank, the narrowest counts.
/// </para>
/// </remarks>
/// <param name="Units">Ranked ones first, by rank and then by name; after them by name those that are only listed.</param>
/// <param name="Count">How many are ranked: a rank is printed as "rank / of how many".</param>
/// <param name="Shrinkage">Null with two units or fewer.</param>
public sealed record Ranking(IReadOnlyList<RankedUnit> Units, int Count, Shrinkage? Shrinkage)
{
    /// <summary>With fewer respondents a unit is listed and not ranked, where nothing else was agreed; nor is one that no interval can be given for.</summary>
    public const int FewestRespondents = 30;

    /// <param name="units">In any order.</param>
    public static Ranking Of(IReadOnlyCollection<RankedUnit> units, int fewestRespondents = FewestRespondents)
    {
        var shrinkage = Shrinkage.Of(units.Select(unit => unit.Estimate));
        var byKind = units
            .Select(unit => new RankedUnit(unit.Key, unit.Name, unit.Estimate) { Shrunken = shrinkage?.Shrink(unit.Estimate) })
            .ToLookup(unit => unit.Estimate.Interval is not null && unit.Estimate.Respondents >= fewestRespondents);
        List<RankedUnit> ranked = [.. InOrder(byKind[true], Rate)];
        return new([.. Grouped(Ranked(ranked)), .. InOrder(byKind[false], _ => null)], ranked.Count, shrinkage);

        // Names last: to compare thousands of them takes longer than all else.
        static IEnumerable<RankedUnit> InOrder(IEnumerable<RankedUnit> units, Func<RankedUnit, double?> first) =>
            units.OrderByDescending(first).ThenBy(unit => unit.Name, Vietnamese.Order).ThenBy(unit => unit.Key, StringComparer.Ordinal);
    }

    private static double? Rate(RankedUnit unit) => unit.Estimate.Figure;

    private static IEnumerable<RankedUnit> Ranked(IReadOnlyList<RankedUnit> units)
    {
        if (units.Count == 0)
            yield break;
        var confidence = Confidence.NinetyFive.OfEach(units.Count);
        Interval[] intervals = [.. units.Select(unit => unit.Estimate.IntervalAt(confidence)!.Value)];
        double[] lowers = [.. intervals.Select(interval => interval.Lower).Order()];
        double[] uppers = [.. intervals.Select(interval => interval.Upper).Order()];
        var rank = 1;
        for (var i = 0; i < units.Count; i++)
        {
            rank = i > 0 && Rate(units[i]) == Rate(units[i - 1]) ? rank : i + 1;
            var (above, below) = (units.Count - CountBelow(lowers, Math.BitIncrement(intervals[i].Upper)), CountBelow(uppers, intervals[i].Lower)); // ends that touch overlap
            yield return units[i] with { Rank = rank, Interval = intervals[i], Ranks = new(1 + above, units.Count - below) };
        }
    }

    private static IEnumerable<RankedUnit> Grouped(IEnumerable<RankedUnit> units)
    {
        var (group, floor) = (0, double.PositiveInfinity);
        foreach (var rank in units.GroupBy(unit => unit.Rank))
        {
            if (rank.Any(unit => unit.Interval!.Value.Upper < floor))
                (group, floor) = (group + 1, rank.Max(unit => unit.Interval!.Value.Lower));
            foreach (var unit in rank)
                yield return unit with { TieGroup = group };
        }
    }

    /// <param name="values">Ascending.</param>
    private static int CountBelow(double[] values, double limit)
    {
        var (from, to) = (0, values.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = values[middle] < limit ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
