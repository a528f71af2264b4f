using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Texts that are missing in a language which other texts of the same version have.</summary>
internal static class Translations
{
    public static IEnumerable<Finding> Check(QuestionnaireVersion version)
    {
        using var document = JsonDocument.Parse(version.Document);
        var texts = Texts(document.RootElement, "$").ToList();
        var languages = texts.SelectMany(text => text.Languages).Distinct().ToList();
        return [.. texts.SelectMany(text => languages.Except(text.Languages).Select(language => Finding.TranslationMissing($"{text.Path}.{language}", language)))];
    }

    /// <summary>Every text has Vietnamese words, and nothing else is called <c>vi</c>.</summary>
    private static IEnumerable<(string Path, IReadOnlyList<string> Languages)> Texts(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("vi", out _) =>
            [(path, [.. value.EnumerateObject().Where(words => !string.IsNullOrWhiteSpace(words.Value.GetString())).Select(words => words.Name)])],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Texts(property.Value, $"{path}.{property.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((element, i) => Texts(element, $"{path}[{i}]")),
        JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => [],
    };
}
