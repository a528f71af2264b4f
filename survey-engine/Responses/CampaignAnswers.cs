using System.Runtime.CompilerServices;

namespace SurveyHub.Engine;

/// <summary>One response as a data file needs it: without its id and with no time but the day.</summary>
/// <param name="Day">On which it was received, as <c>2026-03-02</c>.</param>
/// <param name="Choices">See <see cref="Answers.Choices"/>.</param>
public sealed record GivenAnswers(string? Unit, string? Field, string Channel, string Language, string Day, string Choices);

/// <summary>All responses of a campaign, portion by portion in constant memory. Each portion is a statement of its own, so that nothing stays open while the file is written.</summary>
public static class CampaignAnswers
{
    private const int RowsAtOnce = 2500;

    /// <summary>Those that were received by then and are not left out by decision.</summary>
    /// <remarks>The next portion is read while the last one is worked on.</remarks>
    public static async IAsyncEnumerable<IReadOnlyList<GivenAnswers>> ReadAsync(Database database, Campaign campaign, DateTimeOffset until, [EnumeratorCancellation] CancellationToken ct)
    {
        var excluded = await ResponseDecisions.ListExcludedAsync(database, campaign, ct);
        var next = NextAsync("", new byte[16]);
        while (await next is { Count: > 0 } rows)
        {
            next = NextAsync(rows[^1].ReceivedAt, rows[^1].Id);
            yield return [.. rows.Where(row => excluded.Count == 0 || !excluded.Contains(new(row.Id, bigEndian: true))).Select(row => new GivenAnswers(row.Unit, row.Field, row.Channel, row.Language, row.Day, row.Answers))];
        }

        Task<IReadOnlyList<Row>> NextAsync(string after, byte[] id) => database.QueryAsync<Row>(
            """
            select r.id as Id, r.unit as Unit, r.field as Field, r.channel as Channel, r.language as Language,
                   r.received_at as ReceivedAt, r.received_on as Day, r.answers as Answers
              from response r
             where r.campaign = @Code and r.received_at >= @after and (r.received_at > @after or r.id > @id) and r.received_at <= @until
             order by r.received_at, r.id
             limit @RowsAtOnce
            """,
            new { campaign.Code, after, id, until, RowsAtOnce }, ct);
    }

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public string? Unit { get; init; }
        public string? Field { get; init; }
        public required string Channel { get; init; }
        public required string Language { get; init; }
        public required string ReceivedAt { get; init; }
        public required string Day { get; init; }
        public required string Answers { get; init; }
    }
}
