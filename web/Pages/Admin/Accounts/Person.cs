using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Somebody's name and address as they are typed in.</summary>
public static class Person
{
    public static (Outcome<string> FullName, Outcome<EmailAddress> Email) Parse(string? fullName, string? email) => (ParseName(fullName), ParseEmail(email));

    private static Outcome<string> ParseName(string? text) => text?.Trim() switch
    {
        null or "" => Problem.FullNameMissing("FullName"),
        { Length: > AccountAdministration.LongestFullName } => Problem.FullNameTooLong("FullName", AccountAdministration.LongestFullName),
        { } name => name,
    };

    private static Outcome<EmailAddress> ParseEmail(string? text) => EmailAddress.Parse(text) is { } address ? address : Problem.EmailMalformed("Email", text ?? "");
}
