using System.Security.Cryptography;

namespace SurveyHub.Web;

/// <summary>A secret to be read from paper or screen and typed: in groups, without letters that look alike or make words.</summary>
public static class ReadableSecret
{
    private const string Alphabet = "23456789BCDFGHJKMNPQRTVWXY";
    private const int GroupLength = 5;

    /// <param name="groups">Each has 23 random bits.</param>
    public static string New(int groups) => Group(RandomNumberGenerator.GetString(Alphabet, groups * GroupLength));

    /// <summary>As it was made, however it was typed: in small letters, with spaces, without hyphens.</summary>
    public static string Tidy(string typed) => Group(string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)));

    private static string Group(string letters) => string.Join('-', letters.Chunk(GroupLength).Select(group => new string(group)));
}
