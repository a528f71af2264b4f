namespace SurveyHub.Engine;

/// <summary>Plans campaigns, and changes what may still be changed about them.</summary>
public sealed class CampaignPlans(Database database, AuditTrail audit)
{
    /// <param name="campaign">With a plan.</param>
    /// <returns>The campaign, planned; or <c>campaign-exists</c> when the code is taken, <c>version-retired</c> when its version takes no new campaigns.</returns>
    public Task<Outcome<Campaign>> AddAsync(Campaign campaign, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.CampaignPlanned, campaign.Code.Value, was: null, Describe(campaign));
        return database.InTransactionAsync(
            async db =>
            {
                var added = await Campaigns.AddAsync(db, campaign);
                if (added.Value is null)
                    return added;
                await db.ExecuteAsync(
                    """
                    insert into campaign_plan (campaign, units, channels, languages, hours, consent, consent_sha256, figures_floor, comments_floor)
                    values (@Code, @units, @channels, @languages, @hours, @Consent, @ConsentSha256, @FiguresFloor, @CommentsFloor)
                    """,
                    Values(campaign));
                await CampaignStates.AddAsync(db, campaign.Code, CampaignState.Planned, by, remark: null);
                await audit.AddAsync(db, entry);
                return campaign with { State = CampaignState.Planned };
            },
            ct);
    }

    /// <summary>Puts another plan in place of one that was not opened yet.</summary>
    /// <param name="campaign">As it is to be; of the same code.</param>
    /// <returns>The campaign, or <c>campaign-started</c>, or <c>version-retired</c>.</returns>
    public Task<Outcome<Campaign>> ChangeAsync(Campaign before, Campaign campaign, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.CampaignChanged, campaign.Code.Value, Describe(before), Describe(campaign));
        return database.InTransactionAsync<Outcome<Campaign>>(
            async db =>
            {
                if ((await CampaignStates.LockAsync(db, campaign.Code))?.State != CampaignState.Planned)
                    return Problem.CampaignStarted();
                if (await Campaigns.IsRetiredAsync(db, campaign.Version))
                    return Problem.VersionRetired(campaign.Version.Code, campaign.Version.Number);
                if (entry.Was == entry.Became)
                    return campaign;
                await WriteAsync(db, campaign);
                await db.ExecuteAsync(
                    """
                    update campaign_plan
                       set units = @units, channels = @channels, languages = @languages, hours = @hours, consent = @Consent, consent_sha256 = @ConsentSha256,
                           figures_floor = @FiguresFloor, comments_floor = @CommentsFloor
                     where campaign = @Code
                    """,
                    Values(campaign));
                await audit.AddAsync(db, entry);
                return campaign;
            },
            ct);
    }

    /// <summary>Corrects the title of a campaign that was opened, or lets it close later than was planned.</summary>
    /// <param name="reason">Needed where it is to close later.</param>
    /// <returns>The campaign, or <c>campaign-frozen</c>, <c>closes-too-early</c> when it is no later day or no answers are taken any more, <c>reason-missing</c>.</returns>
    public Task<Outcome<Campaign>> ReviseAsync(Campaign before, Text title, DateOnly closes, string? reason, Signature by, CancellationToken ct)
    {
        var (remark, isLater) = (Reason.Of(reason), closes != before.Closes);
        if ((isLater ? Reason.Check(remark) : Reason.CheckLength(remark)) is { } refusal)
            return Task.FromResult<Outcome<Campaign>>(refusal);
        if (closes < before.Closes || closes < by.At.DayInVietnam() && isLater)
            return Task.FromResult<Outcome<Campaign>>(Problem.ClosesTooEarly());

        var campaign = new Campaign(before.Code, title, before.Version, before.Opens, closes) { Plan = before.Plan, State = before.State };
        var entry = AuditEntry.Of(by, AuditAction.CampaignChanged, campaign.Code.Value, Describe(before), Describe(campaign), remark);
        return database.InTransactionAsync<Outcome<Campaign>>(
            async db =>
            {
                var state = (await CampaignStates.LockAsync(db, campaign.Code))?.State;
                if (state is not (CampaignState.Open or CampaignState.Closed))
                    return state == CampaignState.Planned ? Problem.CampaignStateUnfit() : Problem.CampaignFrozen();
                if (isLater && state == CampaignState.Closed)
                    return Problem.ClosesTooEarly();
                if (entry.Was == entry.Became)
                    return campaign;
                await WriteAsync(db, campaign);
                await audit.AddAsync(db, entry);
                return campaign;
            },
            ct);
    }

    private static Task WriteAsync(Transaction db, Campaign campaign) => db.ExecuteAsync(
        "update campaign set title = @Title, questionnaire = @questionnaire, version = @version, opens = @Opens, closes = @Closes where code = @Code",
        new { campaign.Code, campaign.Title, questionnaire = campaign.Version.Code, version = campaign.Version.Number, campaign.Opens, campaign.Closes });

    private static object Values(Campaign campaign) => new
    {
        campaign.Code,
        units = campaign.Plan!.Units is { } units ? string.Join(' ', units) : null,
        channels = string.Join(' ', campaign.Plan.Channels.Select(Words.Write)),
        languages = string.Join(' ', campaign.Plan.Languages),
        hours = campaign.Plan.Hours?.ToString(),
        campaign.Plan.Consent,
        campaign.ConsentSha256,
        campaign.Plan.FiguresFloor,
        campaign.Plan.CommentsFloor,
    };

    private static object Describe(Campaign campaign) => new
    {
        Title = campaign.Title.In("vi"),
        Questionnaire = $"{campaign.Version.Code}/{campaign.Version.Number}",
        Opens = ColumnTypes.Write(campaign.Opens),
        Closes = ColumnTypes.Write(campaign.Closes),
        Units = campaign.Plan?.Units?.Select(unit => unit.Value),
        Channels = campaign.Plan?.Channels.Select(Words.Write),
        campaign.Plan?.Languages,
        Hours = campaign.Plan?.Hours?.ToString(),
        Consent = campaign.ConsentSha256,
        campaign.Plan?.FiguresFloor,
        campaign.Plan?.CommentsFloor,
    };
}
