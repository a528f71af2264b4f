namespace SurveyHub.Engine;

/// <summary>The roles that another sign-in, such as the province's own, says somebody has.</summary>
public sealed class ProvidedGrants(Database database, AuditTrail audit)
{
    /// <summary>Makes what the other sign-in has given equal to what it says now; roles given here stay as they are.</summary>
    /// <param name="roles">Each over a unit that exists, or over the whole province.</param>
    public Task MatchAsync(Guid account, IReadOnlyCollection<(Role Role, Code? Unit)> roles, Signature by, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            await db.ExecuteAsync("update account set failures = failures where id = @id", new { id = account.Key() }); // one sign-in of the account at a time
            var given = (await Accounts.ListGrantsAsync(db, account)).Where(grant => grant.IsProvided).ToList();
            foreach (var grant in given.Where(grant => !roles.Contains((grant.Role, grant.Unit))))
            {
                await Accounts.DeleteAsync(db, account, grant.Id);
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.RoleRevoked, account.ToString("D"), Accounts.Describe(grant), null));
            }

            foreach (var (role, unit) in roles.Except(given.Select(grant => (grant.Role, grant.Unit))))
            {
                var grant = new Grant(Guid.CreateVersion7(by.At), role, unit, by.At.DayInVietnam(), to: null) { IsProvided = true };
                await Accounts.InsertAsync(db, account, grant);
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.RoleGranted, account.ToString("D"), null, Accounts.Describe(grant)));
            }

            return true;
        },
        ct);
}
