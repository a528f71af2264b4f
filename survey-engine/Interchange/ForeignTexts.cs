using System.Net;
using System.Text.RegularExpressions;

namespace SurveyHub.Engine;

/// <summary>What foreign questionnaires say, as the texts of ours: plain words, Vietnamese always among them.</summary>
internal sealed partial class ForeignTexts(List<Loss> losses)
{
    private bool _isListed;

    /// <summary>Words without markup; those of the first language stand in where there is no Vietnamese.</summary>
    /// <param name="words">By language; blank ones are left out. Null when nothing is said at all.</param>
    public Dictionary<string, string>? Text(IEnumerable<KeyValuePair<string, string>> words, string where)
    {
        var text = new Dictionary<string, string>();
        foreach (var (language, said) in words)
        {
            if (Plain(said, where) is { Length: > 0 } plain)
                text.TryAdd(language, plain);
        }

        if (text.Count > 0 && !text.ContainsKey("vi"))
        {
            var language = text.ContainsKey("en") ? "en" : text.Keys.First();
            text["vi"] = text[language];
            if (!_isListed)
                losses.Add(Loss.LanguageAssumed(where, language));
            _isListed = true;
        }

        return text.Count > 0 ? text : null;
    }

    /// <summary>Half surrogate pairs and characters that normal form C refuses, replaced.</summary>
    public static string Clean(string words) => RuleValue.Of(words).Words ?? "";

    private string Plain(string words, string where)
    {
        var clean = Clean(words).Trim();
        if (!Tag().IsMatch(clean) && !clean.Contains('&', StringComparison.Ordinal))
            return clean;
        var plain = WebUtility.HtmlDecode(Tag().Replace(Break().Replace(clean, "\n"), ""));
        if (Tag().IsMatch(clean))
            losses.Add(Loss.Markup(where, clean));
        return Clean(plain).Trim();
    }

    [GeneratedRegex("</?[A-Za-z][^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<br\s*/?>|</p>|</h[1-6]>|</li>|</div>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Break();
}
