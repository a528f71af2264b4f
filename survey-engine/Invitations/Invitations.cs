namespace SurveyHub.Engine;

/// <summary>Invitations of a campaign: each is good for one response, and nothing in the store says which.</summary>
public sealed class Invitations(Database database, AuditTrail audit)
{
    /// <summary>Makes invitations; their tokens are known to nobody but the caller.</summary>
    public async Task<IReadOnlyList<InvitationToken>> AddAsync(Campaign campaign, int count, Signature by, CancellationToken ct)
    {
        InvitationToken[] tokens = [.. Enumerable.Range(0, count).Select(_ => InvitationToken.New())];
        var entry = AuditEntry.Of(by, AuditAction.InvitationsMade, campaign.Code.Value, null, new { Count = count });
        await database.InTransactionAsync(
            async db =>
            {
                await db.InsertAsync("insert into invitation (token_sha256, campaign)", tokens.Select(token => new object?[] { token.Sha256, campaign.Code.Value }));
                await audit.AddAsync(db, entry);
                return true;
            },
            ct);
        return tokens;
    }

    /// <summary>How many invitations a campaign has given out, and how many of them have been used.</summary>
    public async Task<(long All, long Spent)> CountAsync(Code campaign, CancellationToken ct)
    {
        var counts = await database.FindAsync<Counts>("select count(*) as Total, sum(spent) as Used from invitation where campaign = @campaign", new { campaign }, ct);
        return (counts!.Total, counts.Used);
    }

    /// <summary>Uses an invitation in the transaction that stores its response.</summary>
    /// <returns>Stored when it was good; otherwise why it is not.</returns>
    internal static async Task<Intake> SpendAsync(Transaction db, InvitationToken token, Code campaign)
    {
        var values = new { token.Sha256, campaign };
        if (await db.ExecuteAsync("update invitation set spent = 1 where token_sha256 = @Sha256 and campaign = @campaign and spent = 0", values) == 1)
            return Intake.Stored;
        return await db.SingleAsync<long>("select count(*) from invitation where token_sha256 = @Sha256 and campaign = @campaign", values) == 1
            ? Intake.InvitationSpent
            : Intake.InvitationUnknown;
    }

    private sealed record Counts
    {
        public long Total { get; init; }
        public long Used { get; init; } // a sum over no rows is null: stays 0
    }
}
