using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Whoever sets the program up: an account with a password that is said once, on the terminal, and has to be changed.</summary>
public static class FirstAdministrator
{
    public const string Name = "admin";

    private const int PasswordGroups = 4;

    /// <summary>A random password of over 90 bits is not found by trying, however fast that is: nothing is gained by making each try, and each first start, slow.</summary>
    private static readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    /// <summary>Where nobody has an account yet, adds one and prints its password.</summary>
    public static async Task AddAsync(WebApplication app, CancellationToken ct)
    {
        var accounts = app.Services.GetRequiredService<Accounts>();
        if (await accounts.CountAsync(ct) > 0)
            return;
        var (now, t, password) = (app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), Texts.Current, ReadableSecret.New(PasswordGroups));
        var account = New(t, password, now);
        if (await accounts.AddFirstAsync(account, new(Guid.CreateVersion7(now), Role.Administrator, unit: null, now.DayInVietnam(), to: null), Signature.System(now), ct))
            Print([t["cli.first-title"], "", t["cli.first-name", Name], t["cli.first-password", password], t["cli.first-address", Address(app)], "", t["cli.first-once"]]);
    }

    private static Account New(Texts t, string password, DateTimeOffset now)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            SignInName = Name,
            SignInKey = new UpperInvariantLookupNormalizer().NormalizeName(Name),
            FullName = t["role.administrator"],
            MustChange = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        };
        account.PasswordHash = _hasher.HashPassword(account, password);
        return account;
    }

    private static string Address(WebApplication app) => (app.Configuration["Urls"] ?? "").Split(';')[0].TrimEnd('/') + "/account/sign-in";

    /// <summary>To the terminal only: a log is kept and read by others.</summary>
    private static void Print(IReadOnlyList<string> lines)
    {
        var width = lines.Max(line => line.Length) + 4;
        var frame = "+" + new string('-', width) + "+";
        Console.WriteLine(string.Join(Environment.NewLine, [frame, .. lines.Select(line => "|  " + line.PadRight(width - 2) + "|"), frame]));
    }
}
