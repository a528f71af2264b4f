using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Who visits.</summary>
public sealed class Interviewers(Accounts accounts, TimeProvider clock)
{
    /// <summary>Those to whom somebody can be given today, by their names.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct)
    {
        var (grants, today) = (await accounts.ListGrantsAsync(ct), clock.GetUtcNow().DayInVietnam());
        return [.. (await accounts.ListAsync(ct)).Where(account => account.DisabledAt is null && grants[account.Id].Any(grant => grant.Role == Role.Interviewer && grant.HoldsOn(today)))];
    }

    /// <summary>Of all accounts, also those that visit no longer.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CancellationToken ct) => (await accounts.ListAsync(ct)).ToDictionary(account => account.Id, FieldWords.NameOf);
}
