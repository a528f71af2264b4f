using System.Collections.Concurrent;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How many people wrote something, and what words they use; never who wrote what.</summary>
/// <param name="People">Who wrote something.</param>
/// <param name="Counts">How content they are; null for those from whom figures are withheld: a few who write would be known by it.</param>
/// <param name="Words">Used by at least <see cref="Floors.Comments"/> people, the most used first.</param>
/// <param name="Phrases">The same.</param>
/// <param name="IsComplete">See <see cref="CommonWords.IsComplete"/>.</param>
public sealed record CommentReport(long People, CommentCounts? Counts, IReadOnlyList<CommonWord> Words, IReadOnlyList<CommonWord> Phrases, bool IsComplete);

/// <summary>Reads what was written, and remembers the words for a minute as long as nobody answers: of a million responses that is seconds of reading.</summary>
internal sealed class CommentReports(Database database)
{
    /// <summary>More than anybody reads.</summary>
    private const int MostWords = 50;

    private const int MostKnown = 1000;

    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Code Campaign, string Part, bool HasCounts), Known> _known = new();

    /// <returns>Null where the group has fewer respondents than the floor for comments, or may not be shown.</returns>
    public async Task<CommentReport?> ReadAsync(ReportSource source, Floors floors, CancellationToken ct)
    {
        var (part, hasCounts, asOf) = (source.Parts.Whole, source.Cells is null, source.Snapshot.AsOf);
        var responses = source.Columns.Sum(part).Responses;
        if (responses < floors.Comments || source.Cells?.MayShow(source.Filter) == false || !source.MayCount(source.Columns))
            return null;
        var key = (source.Campaign.Code, part.Name, hasCounts);
        if (_known.TryGetValue(key, out var known) && known.Responses == responses && (asOf - known.AsOf).Duration() < _lifetime)
            return known.Report;

        var (counts, words) = await new Comments(database, source.Campaign).CountAsync(part, ct);
        var report = new CommentReport(counts.People, hasCounts ? counts : null, words.Words(floors.Comments, MostWords), words.Phrases(floors.Comments, MostWords), words.IsComplete);
        if (_known.Count >= MostKnown)
            _known.Clear();
        _known[key] = new(responses, asOf, report);
        return report;
    }

    /// <param name="Responses">Of the group, also those without a comment.</param>
    private sealed record Known(long Responses, DateTimeOffset AsOf, CommentReport Report);
}
