using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the verb <c>user</c> does, in the name of whoever is named by <c>--by</c>, or is logged in to the server.</summary>
internal sealed class UserActs(IServiceProvider services, Actor by)
{
    private readonly Accounts _accounts = services.GetRequiredService<Accounts>();
    private readonly UserManager<Account> _users = services.GetRequiredService<UserManager<Account>>();

    public AccountAdministration Administration { get; } = services.GetRequiredService<AccountAdministration>();

    /// <summary>What was typed.</summary>
    public ParseResult Words { get; private set; } = null!; // set before a command reads it

    /// <param name="by">Null for the login on this server.</param>
    public static async Task<int> RunAsync(WebApplication app, string? by, Func<UserActs, Task<int>> run, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var name = "cli:" + (string.IsNullOrWhiteSpace(by) ? Environment.UserName : by.Trim());
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        return await run(new(scope.ServiceProvider, new(Account: null, new(name.Length > Signature.LongestName ? name[..Signature.LongestName] : name, now))));
    }

    public async Task<int> OnAsync(ParseResult words, string name, Func<UserActs, Account, Actor, CancellationToken, Task<int>> run, CancellationToken ct)
    {
        Words = words;
        return await _users.FindByNameAsync(name) is { } account ? await run(this, account, by, ct) : Terminal.Refuse(Problem.AccountUnknown(name));
    }

    public async Task<int> AddAsync(string name, string fullName, (Role Role, string? Unit, DateOnly? From, DateOnly? To) role, CancellationToken ct)
    {
        if (name.Length > Account.LongestName || name.Any(char.IsWhiteSpace))
            return Terminal.Refuse(Problem.SignInNameMissing("NAME"));
        if (fullName.Length is 0 or > AccountAdministration.LongestFullName)
            return Terminal.Refuse(Problem.FullNameTooLong("--full-name", AccountAdministration.LongestFullName));
        var grant = ToGrant(role);
        if (grant.Value is null)
            return Terminal.Refuse(grant.Problems);

        var account = new Account
        {
            Id = Guid.CreateVersion7(by.Done.At),
            SignInName = name,
            SignInKey = _users.NormalizeName(name)!,
            FullName = fullName,
            Email = EmailAddress.Parse(name)?.Value,
            MustChange = true,
            CreatedAt = by.Done.At,
        };
        var password = ReadableSecret.New(groups: 4);
        account.PasswordHash = _users.PasswordHasher.HashPassword(account, password);
        return Tell(await Administration.AddAsync(account, grant.Value, by, ct), "cli.user-added", password);
    }

    public async Task<int> SetPasswordAsync(Account account, CancellationToken ct)
    {
        var password = ReadableSecret.New(groups: 4);
        return Tell(await Administration.SetPasswordAsync(account, _users.PasswordHasher.HashPassword(account, password), isTemporary: true, by.Done, ct), "cli.user-password-set", password);
    }

    public async Task<int> GrantAsync(Account account, (Role Role, string? Unit, DateOnly? From, DateOnly? To) role, Actor actor, CancellationToken ct)
    {
        var grant = ToGrant(role);
        return grant.Value is null ? Terminal.Refuse(grant.Problems) : Tell(await Administration.GrantAsync(account, grant.Value, actor, ct), "cli.user-granted");
    }

    /// <summary>Takes the role over that unit away, whatever its days are.</summary>
    public async Task<int> RevokeAsync(Account account, (Role Role, string? Unit, DateOnly? From, DateOnly? To) role, Actor actor, CancellationToken ct)
    {
        var held = (await _accounts.ListGrantsAsync(account.Id, ct)).Where(grant => grant.Role == role.Role && grant.Unit?.Value == role.Unit).ToList();
        if (held.Count == 0)
            return Terminal.Refuse(Problem.GrantUnknown(role.Role));
        foreach (var grant in held)
        {
            if (await Administration.RevokeAsync(account, grant, actor, ct) is { Value: null } refused)
                return Terminal.Refuse(refused.Problems);
        }

        return Tell(account, "cli.user-revoked");
    }

    public static async Task<int> SayAsync(Task<Outcome<Account>> act, string sentence) => Tell(await act, sentence);

    public async Task<int> ListAsync(CancellationToken ct)
    {
        var (t, units) = (Texts.Current, await services.GetRequiredService<Units>().ListAsync(ct));
        foreach (var line in await services.GetRequiredService<Roster>().ListAsync(ct))
        {
            var roles = string.Join("; ", line.Grants.Where(grant => !(grant.To < by.Done.At.DayInVietnam())).Select(grant => $"{t.Of(grant, units)} {t.DaysOf(grant)}"));
            var state = t["admin.account-state." + Engine.Words.Write(line.StateAt(by.Done.At))];
            Console.Out.WriteLine(t["cli.user-line", line.Account.SignInName, line.Account.FullName, state, roles.Length == 0 ? t["admin.accounts-no-role"] : roles, line.SeenAt is { } seen ? Terminal.Time(seen) : "–"]);
        }

        return 0;
    }

    private Outcome<Grant> ToGrant((Role Role, string? Unit, DateOnly? From, DateOnly? To) role)
    {
        var (unit, from) = (Code.Parse(role.Unit), role.From ?? by.Done.At.DayInVietnam());
        if (role.Unit is not null && unit is null)
            return Problem.GrantUnitUnknown(role.Unit);
        return role.To < from ? Problem.GrantEndsTooEarly("--to") : new Grant(Guid.CreateVersion7(by.Done.At), role.Role, unit, from, role.To);
    }

    /// <param name="password">Printed once, on a line of its own.</param>
    private static int Tell(Outcome<Account> outcome, string sentence, string? password = null)
    {
        if (outcome.Value is not { } account)
            return Terminal.Refuse(outcome.Problems);
        Console.Out.WriteLine(Texts.Current[sentence, account.SignInName]);
        if (password is not null)
            Console.Out.WriteLine(password);
        return 0;
    }
}
