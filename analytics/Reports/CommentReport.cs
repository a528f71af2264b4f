using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How many people wrote something, and what words they use; never who wrote what.</summary>
/// <param name="People">Who wrote something.</param>
/// <param name="Counts">How content they are; null for those from whom figures are withheld: a few who write would be known by it.</param>
/// <param name="Words">Used by at least <see cref="Floors.Comments"/> people, the most used first.</param>
/// <param name="Phrases">The same.</param>
/// <param name="IsComplete">See <see cref="CommonWords.IsComplete"/>.</param>
public sealed record CommentReport(long People, CommentCounts? Counts, IReadOnlyList<CommonWord> Words, IReadOnlyList<CommonWord> Phrases, bool IsComplete)
{
    /// <summary>More than anybody reads.</summary>
    private const int Most = 50;

    /// <returns>Null where the group has fewer respondents than the floor for comments, or may not be shown.</returns>
    internal static async Task<CommentReport?> ReadAsync(Database database, ReportSource source, Floors floors, CancellationToken ct)
    {
        var part = source.Parts.Whole;
        if (source.Columns.Sum(part).Responses < floors.Comments || source.Cells?.MayShow(source.Filter) == false || !source.MayCount(source.Columns))
            return null;
        var (counts, words) = await new Comments(database, source.Campaign).CountAsync(part, ct);
        return new(counts.People, source.Cells is null ? counts : null, words.Words(floors.Comments, Most), words.Phrases(floors.Comments, Most), words.IsComplete);
    }
}
