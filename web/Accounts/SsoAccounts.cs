using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Whose account it is that somebody signs in to through the provider, and what roles they have now.</summary>
public sealed class SsoAccounts(Sso sso, UserManager<Account> users, Accounts accounts, ProvidedGrants grants, Catalogue catalogue, AuditTrail audit, TimeProvider clock, ILogger<SsoAccounts> logger)
{
    private const int LongestFullName = 100;

    private SsoSettings Settings => sso.Settings!;

    private Signature By => new(Sso.Scheme, clock.GetUtcNow());

    /// <summary>The account, with the roles that the provider says.</summary>
    public async Task<Outcome<Account>> AdmitAsync(SsoPerson person, CancellationToken ct)
    {
        var roles = await RolesOfAsync(person, ct);
        var found = await users.FindByLoginAsync(Settings.Key, person.Subject);
        var outcome = found is not null ? Usable(found) : await LinkAsync(person, hasRole: roles.Count > 0, ct);
        if (outcome.Value is not { } account)
        {
            await RecordRefusalAsync(outcome.Problems[0], found?.Id.ToString("D") ?? person.Email ?? person.Subject, ct);
            return outcome;
        }

        await grants.MatchAsync(account.Id, roles, By, ct);
        return account;
    }

    /// <summary>Signs in; without a second factor somebody who has one here is asked for it first.</summary>
    /// <returns>False when they are asked.</returns>
    public async Task<bool> SignInAsync(HttpContext http, Account account, SsoPerson person)
    {
        if (account.HasTwoFactor && !person.HasSecondFactor)
        {
            // As SignInManager does after a password.
            await http.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new(new ClaimsIdentity([new(ClaimTypes.Name, account.Id.ToString("D"))], IdentityConstants.TwoFactorUserIdScheme)));
            return false;
        }

        var entry = AuditEntry.Of(By, AuditAction.SignedIn, account.Id.ToString("D"), became: new { Through = Settings.Key, person.HasSecondFactor });
        await http.SignInAsync(account, person.HasSecondFactor, entry);
        return true;
    }

    public Task RecordRefusalAsync(Problem problem, string subject, CancellationToken ct) =>
        audit.AddAsync(AuditEntry.Of(By, AuditAction.SignInFailed, subject, became: new { problem.Rule }), ct);

    /// <summary>By an e-mail address that the provider has verified: anybody could claim another one.</summary>
    private async Task<Outcome<Account>> LinkAsync(SsoPerson person, bool hasRole, CancellationToken ct)
    {
        if (person is not { Email: { } email, EmailIsVerified: true })
            return Problem.SsoEmailUnverified();
        var outcome = await users.FindByNameAsync(email) is { } known ? Usable(known) : hasRole ? await AddAsync(person, email) : Problem.SsoRoleMissing();
        if (outcome.Value is not { } account || await accounts.AddLoginAsync(account, Settings.Key, person.Subject, By, ct))
            return outcome;
        return await users.FindByLoginAsync(Settings.Key, person.Subject) is { } linked && linked.Id == account.Id ? linked : Problem.SsoEmailTaken();
    }

    private async Task<Account> AddAsync(SsoPerson person, string email)
    {
        var (name, now) = (person.Name ?? email, clock.GetUtcNow());
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            SignInName = email,
            SignInKey = "",
            FullName = name.Length > LongestFullName ? name[..LongestFullName] : name,
            Email = email,
            CreatedAt = now,
        };
        var made = await users.CreateAsync(account);
        return made.Succeeded ? account : await users.FindByNameAsync(email) ?? throw new InvalidOperationException(string.Join(", ", made.Errors.Select(error => error.Code)));
    }

    private Outcome<Account> Usable(Account account) =>
        account.DisabledAt is not null ? Problem.SsoAccountDisabled()
        : account.LockedUntil > clock.GetUtcNow() ? Problem.SsoAccountLocked()
        : account;

    private async Task<List<(Role Role, Code? Unit)>> RolesOfAsync(SsoPerson person, CancellationToken ct)
    {
        var roles = Settings.Roles.Where(role => person.Values.Contains(role.Value)).Select(role => (role.Role, role.Unit)).Distinct().ToList();
        var units = (await catalogue.ListUnitsAsync(ct)).Select(unit => unit.Code).ToHashSet();
        foreach (var (role, unit) in roles.Where(role => role.Unit is { } unit && !units.Contains(unit)))
            logger.LogWarning("The provider gives the role {Role} over {Unit}, a unit that is not there", Words.Write(role), unit);
        return [.. roles.Where(role => role.Unit is null || units.Contains(role.Unit))];
    }
}
