namespace SurveyHub.Engine;

/// <summary>Somebody who signs in.</summary>
/// <remarks>
/// The one type here that changes: ASP.NET Core Identity sets what it decides (hash, stamp, failures …) and then asks to store it whole, see <see cref="Accounts.UpdateAsync"/>.
/// </remarks>
public sealed class Account
{
    /// <summary>In characters, of <see cref="SignInName"/> and <see cref="Email"/>.</summary>
    public const int LongestName = 254;

    public required Guid Id { get; init; }

    /// <summary>An e-mail address, but for the first administrator's.</summary>
    public required string SignInName { get; set; }

    /// <summary><see cref="SignInName"/> as it is compared: upper and lower case are the same.</summary>
    public required string SignInKey { get; set; }

    public required string FullName { get; set; }

    /// <summary>Where messages go; null for whoever gets none.</summary>
    public string? Email { get; set; }

    /// <summary>Null until the invitation is accepted, and for those who only come through another sign-in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Whether the password is a temporary one, with which nothing can be done but choosing another.</summary>
    public bool MustChange { get; set; }

    /// <summary>Changes with everything that sign-ins rest on; they end with it.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Changes with every update, so that two at once do not overwrite each other.</summary>
    public string Revision { get; set; } = "";

    public bool HasTwoFactor { get; set; }

    /// <summary>Encrypted; null where no authenticator was set up.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The digests of those not used yet, parted by semicolons.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>Wrong passwords or codes since the last right one.</summary>
    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while the account may be used.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}
