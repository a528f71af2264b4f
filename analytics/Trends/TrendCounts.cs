using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What a trend is made of: the answers to one version, of one period and unit.</summary>
/// <param name="Structure">Of the version; for all of a trend by one definition, make all structures by it.</param>
/// <param name="Unit">Null for answers that are of no unit in particular.</param>
/// <param name="Tally">Also of everything below the unit, where that is wanted.</param>
public sealed record TrendCounts(Period Period, IndexStructure Structure, Code? Unit, Tally Tally)
{
    /// <summary>What a designed sample says of a scope; null in open collection.</summary>
    /// <remarks>Is not known any more once these counts are pooled with others: designs are not added.</remarks>
    public Func<Scope, SampleEstimate?>? Sample { get; init; }

    internal static TrendCounts Pool(IEnumerable<TrendCounts> counts)
    {
        List<TrendCounts> all = [.. counts];
        if (all.Count == 1)
            return all[0];
        var sum = new Tally(all[0].Structure);
        foreach (var part in all)
            sum.Add(part.Tally);
        return all[0] with { Tally = sum, Sample = null };
    }
}
