using System.Text.Json;
using System.Text.RegularExpressions;

namespace SurveyHub.Tests;

/// <summary>Holds a document against a schema, by the words of JSON Schema 2020-12 that ours uses; any other word is a fault of the test.</summary>
public sealed class JsonSchemaCheck(JsonElement schema)
{
    private static readonly string[] _notes = ["$schema", "$defs", "title", "description", "format"];

    /// <returns>Where the document is not as the schema says; none where it is.</returns>
    public IReadOnlyList<string> Check(JsonElement document) => [.. Faults(schema, document, "")];

    private IEnumerable<string> Faults(JsonElement rule, JsonElement value, string place) => rule.EnumerateObject().SelectMany(word => word.Name switch
    {
        _ when _notes.Contains(word.Name) => [],
        "$ref" => Faults(schema.GetProperty("$defs").GetProperty(word.Value.GetString()!["#/$defs/".Length..]), value, place),
        "oneOf" => word.Value.EnumerateArray().Count(one => !Faults(one, value, place).Any()) == 1 ? [] : word.Value.EnumerateArray().SelectMany(one => Faults(one, value, place)).Prepend($"{place}: not one of"),
        "type" => Says(Types(word.Value).Any(type => Is(type, value)), place, word),
        "const" => Says(JsonElement.DeepEquals(word.Value, value), place, word),
        "enum" => Says(word.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), place, word),
        "pattern" => Says(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, word.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)), place, word),
        "minimum" => Says(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= word.Value.GetDouble(), place, word),
        "maximum" => Says(value.ValueKind != JsonValueKind.Number || value.GetDouble() <= word.Value.GetDouble(), place, word),
        "required" => value.ValueKind != JsonValueKind.Object ? [] : word.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{place}/{name}: missing"),
        "properties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().Where(pair => word.Value.TryGetProperty(pair.Name, out _)).SelectMany(pair => Faults(word.Value.GetProperty(pair.Name), pair.Value, $"{place}/{pair.Name}")),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().Where(pair => !rule.GetProperty("properties").TryGetProperty(pair.Name, out _)).Select(pair => $"{place}/{pair.Name}: unknown"),
        "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany((item, i) => Faults(word.Value, item, $"{place}/{i}")),
        _ => throw new NotSupportedException(word.Name),
    });

    private static IEnumerable<string> Says(bool holds, string place, JsonProperty word) => holds ? [] : [$"{place}: {word}"];

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException(type),
    };
}
