using System.Globalization;
using System.Text.Json;

namespace SurveyHub.Web;

/// <summary>A field that an act changed, in the reader's words.</summary>
/// <param name="Was">Null where there was nothing, or nothing is said of it.</param>
/// <param name="Became">Null where there is nothing since, or nothing is said of it.</param>
public sealed record FieldChange(string Field, string? Was, string? Became)
{
    /// <summary>The fields of two JSON texts, in their order; what stayed the same is left out.</summary>
    public static IReadOnlyList<FieldChange> Between(string? was, string? became, Texts t)
    {
        var fields = new OrderedDictionary<string, FieldChange>(StringComparer.Ordinal);
        foreach (var (field, value) in Read(was, t))
            fields[field] = new(field, value, null);
        foreach (var (field, value) in Read(became, t))
            fields[field] = new(field, fields.GetValueOrDefault(field)?.Was, value);
        return [.. fields.Values.Where(field => field.Was != field.Became)];
    }

    private static IReadOnlyList<(string Field, string? Value)> Read(string? json, Texts t)
    {
        if (json is null)
            return [];
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. Fields("", document.RootElement, t)];
        }
        catch (JsonException)
        {
            return [(t["audit-page.changes"], json)]; // somebody has altered it: as it stands
        }
    }

    private static IEnumerable<(string Field, string? Value)> Fields(string name, JsonElement value, Texts t) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => Fields(Join(name, Word(field.Name, t)), field.Value, t)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((member, i) => Fields($"{name} {i + 1}", member, t)),
        JsonValueKind.String => [(name, Text(value.GetString()!, t))],
        JsonValueKind.True => [(name, t["audit-page.yes"])],
        JsonValueKind.False => [(name, t["audit-page.no"])],
        JsonValueKind.Null or JsonValueKind.Undefined => [(name, null)],
        JsonValueKind.Number => [(name, value.GetRawText())],
    };

    private static string Join(string outer, string inner) => outer.Length == 0 ? inner : $"{outer} – {inner}";

    private static string Word(string name, Texts t) => t.Find("audit-field." + name) ?? name;

    /// <summary>Days and times as people write them.</summary>
    private static string Text(string text, Texts t) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? t.Day(day)
        : DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? t.ExactTime(instant)
        : text;
}
