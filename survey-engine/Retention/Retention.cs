using System.Data;
using Dapper;

namespace SurveyHub.Engine;

/// <summary>Erases what is no longer needed: from the tables at once, and then from the files. Responses are never among it.</summary>
public sealed class Retention(Database database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How many rows one statement deletes at most, so that none takes longer than a statement may.</summary>
    private const int Portion = 5000;

    /// <summary>What the files are cleaned of. Sign-ins are not among it: they say no more than the audit trail.</summary>
    private static readonly string[] _scrubbed = ["contact", "contact_key", "quarantined_response", "frame_element"];

    public async Task<RetentionRules> FindRulesAsync(CancellationToken ct) =>
        new([.. (await database.QueryAsync<RuleRow>(RuleRow.Select, null, ct)).Select(row => row.ToRule())]);

    public async Task<Outcome<RetentionRule>> SetAsync(RetentionRule rule, Signature by, CancellationToken ct)
    {
        if (rule.Days is < 0 or > RetentionRule.Longest)
            return Problem.DaysOutOfRange(RetentionRule.Longest);
        if (rule.Campaign is not null && !RetentionRule.IsOfCampaigns(rule.Kept))
            return Problem.RuleIsForAll(rule.Kept);
        var id = Guid.CreateVersion7(by.At);
        return await database.InTransactionAsync<Outcome<RetentionRule>>(
            async db =>
            {
                var was = (await RulesAsync(db)).DaysOf(rule.Kept, rule.Campaign);
                var values = new { kept = Words.Write(rule.Kept), campaign = rule.Campaign?.Value ?? "", rule.Days };
                await db.ExecuteAsync("delete from retention_rule where kept = @kept and campaign = @campaign", values);
                await db.ExecuteAsync("insert into retention_rule (kept, campaign, days) values (@kept, @campaign, @Days)", values);
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.RetentionChanged, rule.Campaign?.Value ?? values.kept, new { values.kept, days = was }, new { values.kept, rule.Days }) with { Id = id });
                return rule;
            },
            ct);
    }

    /// <summary>What a run would erase now.</summary>
    public Task<IReadOnlyList<Erasure>> FindDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return database.InTransactionAsync<IReadOnlyList<Erasure>>(async db => [.. (await DueAsync(db, now)).Select(due => due.Erasure)], ct);
    }

    /// <summary>Erases what is due from the tables; <see cref="ScrubAsync"/> must follow. Run again, it finds nothing.</summary>
    public Task<IReadOnlyList<Erasure>> RunAsync(Signature by, CancellationToken ct) => database.InTransactionAsync(db => EraseAsync(db, by), ct);

    /// <summary>The run of the day, on whichever node comes first; on the others, and later on that day, it does nothing.</summary>
    public Task<IReadOnlyList<Erasure>> RunDailyAsync(CancellationToken ct)
    {
        var by = Signature.System(clock.GetUtcNow());
        return database.InTransactionAsync(
            async db => await db.ExecuteAsync("update retention_turn set ran_on = @today where id = 1 and ran_on < @today", new { today = by.At.DayInVietnam() }) == 1 ? await EraseAsync(db, by) : [],
            ct);
    }

    /// <summary>Cleans the files of what was erased from the tables; does nothing where nothing was since the last time.</summary>
    /// <returns>False where somebody read for so long that it has to be done again later.</returns>
    public async Task<bool> ScrubAsync(CancellationToken ct)
    {
        var erasures = await database.FindAsync<long>("select unscrubbed from retention_turn where id = 1", null, ct);
        if (erasures == 0)
            return true;
        await using var connection = await database.OpenUnwatchedAsync(ct);
        try
        {
            foreach (var table in _scrubbed)
                await connection.ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, database.Dialect.Rebuild, table), commandTimeout: 600);
            for (var attempt = 1; await connection.ExecuteScalarAsync<long>(database.Dialect.Truncate) != 0; attempt++)
            {
                if (attempt == 20)
                    return false;
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            }

            await connection.ExecuteAsync("update retention_turn set unscrubbed = 0 where id = 1 and unscrubbed = @erasures", new { erasures }); // not where more was erased meanwhile
            return true;
        }
        catch when (connection.State == ConnectionState.Open)
        {
            await connection.ExecuteAsync(database.Dialect.Abandon); // or the pool takes it back in the middle of a transaction
            throw;
        }
    }

    /// <summary>In a transaction: what it deletes leaves no trace once <see cref="ScrubAsync"/> has run.</summary>
    internal static async Task BeginErasingAsync(Transaction db)
    {
        await db.ExecuteAsync(db.BeginErasing, null);
        await db.ExecuteAsync("update retention_turn set unscrubbed = unscrubbed + 1 where id = 1", null);
    }

    private async Task<IReadOnlyList<Erasure>> EraseAsync(Transaction db, Signature by)
    {
        var due = await DueAsync(db, by.At);
        if (due.Count == 0)
            return [];
        await BeginErasingAsync(db);
        foreach (var (matter, erasure) in due)
        {
            while (await db.ExecuteAsync(matter.Delete(Portion), matter.Values) == Portion)
            {
                // more of it
            }

            await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.RetentionRun, erasure.Campaign?.Value ?? Words.Write(erasure.Kept), null, new { Kept = Words.Write(erasure.Kept), Erased = erasure.Count }));
        }

        await db.ExecuteAsync("delete from contact_key where not exists (select 1 from contact c where c.campaign = contact_key.campaign)", null);
        return [.. due.Select(found => found.Erasure)];
    }

    private static async Task<IReadOnlyList<(Matter Matter, Erasure Erasure)>> DueAsync(Transaction db, DateTimeOffset now)
    {
        var due = new List<(Matter Matter, Erasure Erasure)>();
        foreach (var matter in await MattersAsync(db, now))
        {
            if (await db.SingleAsync<FoundRow>(matter.Count, matter.Values) is { Total: > 0 } found)
                due.Add((matter, new(matter.Kept, matter.Campaign, found.Total, found.Oldest!.Value)));
        }

        return due;
    }

    /// <summary>Each kind of thing that is kept, and which of it no longer is.</summary>
    private static async Task<IReadOnlyList<Matter>> MattersAsync(Transaction db, DateTimeOffset now)
    {
        var (rules, today) = (await RulesAsync(db), now.DayInVietnam());
        var campaigns = await db.QueryAsync<CampaignRow>(
            """
            select c.code as Code, c.closes as Closes
              from campaign c
             where exists (select 1 from contact k where k.campaign = c.code) or exists (select 1 from sampling_frame f where f.campaign = c.code)
             order by c.code
            """,
            null);
        return
        [
            .. campaigns.Select(campaign => new Matter(Kept.Contacts, campaign.Code, "contact", "added_at", IsOver(campaign)
                ? "campaign = @Campaign"
                : "campaign = @Campaign and invitation in (select i.token_sha256 from invitation i where i.campaign = @Campaign and i.spent = 1)", now)),
            .. campaigns.Where(IsOver).Select(campaign => Matter.OfFrames(campaign.Code, now)),
            new(Kept.Quarantine, null, "quarantined_response", "received_at", "settled_at < @Before", now.AddDays(-rules.DaysOf(Kept.Quarantine))),
            new(Kept.SignIns, null, "sign_in", "began_at", "coalesce(ended_at, seen_at) < @Before", now.AddDays(-rules.DaysOf(Kept.SignIns))),
        ];

        bool IsOver(CampaignRow campaign) => today > campaign.Closes.AddDays(rules.DaysOf(Kept.Contacts, campaign.Code));
    }

    private static async Task<RetentionRules> RulesAsync(Transaction db) => new([.. (await db.QueryAsync<RuleRow>(RuleRow.Select, null)).Select(row => row.ToRule())]);

    /// <summary>Rows of one table that are due: counted and deleted by the same words.</summary>
    private sealed record Matter(Kept Kept, Code? Campaign, string Table, string Since, string Where, DateTimeOffset Before)
    {
        public string Count => $"select count(*) as Total, min({Since}) as Oldest from {Table} where {Where}";

        public object Values => new { Campaign, Before };

        private string Key { get; init; } = "id";

        private string Verb { get; init; } = $"delete from {Table}";

        /// <summary>Who the elements of the campaign's frames are: the frames themselves stay, for draws are proved by them.</summary>
        public static Matter OfFrames(Code campaign, DateTimeOffset now) =>
            new(Kept.Contacts, campaign, "frame_element e join sampling_frame f on f.id = e.frame", "f.imported_at", "f.campaign = @Campaign and e.sealed is not null", now)
            {
                Key = "frame, number",
                Verb = "update frame_element set sealed = null",
            };

        /// <remarks>The inner table only because MySQL allows no limit within "in".</remarks>
        public string Delete(int most) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Verb} where ({Key}) in (select {Key} from (select {Key} from {Table} where {Where} limit {most}) due)");
    }

    private sealed record FoundRow
    {
        public long Total { get; init; }
        public DateTimeOffset? Oldest { get; init; }
    }

    private sealed record CampaignRow
    {
        public required Code Code { get; init; }
        public DateOnly Closes { get; init; }
    }

    private sealed record RuleRow
    {
        public const string Select = "select kept as Kept, campaign as Campaign, days as Days from retention_rule";

        public required string Kept { get; init; }
        public required string Campaign { get; init; }
        public int Days { get; init; }

        public RetentionRule ToRule() => new(Words.Read<Kept>(Kept)!.Value, Code.Parse(Campaign), Days);
    }
}
