using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyHub.Engine;

/// <summary>A document with its items taken out of their sections, so that one that was moved is found again.</summary>
/// <remarks>A key is a code, and which of that code it is: a manuscript may repeat one.</remarks>
internal sealed class Outline
{
    /// <summary>No list of a questionnaire is longer; one that is counts as a single value.</summary>
    public const int LongestList = 5_000;

    private readonly Dictionary<string, string> _homes = [];
    private readonly Dictionary<string, List<string>> _order = [];

    private Outline(JsonObject frame) => Frame = frame;

    /// <summary>What stands beside the sections.</summary>
    public JsonObject Frame { get; }

    public bool HasSections { get; private init; }

    /// <summary>Each without its items.</summary>
    public IReadOnlyList<(string Key, JsonNode Node)> Sections { get; private set; } = [];

    public Dictionary<string, JsonNode> Items { get; } = [];

    public JsonNode? Find(string item) => Items.GetValueOrDefault(item);

    /// <summary>The key of the item's section; null when there is no such item.</summary>
    public string? HomeOf(string item) => _homes.GetValueOrDefault(item);

    /// <summary>The keys of the section's items, in their order.</summary>
    public IReadOnlyList<string> In(string section) => _order.GetValueOrDefault(section) ?? [];

    /// <summary>Null when it is not made of sections with lists of items, as far as it is made at all.</summary>
    public static Outline? Of(JsonObject document)
    {
        var frame = (JsonObject)document.DeepClone();
        frame.Remove("sections");
        if (!document.TryGetPropertyValue("sections", out var sections))
            return new(frame);
        if (sections is not JsonArray list || Keys(list) is not { } keyed)
            return null;

        var outline = new Outline(frame) { HasSections = true };
        return outline.TakeItems([.. keyed.Select(section => (section.Key, section.Node.DeepClone()))]) ? outline : null;
    }

    /// <summary>The elements by their codes; levels by their values; other objects by their number, what is no object by itself. Null when there are too many.</summary>
    public static IReadOnlyList<(string Key, JsonNode Node)>? Keys(IList<JsonNode?> list)
    {
        if (list.Count > LongestList)
            return null;
        var seen = new Dictionary<string, int>();
        return [.. list.Select(node =>
        {
            var name = NameOf(node!);
            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            return (string.Create(CultureInfo.InvariantCulture, $"{name}\n{count}"), node!);
        })];
    }

    /// <summary>The code in a key.</summary>
    public static string NameOf(string key) => key.Split('\n')[0];

    private static string NameOf(JsonNode node) => node switch
    {
        JsonObject row when row["code"] is JsonValue code && code.GetValueKind() == JsonValueKind.String => (string)code!,
        JsonObject row => row["value"] is JsonValue value ? value.ToJsonString() : "",
        _ => node.ToJsonString(),
    };

    private bool TakeItems(IReadOnlyList<(string Key, JsonNode Node)> sections)
    {
        Sections = sections;
        var taken = new List<(string Section, JsonNode Item)>();
        foreach (var (key, section) in sections)
        {
            if (section is not JsonObject { } owner || owner["items"] is not JsonArray items)
                continue;
            taken.AddRange(items.Select(item => (key, item!)));
            owner["items"] = new JsonArray();
        }

        if (Keys([.. taken.Select(pair => pair.Item)]) is not { } keyed)
            return false;
        foreach (var ((key, item), (section, _)) in keyed.Zip(taken))
        {
            (Items[key], _homes[key]) = (item.DeepClone(), section);
            (_order.TryGetValue(section, out var order) ? order : _order[section] = []).Add(key);
        }

        return true;
    }
}
