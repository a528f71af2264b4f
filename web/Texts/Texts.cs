using System.Globalization;
using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Every sentence the program says by itself, by its key; <c>vi.json</c> and <c>en.json</c> hold the same keys.</summary>
public sealed class Texts
{
    private static readonly Dictionary<string, Texts> _all = new[] { "vi", "en" }.ToDictionary(language => language, Load);

    private readonly IReadOnlyDictionary<string, string> _sentences;

    private Texts(string language, IReadOnlyDictionary<string, string> sentences)
    {
        _sentences = sentences;
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language);
    }

    public static IEnumerable<Texts> All => _all.Values;

    /// <summary>In the language of the request or of the terminal; Vietnamese where it is neither language.</summary>
    public static Texts Current => _all.GetValueOrDefault(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? _all["vi"];

    /// <summary>Of official documents, and of what the program writes by itself to whom it does not know.</summary>
    public static Texts Vietnamese => _all["vi"];

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; }

    public CultureInfo Culture { get; }

    public IEnumerable<string> Keys => _sentences.Keys;

    /// <exception cref="KeyNotFoundException">No sentence has that key.</exception>
    public string this[string key] => _sentences.TryGetValue(key, out var sentence) ? sentence : throw new KeyNotFoundException($"{Language}.json has no '{key}'.");

    /// <summary>Null when no sentence has that key: for keys that are put together from what stands in the store.</summary>
    public string? Find(string key) => _sentences.GetValueOrDefault(key);

    /// <summary>The sentence with its blanks <c>{0}</c>, <c>{1}</c> … filled in this language's manner.</summary>
    public string this[string key, params object?[] blanks] => string.Format(Culture, this[key], blanks);

    /// <summary>What is wrong and how to mend it.</summary>
    public string Of(Problem problem) =>
        this["problem." + problem.Rule, problem.Value, problem.Column] + (problem.Suggestion is { } meant ? " " + this["rule.did-you-mean", meant] : "");

    /// <summary>What is wrong or looks wrong, and how to mend it.</summary>
    public string Of(Finding finding) => this["finding." + finding.Rule, [.. finding.Values]];

    private static Texts Load(string language)
    {
        using var file = typeof(Texts).Assembly.GetManifestResourceStream($"Texts/{language}.json")!;
        return new(language, JsonSerializer.Deserialize<Dictionary<string, string>>(file)!);
    }
}
