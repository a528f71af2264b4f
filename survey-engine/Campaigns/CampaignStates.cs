namespace SurveyHub.Engine;

/// <summary>Moves planned campaigns from one state to the next; each step is a row that stays.</summary>
public sealed class CampaignStates(Database database, AuditTrail audit)
{
    private const string Select = "select state as State, changed_by as ChangedBy, changed_at as ChangedAt, remark as Remark from campaign_state where campaign = @campaign order by number";

    /// <summary>The earliest first; none of a campaign without a plan.</summary>
    public async Task<IReadOnlyList<StateChange>> ListAsync(Code campaign, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>(Select, new { campaign }, ct)).Select(row => row.ToChange())];

    /// <summary>From now on it takes answers on its days, and hardly anything about it can be changed.</summary>
    /// <returns>The campaign, or that it is not planned, its last day is over, or its version was retired.</returns>
    public Task<Outcome<Campaign>> OpenAsync(Campaign campaign, Signature by, CancellationToken ct)
    {
        var entry = EntryOf(campaign, CampaignState.Open, by);
        return database.InTransactionAsync<Outcome<Campaign>>(
            async db =>
            {
                if (campaign.Closes < by.At.DayInVietnam())
                    return Problem.CampaignOver(campaign.Closes);
                if (await Campaigns.IsRetiredAsync(db, campaign.Version))
                    return Problem.VersionRetired(campaign.Version.Code, campaign.Version.Number);
                return await MoveAsync(db, campaign, CampaignState.Open, entry);
            },
            ct);
    }

    /// <summary>From now on it takes only what devices collected before.</summary>
    /// <param name="reason">Needed before its last day, which then is today.</param>
    public Task<Outcome<Campaign>> CloseAsync(Campaign campaign, string? reason, Signature by, CancellationToken ct)
    {
        var (today, isEarly) = (by.At.DayInVietnam(), by.At.DayInVietnam() < campaign.Closes);
        var remark = Reason.Of(reason);
        if ((isEarly ? Reason.Check(remark) : Reason.CheckLength(remark)) is { } refusal)
            return Task.FromResult<Outcome<Campaign>>(refusal);
        var entry = EntryOf(campaign, CampaignState.Closed, by, remark);
        return database.InTransactionAsync(
            async db =>
            {
                var closed = await MoveAsync(db, campaign, CampaignState.Closed, entry);
                if (closed.Value is not null && isEarly)
                    await db.ExecuteAsync("update campaign set closes = @closes where code = @Code", new { campaign.Code, closes = today < campaign.Opens ? campaign.Opens : today });
                return closed;
            },
            ct);
    }

    /// <summary>From now on everybody may see its figures.</summary>
    public Task<Outcome<Campaign>> PublishAsync(Campaign campaign, Signature by, CancellationToken ct)
    {
        var entry = EntryOf(campaign, CampaignState.Published, by);
        return database.InTransactionAsync(db => MoveAsync(db, campaign, CampaignState.Published, entry), ct);
    }

    /// <summary>The state before; null for the first.</summary>
    internal static CampaignState? Before(CampaignState state) => state switch
    {
        CampaignState.Planned => null,
        CampaignState.Open => CampaignState.Planned,
        CampaignState.Closed => CampaignState.Open,
        CampaignState.Frozen => CampaignState.Closed,
        CampaignState.Published => CampaignState.Frozen,
    };

    /// <summary>Locks the campaign, so that no response comes in and nobody else moves it until the end of the transaction, and reads its state.</summary>
    /// <remarks>A response locks it too, by its foreign key: whoever has this lock sees all that were stored, and those that wait for it see what is done now.</remarks>
    internal static async Task<StateChange?> LockAsync(Transaction db, Code campaign)
    {
        await db.ExecuteAsync("update campaign set closes = closes where code = @campaign", new { campaign });
        return (await db.QueryAsync<Row>(Select, new { campaign })) is [.., var latest] ? latest.ToChange() : null;
    }

    /// <summary>Those of the campaigns whose responses never change any more.</summary>
    internal static async Task<HashSet<string>> FindFrozenAsync(Transaction db, IEnumerable<string> campaigns) =>
        [.. await db.QueryAsync<string>("select campaign from campaign_state where state = 'frozen' and campaign in @campaigns", new { campaigns })];

    /// <summary>What the audit trail says of a step; made once, so that work which is tried again after it was done is known by it.</summary>
    internal static AuditEntry EntryOf(Campaign campaign, CampaignState to, Signature by, string? remark = null, object? became = null) => AuditEntry.Of(
        by, ActionOf(to), campaign.Code.Value, Before(to) is { } before ? new { State = Words.Write(before) } : null, became ?? new { State = Words.Write(to) }, remark);

    internal async Task<Outcome<Campaign>> MoveAsync(Transaction db, Campaign campaign, CampaignState to, AuditEntry entry)
    {
        if (await LockAsync(db, campaign.Code) is not { } current)
            return Problem.CampaignUnplanned();
        if (current.State == to && await AuditTrail.HasAsync(db, entry))
            return campaign with { State = to };
        if (current.State != Before(to))
            return Problem.CampaignStateUnfit();
        await AddAsync(db, campaign.Code, to, entry.Done, entry.Reason);
        await audit.AddAsync(db, entry);
        return campaign with { State = to };
    }

    private static AuditAction ActionOf(CampaignState state) => state switch
    {
        CampaignState.Planned => AuditAction.CampaignPlanned,
        CampaignState.Open => AuditAction.CampaignOpened,
        CampaignState.Closed => AuditAction.CampaignClosed,
        CampaignState.Frozen => AuditAction.CampaignFrozen,
        CampaignState.Published => AuditAction.CampaignPublished,
    };

    internal static Task AddAsync(Transaction db, Code campaign, CampaignState state, Signature by, string? remark) => db.ExecuteAsync(
        """
        insert into campaign_state (campaign, number, state, changed_by, changed_at, remark)
        values (@campaign, @number, @state, @By, @At, @remark)
        """,
        new { campaign, number = (int)state + 1, state = Words.Write(state), by.By, by.At, remark });

    private sealed record Row
    {
        public required string State { get; init; }
        public required string ChangedBy { get; init; }
        public DateTimeOffset ChangedAt { get; init; }
        public string? Remark { get; init; }

        public StateChange ToChange() => new(Words.Read<CampaignState>(State)!.Value, new(ChangedBy, ChangedAt), Remark);
    }
}
