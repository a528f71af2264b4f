using System.Text.RegularExpressions;

namespace SurveyHub.Engine;

/// <summary>
/// The lasting name of an item, option, campaign, unit or field, such as <c>c24</c> or <c>dat-dai</c>:
/// the wording beside it may change, the code may not.
/// </summary>
/// <remarks>1 to 40 characters: a-z, 0-9 and hyphens, beginning with a letter or digit.</remarks>
public sealed partial record Code
{
    /// <summary>In characters.</summary>
    internal const int Longest = 40;

    private Code(string value) => Value = value;

    public string Value { get; }

    /// <summary>Reads a code as people type it, in either case and with blanks around; null when it is none.</summary>
    public static Code? Parse(string? text) =>
        text?.Trim().ToLowerInvariant() is { } code && Pattern().IsMatch(code) ? new(code) : null;

    /// <summary>A code that reminds of some words: <c>khao-sat-nam-2026</c>; null where they have neither letter nor digit.</summary>
    public static Code? Propose(string words) => Parse(Shorten(Vietnamese.CodeLike(words)));

    /// <summary>As much of it as there is room for, without a hyphen at its end.</summary>
    internal static string Shorten(string code, int longest = Longest) => code[..Math.Min(code.Length, longest)].TrimEnd('-');

    /// <summary>Reads a code that the program itself has written.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is no code.</exception>
    public static Code Of(string text) => Parse(text) ?? throw new FormatException($"'{text}' is no code.");

    /// <summary>Ordinal, the same on every machine.</summary>
    public static IComparer<Code> Order { get; } = Comparer<Code>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));

    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,39}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
