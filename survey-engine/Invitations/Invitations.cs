namespace SurveyHub.Engine;

/// <summary>Invitations of a campaign: each is good for one response, and nothing in the store says which.</summary>
public sealed class Invitations(Database database)
{
    /// <summary>Makes invitations; their tokens are known to nobody but the caller.</summary>
    public async Task<IReadOnlyList<InvitationToken>> AddAsync(Campaign campaign, int count, CancellationToken ct)
    {
        InvitationToken[] tokens = [.. Enumerable.Range(0, count).Select(_ => InvitationToken.New())];
        await database.InTransactionAsync(
            async db =>
            {
                foreach (var portion in db.Portions(tokens))
                    await db.TryInsertAsync("insert into invitation (token_sha256, campaign)", [.. portion.Select(token => new object?[] { token.Sha256, campaign.Code.Value })]);
                return true;
            },
            ct);
        return tokens;
    }

    /// <summary>How many of a campaign's invitations have been used.</summary>
    public Task<long> CountSpentAsync(Code campaign, CancellationToken ct) =>
        database.FindAsync<long>("select count(*) from invitation where campaign = @campaign and spent = 1", new { campaign }, ct);

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
}
