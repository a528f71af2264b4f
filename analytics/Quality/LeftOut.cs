namespace SurveyHub.Analytics;

/// <summary>What the index of a scope would be without some responses. Only a recorded decision leaves them out, never this.</summary>
/// <param name="Responses">How many there are of them.</param>
/// <param name="Answers">How many valid answers they gave in the scope.</param>
/// <param name="Index">With them; null when nobody answered.</param>
/// <param name="Without">Null when nobody else answered.</param>
public sealed record LeftOut(long Responses, long Answers, double? Index, double? Without)
{
    /// <summary>Above 0 where the index would be higher without them.</summary>
    public double? Difference => Without - Index;

    /// <param name="without">Of the same responses but for those that are left out.</param>
    public static LeftOut Of(Tally all, Tally without, Scope scope) => new(
        all.Responses - without.Responses, all.Count(scope).Valid - without.Count(scope).Valid, all.Index(scope), without.Index(scope));

    /// <summary>The same where what is left out and what remains are counted apart.</summary>
    public static LeftOut Of(IndexStructure structure, Tally leftOut, IEnumerable<Tally> others, Scope scope)
    {
        var (all, without) = (new Tally(structure), new Tally(structure));
        foreach (var other in others)
            without.Add(other);
        all.Add(without);
        all.Add(leftOut);
        return Of(all, without, scope);
    }
}
