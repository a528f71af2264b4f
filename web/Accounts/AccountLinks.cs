using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What a link lets its holder do: choose their first password, or another one.</summary>
public enum LinkKind
{
    Invitation,
    Reset,
}

/// <summary>The links by which people choose a password. Each dies with its use, because the security stamp changes with the password.</summary>
public sealed class AccountLinks(UserManager<Account> users, Mail mail, PartitionedRateLimiter<Account> limit)
{
    /// <summary>The purpose that a token of an invitation is made for.</summary>
    private const string Purpose = "invitation";

    /// <summary>How many messages an account is sent in an hour, whoever asks for them.</summary>
    public const int MostAnHour = 3;

    public static LinkKind KindFor(Account account) => account.PasswordHash is null ? LinkKind.Invitation : LinkKind.Reset;

    /// <summary>Takes one of the few messages that an account is sent in an hour; there is no such limit where no mail is set up.</summary>
    /// <returns>Null, or that they were too many.</returns>
    public Problem? RefusalFor(Account account)
    {
        if (!mail.IsSetUp)
            return null;
        using var lease = limit.AttemptAcquire(account);
        return lease.IsAcquired ? null : Problem.MailLimitReached();
    }

    /// <returns>The address on this site, beginning with a slash.</returns>
    public async Task<string> MakeAsync(Account account)
    {
        var kind = KindFor(account);
        var token = kind switch
        {
            LinkKind.Invitation => await users.GenerateUserTokenAsync(account, InvitationTokens.ProviderName, Purpose),
            LinkKind.Reset => await users.GeneratePasswordResetTokenAsync(account),
        };
        return $"/account/{Words.Write(kind)}" + QueryString.Create("account", account.Id.ToString("D")).Add("token", token);
    }

    /// <returns>False when it could not be sent; it is then handed over by whoever made it.</returns>
    public async Task<bool> SendAsync(Account account, string link, Texts t, CancellationToken ct)
    {
        if (!mail.IsSetUp || EmailAddress.Parse(account.Email) is not { } to)
            return false;
        var kind = Words.Write(KindFor(account));
        return (await mail.SendAsync(to, new(t[$"account.mail-subject.{kind}"], t[$"account.mail.{kind}", account.FullName, mail.Link(link), account.SignInName] + "\n"), ct)).IsSent;
    }

    /// <summary>Whose link it is.</summary>
    /// <returns>The account, or that the link was used, is too old, or never was one.</returns>
    public async Task<Outcome<Account>> FindAsync(LinkKind kind, Guid id, string? token)
    {
        if (token is null || await users.FindByIdAsync(id.ToString("D")) is not { DisabledAt: null } account || KindFor(account) != kind)
            return Problem.LinkInvalid();
        var isGood = kind switch
        {
            LinkKind.Invitation => await users.VerifyUserTokenAsync(account, InvitationTokens.ProviderName, Purpose, token),
            LinkKind.Reset => await users.VerifyUserTokenAsync(account, users.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, token),
        };
        return isGood ? account : Problem.LinkInvalid();
    }
}

/// <summary>Tokens that are good for longer than those of a forgotten password.</summary>
public sealed class InvitationTokens(IDataProtectionProvider protection, IOptions<InvitationTokenOptions> options, ILogger<DataProtectorTokenProvider<Account>> log)
    : DataProtectorTokenProvider<Account>(protection, options, log)
{
    public const string ProviderName = "invitation";
}

public sealed class InvitationTokenOptions : DataProtectionTokenProviderOptions
{
    public InvitationTokenOptions() => (Name, TokenLifespan) = (InvitationTokens.ProviderName, TimeSpan.FromDays(3));
}
