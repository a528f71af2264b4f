namespace SurveyHub.Analytics;

/// <summary>How many people wrote something, and what words they use; never who wrote what.</summary>
/// <param name="Words">Used by at least <see cref="Floors.Comments"/> people, the most used first.</param>
/// <param name="Phrases">The same.</param>
/// <param name="IsComplete">See <see cref="CommonWords.IsComplete"/>.</param>
public sealed record CommentReport(CommentCounts Counts, IReadOnlyList<CommonWord> Words, IReadOnlyList<CommonWord> Phrases, bool IsComplete)
{
    /// <summary>More than anybody reads.</summary>
    private const int Most = 50;

    /// <returns>Null where the group has fewer respondents than the floor for comments.</returns>
    internal static async Task<CommentReport?> ReadAsync(Comments comments, Tally group, CampaignPart part, Floors floors, CancellationToken ct)
    {
        if (group.Responses < floors.Comments)
            return null;
        var (counts, words) = await comments.CountAsync(part, ct);
        return new(counts, words.Words(floors.Comments, Most), words.Phrases(floors.Comments, Most), words.IsComplete);
    }
}
