using System.Text.RegularExpressions;

namespace SurveyHub.Engine;

/// <summary>Where a message can be sent: one address, in the letters that every mail server takes.</summary>
public sealed partial record EmailAddress
{
    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads an address as people type it; null when it is none.</summary>
    public static EmailAddress? Parse(string? text) =>
        text?.Trim() is { Length: <= Account.LongestName } address && Pattern().IsMatch(address) ? new(address) : null;

    public override string ToString() => Value;

    /// <remarks>As browsers check an input of type email (HTML, section 4.10.5.1.5), with a dot in the domain.</remarks>
    [GeneratedRegex(@"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
