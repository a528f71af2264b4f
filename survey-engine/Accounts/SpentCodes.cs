namespace SurveyHub.Engine;

/// <summary>Which codes of authenticators are spent: whoever looks over a shoulder comes too late.</summary>
public sealed class SpentCodes(Database database)
{
    /// <summary>Spends the code of a time step, and with it all before it.</summary>
    /// <param name="step">See <see cref="OneTimeCode"/>.</param>
    /// <returns>False when it was spent already, be it at this very moment by somebody else.</returns>
    public Task<bool> SpendAsync(Guid account, long step, CancellationToken ct)
    {
        var values = new { account = account.Key(), step };
        return database.InTransactionAsync(
            async db =>
                await db.ExecuteAsync("update spent_code set step = @step where account = @account and step < @step", values) == 1
                || await db.ExecuteAsync("insert into spent_code (account, step) select @account, @step where not exists (select 1 from spent_code s where s.account = @account)", values) == 1,
            ct);
    }
}
