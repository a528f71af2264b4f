using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyHub.Engine;

/// <summary>Merges JSON values member by member and lists element by element, and keeps what both changed differently.</summary>
internal sealed class ThreeWayMerge
{
    private readonly List<(JsonNode Kept, ConflictKind Kind, string? Mine, string? Theirs)> _noted = [];

    /// <summary>What was noted, at the places where it stands by now.</summary>
    public IReadOnlyList<MergeConflict> Conflicts() => [.. _noted.Select(noted => new MergeConflict(noted.Kept.GetPath(), noted.Kind, noted.Mine, noted.Theirs))];

    public void Note(JsonNode kept, ConflictKind kind, JsonNode? mine, JsonNode? theirs) => _noted.Add((kept, kind, Json(mine), Json(theirs)));

    /// <summary>A new value that has no parent yet; null where it is gone.</summary>
    public JsonNode? Merge(JsonNode? before, JsonNode? mine, JsonNode? theirs)
    {
        if (JsonNode.DeepEquals(mine, theirs) || JsonNode.DeepEquals(before, theirs))
            return mine?.DeepClone();
        if (JsonNode.DeepEquals(before, mine))
            return theirs?.DeepClone();
        return (mine, theirs) switch
        {
            (JsonObject my, JsonObject their) => Members(before as JsonObject ?? [], my, their),
            (JsonArray my, JsonArray their) when Outline.Keys(my) is { } m && Outline.Keys(their) is { } t && Outline.Keys(before as JsonArray ?? []) is { } b =>
                List(b, m, t),
            _ => Disputed(mine is null || theirs is null ? ConflictKind.Removed : ConflictKind.Value, mine, theirs),
        };
    }

    /// <summary>The elements that stay, in their order.</summary>
    /// <param name="needed">Keys of what stays although it was removed, because something else hangs on it.</param>
    /// <param name="list">What they will stand in.</param>
    public IReadOnlyList<(string Key, JsonNode Node)> Elements(
        IReadOnlyList<(string Key, JsonNode Node)> before, IReadOnlyList<(string Key, JsonNode Node)> mine, IReadOnlyList<(string Key, JsonNode Node)> theirs,
        HashSet<string> needed, JsonNode list)
    {
        var (b, m, t) = (before.ToDictionary(), mine.ToDictionary(), theirs.ToDictionary());
        var merged = new Dictionary<string, JsonNode>();
        foreach (var key in m.Keys.Union(t.Keys).Union(b.Keys))
        {
            var (was, my, their) = (b.GetValueOrDefault(key), m.GetValueOrDefault(key), t.GetValueOrDefault(key));
            if ((Merge(was, my, their) ?? (needed.Contains(key) ? Disputed(ConflictKind.Removed, my, their, was) : null)) is { } node)
                merged[key] = node;
        }

        var order = Order(list, [.. b.Keys], [.. m.Keys], [.. t.Keys], [.. merged.Keys]);
        return [.. order.Select(key => (key, merged[key]))];
    }

    /// <summary>What is kept, in the order of both, see <see cref="MergedOrder"/>.</summary>
    /// <param name="list">What it will stand in, for a conflict.</param>
    public IReadOnlyList<string> Order(JsonNode list, IReadOnlyList<string> before, IReadOnlyList<string> mine, IReadOnlyList<string> theirs, HashSet<string> kept)
    {
        var (my, their) = (mine.Where(kept.Contains).ToList(), theirs.Where(kept.Contains).ToList());
        var (order, isDisputed) = MergedOrder.Of([.. before.Where(kept.Contains)], my, their);
        if (isDisputed)
            Note(list, ConflictKind.Order, Codes(my), Codes(their));
        return order;
    }

    private JsonArray List(IReadOnlyList<(string Key, JsonNode Node)> before, IReadOnlyList<(string Key, JsonNode Node)> mine, IReadOnlyList<(string Key, JsonNode Node)> theirs)
    {
        var list = new JsonArray();
        foreach (var (_, node) in Elements(before, mine, theirs, [], list))
            list.Add(node);
        return list;
    }

    private JsonObject Members(JsonObject before, JsonObject mine, JsonObject theirs)
    {
        var merged = new JsonObject();
        foreach (var name in mine.Select(member => member.Key).Union(theirs.Select(member => member.Key)).ToList())
        {
            if (Merge(before[name], mine[name], theirs[name]) is { } value)
                merged[name] = value;
        }

        return merged;
    }

    private JsonNode Disputed(ConflictKind kind, JsonNode? mine, JsonNode? theirs, JsonNode? before = null)
    {
        var kept = (mine ?? theirs ?? before)!.DeepClone();
        Note(kept, kind, mine, theirs);
        return kept;
    }

    private static string? Json(JsonNode? node) => node is null ? null : CanonicalJson.Write(JsonSerializer.SerializeToElement(node));

    private static JsonArray Codes(IEnumerable<string> keys) => new([.. keys.Select(key => JsonValue.Create(Outline.NameOf(key)))]);
}
