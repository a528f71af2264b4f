using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How mail leaves: <c>Mail:Host</c>, <c>:Port</c>, <c>:User</c>, <c>:Password</c>, <c>:From</c>, <c>:Tls</c> (<c>starttls</c> or <c>none</c>).</summary>
/// <param name="User">Null where the mail server asks for no sign-in.</param>
/// <param name="Site">How links to this site begin. Never taken from a request, whose sender could have made it lead elsewhere.</param>
public sealed record MailSettings(string Host, int Port, string? User, string? Password, EmailAddress From, bool UsesTls, Uri Site)
{
    /// <returns>Null where no mail is set up: there is no <c>Mail:Host</c>.</returns>
    /// <exception cref="InvalidOperationException">A setting is missing or malformed.</exception>
    public static MailSettings? Of(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        if (string.IsNullOrWhiteSpace(mail["Host"]))
            return null;
        return new(
            mail["Host"]!.Trim(),
            mail.GetValue("Port", 587),
            string.IsNullOrWhiteSpace(mail["User"]) ? null : mail["User"],
            mail["Password"],
            EmailAddress.Parse(mail["From"]) ?? throw Wrong("From", "the e-mail address that messages come from"),
            mail["Tls"] switch { null or "" or "starttls" => true, "none" => false, _ => throw Wrong("Tls", "starttls or none") },
            new SiteAddress(configuration).Configured ?? throw new InvalidOperationException("Site:Address must be the address of this site, such as https://khaosat.tinh.gov.vn, because Mail:Host is set."));
    }

    private static InvalidOperationException Wrong(string setting, string meant) => new($"Mail:{setting} must be {meant}, because Mail:Host is set.");
}
