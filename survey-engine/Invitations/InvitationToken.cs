using System.Security.Cryptography;

namespace SurveyHub.Engine;

/// <summary>What an invited citizen holds: 80 random bits, short enough for a message. The store keeps only its SHA-256.</summary>
public sealed record InvitationToken
{
    // Crockford's: no letter that is read or heard as a digit.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 16;

    private InvitationToken(string value) => Value = value;

    public string Value { get; }

    public string Sha256 => CanonicalJson.Sha256(Value);

    public static InvitationToken New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads a token as people type it: in capitals, in groups, with o for 0 and i or l for 1; null when it is none.</summary>
    public static InvitationToken? Parse(string? text)
    {
        var letters = (text ?? "").ToLowerInvariant().Where(letter => letter is not ('-' or ' '));
        var token = string.Concat(letters.Select(letter => letter switch { 'o' => '0', 'i' or 'l' => '1', _ => letter }));
        return token.Length == Length && token.All(Alphabet.Contains) ? new(token) : null;
    }

    public override string ToString() => Value;
}
