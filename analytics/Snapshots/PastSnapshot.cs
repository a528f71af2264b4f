using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The responses as they were at an instant, read from their rows alone, whatever was counted before: for what is to be kept, and to check what was.</summary>
/// <remarks>
/// By when they were received and decided about, so an instant that all commits of earlier ones are over with gives the same however often it is read. What is not responses, such as units
/// and targets, is as it stands now.
/// </remarks>
internal static class PastSnapshot
{
    private const int RowsAtOnce = 20_000;

    public static async Task<Snapshot> ReadAsync(Database database, Questionnaires questionnaires, DateTimeOffset asOf, CancellationToken ct)
    {
        var (rows, builders) = (new ResponseRows(database, questionnaires), new Dictionary<(string Questionnaire, int Version), ColumnsBuilder>());
        var leftOut = await ResponseDecisions.ListExcludedAsync(database, asOf, ct);
        await foreach (var ids in Responses.StreamIdsAsync(database, asOf, ct).Chunk(RowsAtOnce).WithCancellation(ct))
        {
            foreach (var response in await rows.FindAsync(ids, ct))
            {
                if (!builders.TryGetValue(response.Of, out var builder))
                    builders.Add(response.Of, builder = ColumnsBuilder.WithCache(rows.Structure(response.Of)));
                builder.Add(response.Answers, response.Facts);
                if (leftOut.Contains(response.Id))
                    builder.Add(SegmentKind.Excluded, response.Answers, response.Facts);
            }
        }

        return new(asOf, builders.ToDictionary(builder => builder.Key, builder => builder.Value.Build()));
    }
}
