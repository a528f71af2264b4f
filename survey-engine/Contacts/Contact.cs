using System.Net.Mail;

namespace SurveyHub.Engine;

/// <summary>Where somebody is reached: by e-mail, by telephone, or both. Nothing else is known of them.</summary>
public sealed record Contact
{
    private const int LongestEmail = 254;
    private const string CountryCode = "84";

    private Contact(string? email, string? phone) => (Email, Phone) = (email, phone);

    /// <summary>In lower case; null where there is none.</summary>
    public string? Email { get; }

    /// <summary>Digits as dialled within Viet Nam, such as <c>0912345678</c>; null where there is none.</summary>
    public string? Phone { get; }

    /// <returns>The contact, or every problem with the two; no problem repeats what was written.</returns>
    public static Outcome<Contact> Parse(string? email, string? phone)
    {
        var problems = new List<Problem>();
        var (isEmail, isPhone) = (!string.IsNullOrWhiteSpace(email), !string.IsNullOrWhiteSpace(phone));
        var contact = new Contact(isEmail ? ParseEmail(email!) : null, isPhone ? ParsePhone(phone!) : null);
        if (!isEmail && !isPhone)
            problems.Add(Problem.ContactBlank());
        if (isEmail && contact.Email is null)
            problems.Add(Problem.EmailMalformed());
        if (isPhone && contact.Phone is null)
            problems.Add(Problem.PhoneMalformed());
        return problems.Count > 0 ? problems : contact;
    }

    /// <summary>An address of either kind; null when it is none.</summary>
    public static Contact? Parse(string address) => address.Contains('@', StringComparison.Ordinal) ? Parse(address, null).Value : Parse(null, address).Value;

    private static string? ParseEmail(string text) =>
        text.Trim() is { Length: <= LongestEmail } trimmed && MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed && address.Host.Contains('.', StringComparison.Ordinal)
            ? trimmed.Normalize().ToLowerInvariant()
            : null;

    /// <remarks>0 and nine or ten digits, or the same behind +84; points, blanks, hyphens and brackets may part them.</remarks>
    private static string? ParsePhone(string text)
    {
        var digits = string.Concat(text.Trim().Where(letter => letter is not (' ' or '.' or '-' or '(' or ')' or '\u00A0')));
        if (digits.StartsWith('+'))
            digits = digits[1..].StartsWith(CountryCode, StringComparison.Ordinal) ? "0" + digits[(CountryCode.Length + 1)..].TrimStart('0') : "";
        return digits.Length is 10 or 11 && digits[0] == '0' && digits[1] != '0' && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
