namespace SurveyHub.Engine;

/// <summary>The ledger of messages: what waits, what was sent, what came to nothing. Each is sent by one node, once.</summary>
public sealed class Deliveries(Database database)
{
    /// <summary>How long a message is tried.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromDays(2);

    /// <summary>Longer than sending takes: what is still being sent then was left behind.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);

    /// <summary>In minutes, before the second attempt, the third …</summary>
    private static readonly int[] _pauses = [1, 5, 15, 30];

    private const string Select =
        """
        select id as Id, kind as Kind, source as Source, part as Part, account as Account, state as State, attempts as Attempts, queued_at as QueuedAt, due_at as DueAt,
               done_at as DoneAt, reason as Reason, detail as Detail
          from mail_delivery
        """;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Delivery>> ListAsync(int skip, int most, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"{Select} order by queued_at desc, id desc limit @most offset @skip", new { skip, most }, ct)).Select(row => row.ToDelivery())];

    public Task<long> CountAsync(CancellationToken ct) => database.FindAsync<long>("select count(*) from mail_delivery", null, ct);

    public async Task<IReadOnlyList<Delivery>> ListDueAsync(DateTimeOffset now, int most, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"{Select} where state = 'queued' and due_at <= @now order by due_at, id limit @most", new { now, most }, ct)).Select(row => row.ToDelivery())];

    /// <returns>Whether this caller, and nobody else, is to send it now.</returns>
    public Task<bool> ClaimAsync(Delivery delivery, DateTimeOffset now, CancellationToken ct)
    {
        var values = new { id = delivery.Id.Key(), delivery.Attempts, until = now + _longest };
        return database.InTransactionAsync(
            async db => await db.ExecuteAsync("update mail_delivery set state = 'sending', attempts = attempts + 1, due_at = @until where id = @id and state = 'queued' and attempts = @Attempts", values) == 1, ct);
    }

    /// <summary>What came of one that this caller claimed.</summary>
    /// <param name="to">Queued where it is to be tried again.</param>
    public Task SettleAsync(Delivery delivery, DeliveryState to, DeliveryReason? reason, string? detail, DateTimeOffset now, CancellationToken ct)
    {
        var isOver = to is not (DeliveryState.Queued or DeliveryState.Sending);
        var values = new
        {
            id = delivery.Id.Key(),
            state = Words.Write(to),
            reason = reason is { } why ? Words.Write(why) : null,
            detail = detail?.Length > 100 ? detail[..100] : detail,
            due = isOver ? now : now + TimeSpan.FromMinutes(_pauses[Math.Min(delivery.Attempts, _pauses.Length - 1)]),
            done = isOver ? now : (DateTimeOffset?)null,
        };
        return database.InTransactionAsync(
            db => db.ExecuteAsync("update mail_delivery set state = @state, reason = @reason, detail = @detail, due_at = @due, done_at = @done where id = @id and state = 'sending'", values), ct);
    }

    /// <summary>Ends what waited too long, and what was left behind in the middle.</summary>
    public Task GiveUpAsync(DateTimeOffset now, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            await db.ExecuteAsync("update mail_delivery set state = 'failed', reason = 'expired', done_at = @now where state = 'queued' and give_up_at <= @now", new { now });
            return await db.ExecuteAsync("update mail_delivery set state = 'failed', reason = 'interrupted', done_at = @now where state = 'sending' and due_at <= @now", new { now });
        },
        ct);

    /// <summary>A message to each of the accounts that has none of the occasion yet.</summary>
    internal static async Task QueueAsync(Transaction db, MailOccasion occasion, IEnumerable<Guid> accounts, DateTimeOffset now)
    {
        foreach (var account in accounts.Distinct())
        {
            await db.ExecuteAsync(
                """
                insert into mail_delivery (id, kind, source, part, account, state, attempts, queued_at, due_at, give_up_at, done_at, reason, detail)
                select @id, @kind, @source, @Part, @account, 'queued', 0, @now, @now, @giveUp, null, null, null
                 where not exists (select 1 from mail_delivery d where d.kind = @kind and d.source = @source and d.part = @Part and d.account = @account)
                """,
                new { id = Guid.CreateVersion7(now).Key(), kind = Words.Write(occasion.Kind), source = occasion.Source.Key(), occasion.Part, account = account.Key(), now, giveUp = now + Patience });
        }
    }

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required string Kind { get; init; }
        public required byte[] Source { get; init; }
        public required string Part { get; init; }
        public required byte[] Account { get; init; }
        public required string State { get; init; }
        public int Attempts { get; init; }
        public DateTimeOffset QueuedAt { get; init; }
        public DateTimeOffset DueAt { get; init; }
        public DateTimeOffset? DoneAt { get; init; }
        public string? Reason { get; init; }
        public string? Detail { get; init; }

        public Delivery ToDelivery() => new(
            new(Id, bigEndian: true), new(Words.Read<DeliveryKind>(Kind)!.Value, new(Source, bigEndian: true), Part), new(Account, bigEndian: true), Words.Read<DeliveryState>(State)!.Value,
            Attempts, QueuedAt, DueAt, DoneAt, Words.Read<DeliveryReason>(Reason), Detail);
    }
}
