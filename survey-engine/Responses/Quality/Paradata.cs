namespace SurveyHub.Engine;

/// <summary>How a response came about and what was decided about it: everything but its answers.</summary>
public sealed record Paradata
{
    public required Guid Id { get; init; }
    public required Code Campaign { get; init; }
    public required Visit Visit { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>By the client's clock; null when it did not say.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>By the client's clock where it has one.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>The earliest first.</summary>
    public required IReadOnlyList<ResponseDecision> Decisions { get; init; }

    public bool IsExcluded => Decisions is [.., { Kind: DecisionKind.Exclude }];
}

/// <summary>Reads one response for the eyes of an administrator, who decides without having read its answers.</summary>
public sealed class ResponseParadata(Database database, ResponseFlags flags, ResponseDecisions decisions)
{
    public async Task<Paradata?> FindAsync(Guid id, CancellationToken ct)
    {
        var row = await database.FindAsync<Row>(
            """
            select campaign as Campaign, unit as Unit, field as Field, channel as Channel, point as Point,
                   started_at as StartedAt, submitted_at as SubmittedAt, received_at as ReceivedAt
              from response
             where id = @id
            """,
            new { id = id.Key() }, ct);
        return row is null ? null : new()
        {
            Id = id,
            Campaign = row.Campaign,
            Visit = new(row.Unit, row.Field, row.Point),
            Channel = Words.Read<Channel>(row.Channel)!.Value,
            StartedAt = row.StartedAt,
            SubmittedAt = row.SubmittedAt,
            ReceivedAt = row.ReceivedAt,
            Flags = await flags.ListAsync(id, ct),
            Decisions = await decisions.ListAsync(id, ct),
        };
    }

    private sealed record Row
    {
        public required Code Campaign { get; init; }
        public Code? Unit { get; init; }
        public Code? Field { get; init; }
        public required string Channel { get; init; }
        public Code? Point { get; init; }
        public DateTimeOffset? StartedAt { get; init; }
        public DateTimeOffset SubmittedAt { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
    }
}
