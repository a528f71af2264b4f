namespace SurveyHub.Engine;

/// <summary>Freezes campaigns, and keeps their figures: each number is written once, never changed or removed.</summary>
public sealed class CampaignFigures(Database database, CampaignStates states)
{
    private const string Select =
        """
        select campaign as Campaign, number as Number, figures as Figures, sha256 as Sha256, responses as Responses, as_of as AsOf, ledger_day as LedgerDay,
               ledger_root as LedgerRoot, floor as Floor, reason as Reason, made_by as MadeBy, made_at as MadeAt
          from campaign_figures
        """;

    private const string Latest = Select + " where campaign = @campaign order by number desc limit 1";

    private const string Content =
        """
        select (select count(*) from response where campaign = @campaign) as Responses,
               (select count(*) from response_decision d join response r on r.id = d.response where r.campaign = @campaign) as Decisions
        """;

    /// <summary>As frozen, then by each erratum; none of a campaign that is not frozen.</summary>
    public async Task<IReadOnlyList<StoredFigures>> ListAsync(Code campaign, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"{Select} where campaign = @campaign order by number", new { campaign }, ct)).Select(row => row.ToFigures())];

    /// <summary>Those that hold; null where the campaign is not frozen.</summary>
    public static async Task<StoredFigures?> FindLatestAsync(Database database, Code campaign, CancellationToken ct) =>
        (await database.FindAsync<Row>(Latest, new { campaign }, ct))?.ToFigures();

    /// <summary>To be read before figures are computed that are to be kept.</summary>
    public async Task<CampaignContent> FindContentAsync(Code campaign, CancellationToken ct) => (await database.FindAsync<CampaignContent>(Content, new { campaign }, ct))!;

    /// <summary>From now on the responses of the campaign never change, and these are their figures: both at once, or neither.</summary>
    /// <param name="counted">What the figures were computed from.</param>
    /// <returns>The campaign; or that it is not closed, or, as <c>campaign-moved</c>, that more has come in since.</returns>
    public Task<Outcome<Campaign>> FreezeAsync(Campaign campaign, FrozenFigures figures, CampaignContent counted, Signature by, CancellationToken ct)
    {
        var entry = CampaignStates.EntryOf(
            campaign, CampaignState.Frozen, by, became: new { State = Words.Write(CampaignState.Frozen), figures.Responses, figures.Sha256, AsOf = ColumnTypes.Write(figures.AsOf), Root = figures.Root?.Digest });
        return database.InTransactionAsync(
            async db =>
            {
                await CampaignStates.LockAsync(db, campaign.Code);
                if (await db.SingleAsync<CampaignContent>(Content, new { campaign = campaign.Code }) != counted)
                    return Problem.CampaignMoved();
                var frozen = await states.MoveAsync(db, campaign, CampaignState.Frozen, entry);
                if (frozen.Value is not null && await FindLatestAsync(db, campaign.Code) is null)
                    await AddAsync(db, campaign.Code, 0, figures, null, by);
                return frozen;
            },
            ct);
    }

    internal static async Task<StoredFigures?> FindLatestAsync(Transaction db, Code campaign) =>
        (await db.QueryAsync<Row>(Latest, new { campaign })).SingleOrDefault()?.ToFigures();

    internal static Task AddAsync(Transaction db, Code campaign, int number, FrozenFigures figures, string? reason, Signature by) => db.ExecuteAsync(
        """
        insert into campaign_figures (campaign, number, figures, sha256, responses, as_of, ledger_day, ledger_root, floor, reason, made_by, made_at)
        values (@campaign, @number, @Json, @Sha256, @Responses, @AsOf, @Day, @Digest, @Floor, @reason, @By, @At)
        """,
        new { campaign, number, figures.Json, figures.Sha256, figures.Responses, figures.AsOf, figures.Root?.Day, figures.Root?.Digest, figures.Floor, reason, by.By, by.At });

    private sealed record Row
    {
        public required Code Campaign { get; init; }
        public int Number { get; init; }
        public required string Figures { get; init; }
        public required string Sha256 { get; init; }
        public long Responses { get; init; }
        public DateTimeOffset AsOf { get; init; }
        public DateOnly? LedgerDay { get; init; }
        public string? LedgerRoot { get; init; }
        public int Floor { get; init; }
        public string? Reason { get; init; }
        public required string MadeBy { get; init; }
        public DateTimeOffset MadeAt { get; init; }

        public StoredFigures ToFigures()
        {
            var figures = new FrozenFigures(Figures, Responses, AsOf, LedgerDay is { } day && LedgerRoot is { } digest ? new(day, digest) : null, Floor);
            return new(Campaign, Number, figures, Reason, new(MadeBy, MadeAt), figures.Sha256 == Sha256);
        }
    }
}
