using System.Text.Json;

namespace SurveyHub.Web;

/// <summary>A figure of a document that another says otherwise.</summary>
/// <param name="Path">Such as <c>units.units[so-y-te].rate</c>.</param>
/// <param name="Was">As it is written in JSON; null where the document does not have it.</param>
/// <param name="Is">The same of the other.</param>
public sealed record FigureDifference(string Path, string? Was, string? Is)
{
    /// <summary>By what the lines of a list are known.</summary>
    private static readonly string[] _keys = ["unit", "code", "flag", "channel", "period"];

    /// <summary>Numbers, codes, days and whether something is so. Names and sentences are not compared, which may be worded anew; nor what only the other has, which a later version of the program may add.</summary>
    /// <param name="except">Names of parts of the whole.</param>
    public static List<FigureDifference> Between(JsonElement was, JsonElement now, IReadOnlyCollection<string> except)
    {
        var found = new List<FigureDifference>();
        foreach (var part in was.EnumerateObject().Where(part => !except.Contains(part.Name)))
            Compare(part.Name, part.Value, now.TryGetProperty(part.Name, out var other) ? other : null, found);
        return found;
    }

    private static void Compare(string path, JsonElement was, JsonElement? now, List<FigureDifference> found)
    {
        if (was.ValueKind == JsonValueKind.Object && now is { ValueKind: JsonValueKind.Object } other)
        {
            foreach (var part in was.EnumerateObject())
                Compare($"{path}.{part.Name}", part.Value, other.TryGetProperty(part.Name, out var same) ? same : null, found);
        }
        else if (was.ValueKind == JsonValueKind.Array && now is { ValueKind: JsonValueKind.Array } list)
        {
            CompareLists(path, [.. was.EnumerateArray()], [.. list.EnumerateArray()], found);
        }
        else if ((IsFigure(was) || now is not { } known || IsFigure(known)) && was.GetRawText() != now?.GetRawText())
        {
            found.Add(new(path, Short(was), now is { } is_ ? Short(is_) : null));
        }
    }

    /// <summary>Line by line: by what it is about where each line says that, else by its place.</summary>
    private static void CompareLists(string path, IReadOnlyList<JsonElement> was, IReadOnlyList<JsonElement> now, List<FigureDifference> found)
    {
        var key = _keys.FirstOrDefault(name => IsKey(name, was) && IsKey(name, now));
        var (before, after) = (Lines(was, key), Lines(now, key));
        foreach (var (line, element) in before)
            Compare($"{path}[{line}]", element, after.TryGetValue(line, out var same) ? same : null, found);
        foreach (var (line, element) in after.Where(pair => !before.ContainsKey(pair.Key)))
            found.Add(new($"{path}[{line}]", null, Short(element)));
    }

    private static bool IsKey(string name, IReadOnlyList<JsonElement> lines) =>
        lines.All(line => line.ValueKind == JsonValueKind.Object && line.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String) && lines.DistinctBy(line => line.GetProperty(name).GetString()).Count() == lines.Count;

    private static Dictionary<string, JsonElement> Lines(IReadOnlyList<JsonElement> lines, string? key) =>
        lines.Select((line, i) => (Key: key is null ? i.ToString(System.Globalization.CultureInfo.InvariantCulture) : line.GetProperty(key).GetString()!, line)).ToDictionary(pair => pair.Key, pair => pair.line);

    /// <remarks>Codes and exact fractions have no blank, sentences have.</remarks>
    private static bool IsFigure(JsonElement leaf) => leaf.ValueKind != JsonValueKind.String || !leaf.GetString()!.Any(char.IsWhiteSpace);

    private static string Short(JsonElement element) => element.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "…" : element.GetRawText();
}
