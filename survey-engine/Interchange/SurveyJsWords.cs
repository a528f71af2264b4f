using System.Globalization;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Texts and properties of a SurveyJS survey. A text is a string, or an object with its languages and "default".</summary>
internal sealed class SurveyJsWords
{
    private readonly ForeignTexts _texts;
    private readonly string _language;

    public SurveyJsWords(JsonElement survey, List<Loss> losses)
    {
        // Without a locale SurveyJS speaks English; a survey that names no language at all is taken for Vietnamese.
        _texts = new(losses);
        _language = String(survey, "locale") is { Length: > 0 } locale ? locale : NamesVietnamese(survey) ? "en" : "vi";
    }

    /// <summary>Null when it says nothing.</summary>
    public Dictionary<string, string>? Text(JsonElement owner, string property, string where) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(property, out var text) ? Text(text, $"{where}.{property}") : null;

    public Dictionary<string, string>? Text(JsonElement text, string where) => text.ValueKind switch
    {
        JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => _texts.Text([new(_language, text.ToString())], where),
        JsonValueKind.Object => _texts.Text(
            text.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.String).OrderBy(one => one.Name == "default")
                .Select(one => KeyValuePair.Create(one.Name == "default" ? _language : one.Name, one.Value.GetString()!)), where),
        JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.Undefined => null,
    };

    /// <summary>Every element of a list that is an object, with its path.</summary>
    public static IEnumerable<(JsonElement Element, string Path)> Each(JsonElement owner, string list, string path) =>
        owner.TryGetProperty(list, out var elements) && elements.ValueKind == JsonValueKind.Array
            ? elements.EnumerateArray().Select((element, i) => (element, string.Create(CultureInfo.InvariantCulture, $"{path}.{list}[{i}]"))).Where(pair => pair.element.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>Null when the property is not there or no plain value.</summary>
    public static string? String(JsonElement owner, params string[] path)
    {
        foreach (var step in path)
        {
            if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(step, out owner))
                return null;
        }

        return owner.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? owner.ValueKind is JsonValueKind.True ? "true" : owner.ValueKind is JsonValueKind.False ? "false" : owner.ToString() : null;
    }

    public static bool Is(JsonElement owner, params string[] path) => String(owner, path) == "true";

    public static decimal? Number(JsonElement owner, string property) =>
        decimal.TryParse(String(owner, property), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What a number of options may be; null when it is none.</summary>
    public static int? Count(JsonElement owner, string property) => Number(owner, property) is > 0 and <= 250 and var count ? (int)count : null;

    public static void ListOthers(JsonElement owner, string where, IEnumerable<string> known, List<Loss> losses)
    {
        foreach (var property in owner.EnumerateObject().Where(property => !known.Contains(property.Name)))
            losses.Add(Loss.Property(where, property.Name));
    }

    private static bool NamesVietnamese(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(property => property.Name == "vi" || NamesVietnamese(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(NamesVietnamese),
        JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => false,
    };
}
