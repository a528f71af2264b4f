using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>What a province may decide for itself about the linter.</summary>
public sealed record LinterSettings
{
    private static readonly LintPhrases _shipped = JsonSerializer.Deserialize<LintPhrases>(Embedded.Text("Linting/phrases.json"), DocumentShape.Strict)!;

    public static LinterSettings Default { get; } = new();

    /// <summary>A phone of 640 CSS pixels shows about so many options below a short question.</summary>
    public int MostOptions { get; init; } = 12;

    /// <summary>Of one question, its lead not counted.</summary>
    public int MostWords { get; init; } = 40;

    /// <summary>As <see cref="ReadingTime.Minutes"/> estimates them.</summary>
    public int MostMinutes { get; init; } = 20;

    /// <summary>By language: words that praise what is to be rated, or put the answer into the respondent's mouth.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> LeadingPhrases { get; init; } = _shipped.Leading;

    /// <summary>What joins two questions into one, in Vietnamese.</summary>
    internal IReadOnlyList<string> Conjunctions { get; } = _shipped.Conjunctions;

    internal LintConsent Consent { get; } = _shipped.Consent;
}

/// <summary><c>phrases.json</c>: lists of phrases, by language where more than one is looked at.</summary>
internal sealed record LintPhrases(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Leading, IReadOnlyList<string> Conjunctions, LintConsent Consent);

/// <summary>A consent text says each of these with one of the phrases.</summary>
internal sealed record LintConsent(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Anonymous,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Purpose,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Voluntary);
