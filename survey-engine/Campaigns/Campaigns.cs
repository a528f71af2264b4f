namespace SurveyHub.Engine;

public sealed class Campaigns(Database database, Questionnaires questionnaires, AuditTrail audit)
{
    private const string Select =
        """
        select c.code as Code, c.title as Title, c.questionnaire as Questionnaire, c.version as Version, c.opens as Opens, c.closes as Closes,
               p.units as Units, p.channels as Channels, p.languages as Languages, p.hours as Hours, p.consent as Consent,
               p.figures_floor as FiguresFloor, p.comments_floor as CommentsFloor, s.state as State
          from campaign c
          left join campaign_plan p on p.campaign = c.code
          left join campaign_state s on s.campaign = c.code and s.number = (select max(l.number) from campaign_state l where l.campaign = c.code)
        """;

    public async Task<Campaign?> FindAsync(Code? code, CancellationToken ct) =>
        code is not null && await database.FindAsync<Row>($"{Select} where c.code = @code", new { code }, ct) is { } row
            ? await ReadAsync(row, ct)
            : null;

    /// <summary>All campaigns, the newest first.</summary>
    public async Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken ct)
    {
        var campaigns = new List<Campaign>();
        foreach (var row in await database.QueryAsync<Row>($"{Select} order by c.opens desc, c.code", null, ct))
            campaigns.Add(await ReadAsync(row, ct));
        return campaigns;
    }

    /// <returns>The campaign, or <c>campaign-exists</c> when the code is taken, <c>version-retired</c> when its version takes no new campaigns.</returns>
    public Task<Outcome<Campaign>> AddAsync(Campaign campaign, Signature by, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            var added = await AddAsync(db, campaign);
            if (added.Value is not null)
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.CampaignAdded, campaign.Code.Value, was: null, Describe(campaign)));
            return added;
        },
        ct);

    internal static async Task<Outcome<Campaign>> AddAsync(Transaction db, Campaign campaign)
    {
        var added = await db.ExecuteAsync(
            """
            insert into campaign (code, title, questionnaire, version, opens, closes)
            select @Code, @Title, @Questionnaire, @Version, @Opens, @Closes
             where not exists (select 1 from campaign c where c.code = @Code)
               and not exists (select 1 from questionnaire_retirement r where r.questionnaire = @Questionnaire and r.version = @Version)
            """,
            new { campaign.Code, campaign.Title, Questionnaire = campaign.Version.Code, Version = campaign.Version.Number, campaign.Opens, campaign.Closes });
        if (added == 1)
            return campaign;
        var exists = await db.SingleAsync<long>("select count(*) from campaign where code = @Code", new { campaign.Code });
        return exists > 0 ? Problem.CampaignExists(campaign.Code) : Problem.VersionRetired(campaign.Version.Code, campaign.Version.Number);
    }

    internal static async Task<bool> IsRetiredAsync(Transaction db, QuestionnaireVersion version) =>
        await db.SingleAsync<long>("select count(*) from questionnaire_retirement where questionnaire = @Code and version = @Number", new { version.Code, version.Number }) > 0;

    private static object Describe(Campaign campaign) => new
    {
        Title = campaign.Title.In("vi"),
        Questionnaire = $"{campaign.Version.Code}/{campaign.Version.Number}",
        Opens = ColumnTypes.Write(campaign.Opens),
        Closes = ColumnTypes.Write(campaign.Closes),
    };

    private async Task<Campaign> ReadAsync(Row row, CancellationToken ct)
    {
        var version = await questionnaires.FindAsync(row.Questionnaire, row.Version, ct);
        return new(row.Code, row.Title, version!, row.Opens, row.Closes) { Plan = row.ToPlan(), State = Words.Read<CampaignState>(row.State) }; // the foreign key says that it is there
    }

    private sealed record Row
    {
        public required Code Code { get; init; }
        public required Text Title { get; init; }
        public required Code Questionnaire { get; init; }
        public int Version { get; init; }
        public DateOnly Opens { get; init; }
        public DateOnly Closes { get; init; }
        public string? Units { get; init; }
        public string? Channels { get; init; }
        public string? Languages { get; init; }
        public string? Hours { get; init; }
        public Text? Consent { get; init; }
        public int? FiguresFloor { get; init; }
        public int? CommentsFloor { get; init; }
        public string? State { get; init; }

        public CampaignPlan? ToPlan() => Channels is null || Languages is null ? null
            : new(Units is null ? null : [.. Units.Split(' ').Select(Code.Of)], [.. Channels.Split(' ').Select(channel => Words.Read<Channel>(channel)!.Value)], Languages.Split(' '))
            {
                Hours = OpeningHours.Parse(Hours),
                Consent = Consent,
                FiguresFloor = FiguresFloor,
                CommentsFloor = CommentsFloor,
            };
    }
}
