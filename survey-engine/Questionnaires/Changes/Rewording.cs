using System.Text;

namespace SurveyHub.Engine;

/// <summary>Guesses whether a wording was corrected or says something else. Only a reader knows; this decides when one must be asked.</summary>
internal static class Rewording
{
    /// <summary>Longer words are not compared letter by letter: whoever changes them says what the change means.</summary>
    private const int Longest = 500;

    private static readonly HashSet<string> _negations = ["không", "chưa", "chẳng", "chớ", "đừng", "trừ", "not", "no", "never"];

    /// <summary>
    /// Whether at most a fifth of the letters differ, no number and no negation among them: "Hài lòng" and "Không hài lòng" share
    /// most letters, and so do "18-25" and "18-35". Case, punctuation and spacing do not count.
    /// </summary>
    public static bool IsSmallEdit(string before, string after)
    {
        var (a, b) = (Plain(before), Plain(after));
        if (a == b)
            return true;
        var longest = Math.Max(a.Length, b.Length);
        return longest <= Longest && Signs(a) == Signs(b) && Negations(a) == Negations(b) && Spelling.Distance(a, b) * 5 <= longest;
    }

    private static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var letter in words.Normalize().ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || IsSign(letter) || char.IsSurrogate(letter))
                plain.Append(letter);
            else if (plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>Numbers and what stands beside them: a slip in one is another number.</summary>
    private static string Signs(string plain) => string.Concat(plain.Where(letter => char.IsDigit(letter) || IsSign(letter)));

    private static bool IsSign(char letter) => char.IsSymbol(letter) || letter is '%' or '-' or '–';

    private static int Negations(string plain) => plain.Split(' ').Count(_negations.Contains);
}
