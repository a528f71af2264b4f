using System.Data.Common;
using System.Threading.Channels;
using Microsoft.AspNetCore.Identity;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Answers those who forgot their password, after their request is over: neither its reply nor the time it takes tells whether there is such an account.</summary>
public sealed class ForgottenPasswords(IServiceScopeFactory scopes, Mail mail, ILogger<ForgottenPasswords> log) : BackgroundService
{
    private const int MostWaiting = 1_000;

    private readonly Channel<(string Name, Texts T)> _asked = System.Threading.Channels.Channel.CreateBounded<(string, Texts)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>False where no mail is set up: an administrator hands over a link instead.</summary>
    public bool CanAnswer => mail.IsSetUp;

    /// <param name="name">As it was typed; of an account or of nobody.</param>
    /// <param name="t">The language in which it is answered.</param>
    /// <returns>Null, or that this is no name at all.</returns>
    public Problem? Ask(string? name, Texts t)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > Account.LongestName)
            return Problem.SignInNameMissing("Name");
        _asked.Writer.TryWrite((name, t));
        return null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (name, t) in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await AnswerAsync(name, t, stoppingToken);
            }
            catch (Exception e) when (e is StoreAwayException or DbException)
            {
                log.LogWarning("A request for another password is lost: {Reason}", e.GetType().Name);
            }
        }
    }

    private async Task AnswerAsync(string name, Texts t, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (users, links) = (scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), scope.ServiceProvider.GetRequiredService<AccountLinks>());
        if (await users.FindByNameAsync(name.Trim()) is not { DisabledAt: null, PasswordHash: not null, Email: not null } account || links.RefusalFor(account) is not null)
            return;
        var by = Signature.System(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
        await scope.ServiceProvider.GetRequiredService<AuditTrail>().AddAsync(
            AuditEntry.Of(by, AuditAction.AccountChanged, account.Id.ToString("D"), null, new { Link = "password", AskedBy = "whoever knows the sign-in name" }), ct);
        await links.SendAsync(account, await links.MakeAsync(account), t, ct);
    }
}
