using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What is wrong with a draft, and what looks wrong, in the reader's words.</summary>
/// <param name="Problems">What keeps it from being read; without any, the others are complete.</param>
/// <param name="Missing">Texts without words in a language that the draft has, or has begun.</param>
/// <param name="Rules">As <see cref="RuleJson"/>, by the JSON path of their text; those alone that can be read.</param>
public sealed record DraftCheck(
    IEnumerable<DraftCheck.Fault> Problems, IEnumerable<DraftCheck.Doubt> Findings, IEnumerable<DraftCheck.Gap> Missing, IReadOnlyDictionary<string, JsonElement> Rules)
{
    private static readonly string[] _rules = ["visibleIf", "requiredIf", "formula"];

    public static DraftCheck Of(Manuscript manuscript, Texts t)
    {
        var version = manuscript.Version;
        var (findings, missing) = version.Value is { } readable ? (Linter.Check(readable), Translations.Warnings(readable)) : ([], []);
        return new(
            version.Problems.Select(problem => new Fault(problem.Place, problem.Rule, problem.Column, t.Of(problem))),
            findings.Where(finding => finding.Rule != "translation-missing") // those are the gaps
                .Select(finding => new Doubt(finding.Place, Engine.Words.Write(finding.Weight), finding.Rule, t.Of(finding))),
            missing.Select(problem => new Gap(problem.Place!, problem.Value!)),
            ReadRules(manuscript.Document));
    }

    private static Dictionary<string, JsonElement> ReadRules(string json)
    {
        using var document = JsonDocument.Parse(json);
        var read = new Dictionary<string, JsonElement>();
        foreach (var (place, text) in Texts(document.RootElement, "$"))
        {
            if (RuleParser.Parse(text).Value is { } rule)
                read[place] = JsonElement.Parse(RuleJson.Write(rule));
        }

        return read;
    }

    private static IEnumerable<(string Place, string Text)> Texts(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => IsRule(member, path) ? [($"{path}.{member.Name}", member.Value.GetString()!)] : Texts(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((element, i) => Texts(element, $"{path}[{i}]")),
        JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => [],
    };

    private static bool IsRule(JsonProperty member, string path) =>
        member.Value.ValueKind == JsonValueKind.String && path.Contains(".items[", StringComparison.Ordinal) && (_rules.Contains(member.Name) || (member.Name == "rule" && path.EndsWith(".validIf", StringComparison.Ordinal)));

    /// <param name="Place">A JSON path; null when it is about the whole.</param>
    /// <param name="Column">In the text of a rule, counted from 1.</param>
    public sealed record Fault(string? Place, string Rule, int? Column, string Words);

    public sealed record Doubt(string Place, string Weight, string Rule, string Words);

    public sealed record Gap(string Place, string Language);
}
