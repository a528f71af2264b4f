namespace SurveyHub.Engine;

/// <summary>How many responses came on a day from a point, about a unit, by a channel.</summary>
/// <param name="On">The day of arrival, in Viet Nam.</param>
public sealed record Arrivals(Code? Point, Code? Unit, Channel Channel, DateOnly On, long Responses);

/// <summary>Counts what came in, and never looks at an answer.</summary>
public sealed class ResponseArrivals(Database database)
{
    public async Task<IReadOnlyList<Arrivals>> ListAsync(Code campaign, CancellationToken ct)
    {
        var arrivals = new List<Arrivals>();
        // Streamed, because millions may be counted before the first row comes.
        await foreach (var row in database.StreamAsync<Row>(
            "select point as Point, unit as Unit, channel as Channel, received_on as ReceivedOn, count(*) as Total from response where campaign = @campaign group by point, unit, channel, received_on", new { campaign }, ct))
            arrivals.Add(new(row.Point, row.Unit, Words.Read<Channel>(row.Channel)!.Value, row.ReceivedOn, row.Total));
        return arrivals;
    }

    private sealed record Row
    {
        public Code? Point { get; init; }
        public Code? Unit { get; init; }
        public required string Channel { get; init; }
        public DateOnly ReceivedOn { get; init; }
        public long Total { get; init; }
    }
}
