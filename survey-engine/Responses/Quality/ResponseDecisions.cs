namespace SurveyHub.Engine;

/// <summary>Decisions about responses: added one after another, each entered in the ledger, never changed or removed.</summary>
public sealed class ResponseDecisions(Database database, AuditTrail audit)
{
    private const string Select =
        """
        select id as Id, response as Response, number as Number, decision as Decision, reason as Reason, decided_by as DecidedBy, decided_at as DecidedAt, sha256 as Sha256
          from response_decision
        """;

    private const string AllOfOne = Select + " where response = @response order by number";

    /// <returns>
    /// The decision, or that there is no such response, that the reason is missing or too long, that the response is excluded, or counts, already, or that its campaign is frozen.
    /// </returns>
    public Task<Outcome<ResponseDecision>> AddAsync(Guid response, DecisionKind kind, string reason, Signature decided, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(decided.At);
        return database.InTransactionAsync(db => DecideAsync(db, id, response, kind, reason, decided), ct);
    }

    /// <summary>All that was decided about a response, the earliest first.</summary>
    public async Task<IReadOnlyList<ResponseDecision>> ListAsync(Guid response, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>(AllOfOne, new { response = response.Key() }, ct)).Select(row => row.ToDecision())];

    /// <summary>The responses of all campaigns that were left out at an instant.</summary>
    public static async Task<IReadOnlySet<Guid>> ListExcludedAsync(Database database, DateTimeOffset asOf, CancellationToken ct) =>
        (await database.QueryAsync<byte[]>(
            """
            select d.response
              from response_decision d
             where d.decision = 'exclude' and d.decided_at <= @asOf
               and not exists (select 1 from response_decision l where l.response = d.response and l.number > d.number and l.decided_at <= @asOf)
            """,
            new { asOf }, ct)).Select(id => new Guid(id, bigEndian: true)).ToHashSet();

    /// <summary>The responses of a campaign that are left out, as was decided last.</summary>
    public static async Task<IReadOnlySet<Guid>> ListExcludedAsync(Database database, Campaign campaign, CancellationToken ct)
    {
        var excluded = new HashSet<Guid>();
        var ids = database.StreamAsync<byte[]>(
            """
            select d.response
              from response_decision d
              join response r on r.id = d.response
             where r.campaign = @Code
               and d.decision = 'exclude'
               and not exists (select 1 from response_decision l where l.response = d.response and l.number > d.number)
            """,
            new { campaign.Code }, ct);
        await foreach (var id in ids)
            excluded.Add(new(id, bigEndian: true));
        return excluded;
    }

    /// <summary>The decisions from one id to another, both included: there are few, so that this is asked more cheaply than many ids.</summary>
    public static async Task<IEnumerable<ResponseDecision>> ListAsync(Database database, Guid from, Guid to, CancellationToken ct) =>
        (await database.QueryAsync<Row>($"{Select} where id between @from and @to", new { from = from.Key(), to = to.Key() }, ct)).Select(row => row.ToDecision());

    /// <summary>The decisions among these ids.</summary>
    internal static async Task<IEnumerable<ResponseDecision>> FindAsync(Database database, IEnumerable<Guid> ids, CancellationToken ct) =>
        (await database.QueryAsync<Row>($"{Select} where id in @ids", new { ids = ids.Select(ColumnTypes.Key) }, ct)).Select(row => row.ToDecision());

    /// <remarks>With an id of its own, so that work which is tried again decides once.</remarks>
    /// <param name="byErratum">Whether it corrects the figures of a frozen campaign in the same transaction.</param>
    internal async Task<Outcome<ResponseDecision>> DecideAsync(Transaction db, Guid id, Guid response, DecisionKind kind, string reason, Signature decided, bool byErratum = false)
    {
        var text = Reason.Of(reason);
        if (Reason.Check(text, "--reason") is { } refusal)
            return refusal;
        if (await db.QueryAsync<Code>("select campaign from response where id = @response", new { response = response.Key() }) is not [var campaign])
            return Problem.ReceiptUnknown();

        var state = await CampaignStates.LockAsync(db, campaign);
        var latest = await db.QueryAsync<Row>(AllOfOne, new { response = response.Key() }) is [.., var row] ? row.ToDecision() : null;
        if (latest?.Id == id)
            return latest; // the work is tried again after it was done
        if (!byErratum && state?.State.IsFrozen() == true)
            return Problem.CampaignFrozen();
        if ((latest?.Kind ?? DecisionKind.Restore) == kind)
            return kind == DecisionKind.Exclude ? Problem.ResponseExcluded() : Problem.ResponseNotExcluded();

        var decision = new ResponseDecision(id, response, (latest?.Number ?? 0) + 1, kind, text!, decided);
        await AddAsync(db, decision);
        await audit.AddAsync(db, Describe(decision), decision.Line());
        return decision;
    }

    private static AuditEntry Describe(ResponseDecision decision)
    {
        var isExcluded = decision.Kind == DecisionKind.Exclude;
        return AuditEntry.Of(
            decision.Decided, isExcluded ? AuditAction.ResponseExcluded : AuditAction.ResponseRestored, decision.Response.ToString("D"),
            was: new { Counts = isExcluded }, became: new { Counts = !isExcluded, Decision = decision.Number }, decision.Reason);
    }

    /// <remarks>Two at once about one response get the same number, and the database refuses one.</remarks>
    private static Task AddAsync(Transaction db, ResponseDecision decision) => db.ExecuteAsync(
        """
        insert into response_decision (id, response, number, decision, reason, decided_by, decided_at, sha256)
        values (@id, @response, @Number, @decision, @Reason, @By, @At, @Sha256)
        """,
        new
        {
            id = decision.Id.Key(),
            response = decision.Response.Key(),
            decision.Number,
            decision = Words.Write(decision.Kind),
            decision.Reason,
            decision.Decided.By,
            decision.Decided.At,
            decision.Sha256,
        });

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required byte[] Response { get; init; }
        public int Number { get; init; }
        public required string Decision { get; init; }
        public required string Reason { get; init; }
        public required string DecidedBy { get; init; }
        public DateTimeOffset DecidedAt { get; init; }
        public required string Sha256 { get; init; }

        public ResponseDecision ToDecision()
        {
            var decision = new ResponseDecision(
                new(Id, bigEndian: true), new(Response, bigEndian: true), Number, Words.Read<DecisionKind>(Decision)!.Value, Reason, new(DecidedBy, DecidedAt));
            return decision with { IsUnaltered = decision.Sha256 == Sha256 };
        }
    }
}
