namespace SurveyHub.Engine;

/// <summary>What the province chose to publish of its campaigns.</summary>
public sealed class PublicChoices(Database database, AuditTrail audit)
{
    private const string Select = "select parts as Parts, chosen_by as ChosenBy, chosen_at as ChosenAt from campaign_publication where campaign = @campaign";

    /// <summary>The usual where nobody chose.</summary>
    public Task<PublicChoice> FindAsync(Code campaign, CancellationToken ct) => FindAsync(database, campaign, ct);

    /// <summary>The same for those who only read.</summary>
    public static async Task<PublicChoice> FindAsync(Database database, Code campaign, CancellationToken ct) =>
        (await database.FindAsync<Row>(Select, new { campaign }, ct))?.ToChoice(campaign) ?? PublicChoice.Usual(campaign);

    /// <summary>In place of what was chosen before; nothing is written where it is the same.</summary>
    public Task<PublicChoice> ChooseAsync(Campaign campaign, IReadOnlyCollection<PublicPart> parts, Signature by, CancellationToken ct)
    {
        var (chosen, id) = (new PublicChoice(campaign.Code, parts.ToHashSet(), by), Guid.CreateVersion7(by.At));
        return database.InTransactionAsync(
            async db =>
            {
                var before = (await db.QueryAsync<Row>(Select, new { campaign = campaign.Code })).SingleOrDefault()?.ToChoice(campaign.Code) ?? PublicChoice.Usual(campaign.Code);
                if (before.Parts.SetEquals(chosen.Parts))
                    return before;
                await db.ExecuteAsync("delete from campaign_publication where campaign = @Code", new { campaign.Code });
                await db.ExecuteAsync(
                    "insert into campaign_publication (campaign, parts, chosen_by, chosen_at) values (@Code, @parts, @By, @At)",
                    new { campaign.Code, parts = chosen.Write(), by.By, by.At });
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.PublicationChosen, campaign.Code.Value, new { Parts = before.Write() }, new { Parts = chosen.Write() }) with { Id = id });
                return chosen;
            },
            ct);
    }

    private sealed record Row
    {
        public required string Parts { get; init; }
        public required string ChosenBy { get; init; }
        public DateTimeOffset ChosenAt { get; init; }

        public PublicChoice ToChoice(Code campaign) => new(campaign, PublicChoice.Read(Parts), new(ChosenBy, ChosenAt));
    }
}
