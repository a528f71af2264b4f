using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A key that an authenticator is to learn, before it has shown that it did. It is kept by the page, sealed, so that nothing changes until then.</summary>
public sealed record AuthenticatorSetup(string Key, string Sealed)
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(30);

    /// <summary>To be typed by hand, in groups.</summary>
    public string Groups => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));

    public static AuthenticatorSetup New(IDataProtectionProvider protection, Account account)
    {
        var key = OneTimeCode.NewKey();
        return new(key, Sealer(protection, account).Protect(key, _lifetime));
    }

    /// <summary>What this program has sealed for the account; null for anything else, and after half an hour.</summary>
    public static AuthenticatorSetup? Open(IDataProtectionProvider protection, Account account, string? sealedKey)
    {
        try
        {
            return sealedKey is null ? null : new(Sealer(protection, account).Unprotect(sealedKey), sealedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What a telephone's camera reads: https://github.com/google/google-authenticator/wiki/Key-Uri-Format.</summary>
    public string Address(Account account) => $"otpauth://totp/SurveyHub:{Uri.EscapeDataString(account.SignInName)}?secret={Key}&issuer=SurveyHub";

    /// <summary>The same to be scanned.</summary>
    public QrCode Squares(Account account) => QrCode.Of(Address(account));

    private static ITimeLimitedDataProtector Sealer(IDataProtectionProvider protection, Account account) =>
        protection.CreateProtector("authenticator-setup", account.Id.ToString("N")).ToTimeLimitedDataProtector();
}
