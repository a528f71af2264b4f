using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyHub.Engine;

/// <summary>Puts together what two people wrote since the same document: what only one of them touched is that one's, wherever it was moved to.</summary>
public static class ManuscriptMerge
{
    /// <summary>Of three documents, each a JSON object; where both sides differ the result holds mine, and a conflict holds theirs.</summary>
    /// <remarks>Null says the same as leaving out, here as in a document that can be published.</remarks>
    public static MergedManuscript Merge(string baseDocument, string mine, string theirs)
    {
        var (before, my, their) = (Read(baseDocument), Read(mine), Read(theirs));
        var merge = new ThreeWayMerge();
        var merged = Outline.Of(before) is { } b && Outline.Of(my) is { } m && Outline.Of(their) is { } t
            ? Merge(merge, b, m, t)
            : merge.Merge(before, my, their)!;
        return new(CanonicalJson.Write(JsonSerializer.SerializeToElement(merged)), merge.Conflicts());
    }

    private static JsonNode Merge(ThreeWayMerge merge, Outline before, Outline mine, Outline theirs)
    {
        var items = new Dictionary<string, (JsonNode Item, string Home)>();
        foreach (var key in mine.Items.Keys.Union(theirs.Items.Keys).Union(before.Items.Keys))
        {
            if (merge.Merge(before.Find(key), mine.Find(key), theirs.Find(key)) is { } item)
                items[key] = (item, Home(merge, item, before.HomeOf(key), mine.HomeOf(key), theirs.HomeOf(key)));
        }

        var document = (JsonObject)merge.Merge(before.Frame, mine.Frame, theirs.Frame)!;
        var list = new JsonArray();
        var sections = merge.Elements(before.Sections, mine.Sections, theirs.Sections, items.Values.Select(item => item.Home).ToHashSet(), list);
        if (mine.HasSections || theirs.HasSections || sections.Count > 0)
            document["sections"] = list;
        foreach (var (key, section) in sections)
        {
            list.Add(section);
            Fill(merge, section, items.Where(item => item.Value.Home == key).ToDictionary(item => item.Key, item => item.Value.Item), before.In(key), mine.In(key), theirs.In(key));
        }

        return document;
    }

    private static void Fill(
        ThreeWayMerge merge, JsonNode section, Dictionary<string, JsonNode> items, IReadOnlyList<string> before, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        if (section is not JsonObject owner || (items.Count == 0 && owner["items"] is not JsonArray))
            return;
        var list = new JsonArray();
        owner["items"] = list;
        foreach (var key in merge.Order(list, before, mine, theirs, items.Keys.ToHashSet()))
            list.Add(items[key]);
    }

    private static string Home(ThreeWayMerge merge, JsonNode item, string? before, string? mine, string? theirs)
    {
        if (mine is null || theirs is null)
            return mine ?? theirs ?? before!;
        if (mine == theirs || theirs == before)
            return mine;
        if (mine == before)
            return theirs;
        merge.Note(item, ConflictKind.Section, JsonValue.Create(Outline.NameOf(mine)), JsonValue.Create(Outline.NameOf(theirs)));
        return mine;
    }

    private static JsonObject Read(string document) =>
        JsonNode.Parse(document) is JsonObject read ? (JsonObject)WithoutNulls(read)! : throw new ArgumentException("A manuscript is a JSON object.", nameof(document));

    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, WithoutNulls(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Where(element => element is not null).Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };
}
