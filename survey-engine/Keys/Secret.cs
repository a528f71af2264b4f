using System.Buffers.Text;
using System.Security.Cryptography;

namespace SurveyHub.Engine;

/// <summary>What a program is known by: 256 random bits, given out once. Only their digest is stored.</summary>
internal sealed record Secret
{
    private Secret(string token) => Token = token;

    public string Token { get; }

    public string Sha256 => Digest(Token);

    /// <param name="prefix">By which people, and programs that search for leaked tokens, see what it is; empty for none.</param>
    public static Secret New(string prefix) => new(prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <remarks>Neither salted nor slow: those protect what people think up, and nobody tries 2^256 tokens.</remarks>
    public static string Digest(string token) => CanonicalJson.Sha256(token);
}
