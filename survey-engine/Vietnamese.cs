using System.Globalization;

namespace SurveyHub.Engine;

public static class Vietnamese
{
    private static readonly CompareInfo _letters = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Dictionary order (a, ă, â, b …): databases disagree about it, so sorting is done here.</summary>
    public static IComparer<string> Order { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    /// <summary>Whether a text contains another as people search for it: in either case, with or without the accents.</summary>
    public static bool Contains(string text, string part) => _letters.IndexOf(Plain(text), Plain(part), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>đ is a letter of its own to every collation, and d to whoever types in a hurry.</summary>
    internal static string Plain(string text) => text.Replace('đ', 'd').Replace('Đ', 'D');
}
