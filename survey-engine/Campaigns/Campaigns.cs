namespace SurveyHub.Engine;

public sealed class Campaigns(Database database, Questionnaires questionnaires, AuditTrail audit)
{
    private const string Columns = "code as Code, title as Title, questionnaire as Questionnaire, version as Version, opens as Opens, closes as Closes";

    public async Task<Campaign?> FindAsync(Code? code, CancellationToken ct) =>
        code is not null && await database.FindAsync<Row>($"select {Columns} from campaign where code = @code", new { code }, ct) is { } row
            ? await ReadAsync(row, ct)
            : null;

    /// <summary>All campaigns, the newest first.</summary>
    public async Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken ct)
    {
        var campaigns = new List<Campaign>();
        foreach (var row in await database.QueryAsync<Row>($"select {Columns} from campaign order by opens desc, code", null, ct))
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
        return new(row.Code, row.Title, version!, row.Opens, row.Closes); // the foreign key says that it is there
    }

    private sealed record Row
    {
        public required Code Code { get; init; }
        public required Text Title { get; init; }
        public required Code Questionnaire { get; init; }
        public int Version { get; init; }
        public DateOnly Opens { get; init; }
        public DateOnly Closes { get; init; }
    }
}
