using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Which texts of a document lack a language.</summary>
public static class Translations
{
    /// <summary>What keeps a version from being published: each text that has no words in a language the version must have.</summary>
    public static IReadOnlyList<Problem> Missing(QuestionnaireVersion version) => Missing(version, version.Languages);

    /// <summary>What an author may want to know of a draft: also languages that only some of the texts have.</summary>
    public static IReadOnlyList<Problem> Warnings(QuestionnaireVersion version)
    {
        using var document = JsonDocument.Parse(version.Document);
        var begun = Texts(document.RootElement, "$").SelectMany(text => Languages(text.Words)).Distinct();
        return Missing(version, [.. version.Languages.Union(begun.Order(StringComparer.Ordinal))]);
    }

    private static List<Problem> Missing(QuestionnaireVersion version, IReadOnlyList<string> languages)
    {
        using var document = JsonDocument.Parse(version.Document);
        return [.. Texts(document.RootElement, "$").SelectMany(text => languages.Except(Languages(text.Words)).Select(language => Problem.TranslationMissing(text.Path, language)))];
    }

    private static IEnumerable<string> Languages(JsonElement text) =>
        text.EnumerateObject().Where(language => !string.IsNullOrWhiteSpace(language.Value.GetString())).Select(language => language.Name);

    /// <summary>Texts are the only objects of a document that have a member "vi".</summary>
    private static IEnumerable<(string Path, JsonElement Words)> Texts(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("vi", out _) => [(path, value)],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Texts(property.Value, $"{path}.{property.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((element, i) => Texts(element, $"{path}[{i}]")),
        JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => [],
    };
}
