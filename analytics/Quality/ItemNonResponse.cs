namespace SurveyHub.Analytics;

/// <summary>How many gave no answer to a criterion, and how many said that it does not concern them.</summary>
/// <param name="IsAlwaysAsked">Otherwise a rule decides who is asked, and who is not asked has not failed to answer.</param>
/// <param name="Given">Responses with an answer of any kind.</param>
/// <param name="Excluded">Of these, the answers that leave the denominator, such as "không sử dụng".</param>
public sealed record ItemNonResponse(Scope Item, bool IsAlwaysAsked, long Responses, long Given, long Excluded)
{
    /// <summary>Null where not everybody was asked: the counts cannot tell who was.</summary>
    public long? Blank => IsAlwaysAsked ? Responses - Given : null;

    /// <summary>0 to 1, of the responses; null where not everybody was asked, or nobody responded.</summary>
    public double? BlankShare => Responses > 0 ? (double?)Blank / Responses : null;

    /// <summary>0 to 1, of the answers given, so that it is comparable between criteria however many were asked; null when nobody answered.</summary>
    public double? ExcludedShare => Given > 0 ? (double)Excluded / Given : null;

    /// <returns>One a criterion, in the order they are asked.</returns>
    public static IReadOnlyList<ItemNonResponse> Of(Tally tally, IndexStructure structure) => [.. structure.Items.Select((scope, place) =>
    {
        var given = tally.Levels(scope).Sum(level => level.Count);
        return new ItemNonResponse(scope, structure.Criteria[place].VisibleIf is null, tally.Responses, given, given - tally.Count(scope).Valid);
    })];
}
