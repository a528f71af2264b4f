namespace SurveyHub.Analytics;

/// <summary>Both ends belong to it; the first rank is 1.</summary>
public readonly record struct RankInterval(int First, int Last);

/// <summary>One unit of a ranking: an agency, a field, or whatever else is compared.</summary>
/// <param name="Key">Its code; different for each.</param>
/// <param name="Name">By which it stands among units of the same rate.</param>
public sealed record RankedUnit(string Key, string Name, Estimate Estimate)
{
    /// <summary>1 for the highest rate; units of the same rate share it, and the next rank is left out. Null for a unit that is only listed.</summary>
    public int? Rank { get; init; }

    /// <summary>Of the rate, so wide that those of all ranked units hold at once with 95 %; null for a unit that is only listed.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Where the rank may lie; those of all ranked units hold at once with 95 %. Null for a unit that is only listed.</summary>
    public RankInterval? Ranks { get; init; }

    /// <summary>From 1, see <see cref="Ranking"/>; null for a unit that is only listed.</summary>
    public int? TieGroup { get; init; }

    /// <summary>The rate drawn towards the mean of all units, to be printed only with that name, see <see cref="Shrinkage"/>; null where there is no shrinkage.</summary>
    public double? Shrunken { get; init; }
}
