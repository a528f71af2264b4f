using System.Globalization;
using System.Text;

namespace SurveyHub.Engine;

public static class Vietnamese
{
    private static readonly CompareInfo _letters = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Dictionary order (a, ă, â, b …): databases disagree about it, so sorting is done here.</summary>
    public static IComparer<string> Order { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    /// <summary>Whether a text contains another as people search for it: in either case, with or without the accents.</summary>
    public static bool Contains(string text, string part) => _letters.IndexOf(Plain(text), Plain(part), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>The letters and digits of some words as a code has them, one hyphen for whatever stands between: <c>khao-sat-nam-2026</c>. Empty where there are none.</summary>
    /// <remarks>Different words may become the same: "Hoà" and "Hoa" do.</remarks>
    internal static string CodeLike(string words)
    {
        var code = new StringBuilder();
        foreach (var letter in Plain(words).Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                code.Append(letter);
            else if (code.Length > 0 && code[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                code.Append('-');
        }

        return code.ToString().TrimEnd('-');
    }

    /// <summary>đ is a letter of its own to every collation, and d to whoever types in a hurry.</summary>
    internal static string Plain(string text) => text.Replace('đ', 'd').Replace('Đ', 'D');
}
