using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace SurveyHub.Analytics;

/// <summary>Vietnamese text as words to be counted. A word is what stands between blanks, a syllable; what dictionaries call a word is often two.</summary>
public static partial class Syllables
{
    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Words that join and point, without a topic of their own. Not among them: "không", "chưa" and the like, without which "không tốt" would be praise.</summary>
    public static IReadOnlySet<string> StopWords { get; } = ReadStopWords();

    /// <summary>The text in parts between which there are marks, so that no phrase reaches across them; each as its words in one spelling.</summary>
    /// <remarks>Without words that hold a digit or have no end: no Vietnamese syllable is longer than seven letters.</remarks>
    public static IEnumerable<IReadOnlyList<string>> Split(string text)
    {
        foreach (var part in Mark().Split(text.Normalize(NormalizationForm.FormC)))
        {
            string[] words = [.. Blank().Split(part).Where(word => word.Length is > 0 and <= 30 && word.All(character => char.IsLetter(character) || char.IsSurrogate(character))).Select(Spell)];
            if (words.Length > 0)
                yield return words;
        }
    }

    /// <summary>Lower case, the tone where most keyboards put it: "hoà" is "hòa", "thuý" is "thúy", "khoẻ" is "khỏe"; "quý" stays, its vowel is y alone.</summary>
    /// <remarks>
    /// Schoolbooks put it on the second vowel, common keyboards on the first unless told otherwise, so that people write both: the second is
    /// what most comments hold, and so what their readers expect to see.
    /// </remarks>
    public static string Spell(string word)
    {
        var lower = word.Normalize(NormalizationForm.FormC).ToLower(_vietnamese);
        return NewTone().IsMatch(lower) ? (lower[..^2] + Move(lower[^2], lower[^1])).Normalize(NormalizationForm.FormC) : lower;
    }

    /// <summary>The tone, a mark by itself once the letter is taken apart, goes from the second to the first.</summary>
    private static string Move(char first, char second)
    {
        var apart = second.ToString().Normalize(NormalizationForm.FormD);
        return $"{first}{apart[1]}{apart[0]}";
    }

    private static HashSet<string> ReadStopWords()
    {
        using var file = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Comments/stop-words.txt")!, Encoding.UTF8);
        return [.. Blank().Split(file.ReadToEnd()).Where(word => word.Length > 0).Select(Spell)];
    }

    [GeneratedRegex(@"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NewTone();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}\p{Cs} \t\u00A0]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
