using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>What one rule of the linter finds in the sample after a change.</summary>
internal static class Lint
{
    public static IReadOnlyList<Finding> Find(string rule, Action<JsonNode> change, LinterSettings? settings = null) =>
        [.. Linter.Check(Sample.Version(change), settings).Where(finding => finding.Rule == rule)];

    /// <summary>As "place: values".</summary>
    public static IEnumerable<string> Lines(this IEnumerable<Finding> findings) => findings.Select(finding => $"{finding.Place}: {string.Join(" | ", finding.Values)}");

    public static JsonNode Item(this JsonNode document, int section, int item) => document["sections"]![section]!["items"]![item]!;

    /// <summary>Replaces the options of an item, with the codes o1, o2 …</summary>
    public static void SetOptions(this JsonNode item, params string[] labels) =>
        item["options"] = new JsonArray([.. labels.Select((label, i) => new JsonObject { ["code"] = $"o{i + 1}", ["label"] = new JsonObject { ["vi"] = label } })]);

    public static void Ask(this JsonNode item, string question) => item["question"] = new JsonObject { ["vi"] = question };

    public static JsonNode AddSingle(this JsonNode document, string code, string question, params string[] labels)
    {
        var item = JsonNode.Parse($$"""{ "code": "{{code}}", "type": "single", "question": {} }""")!;
        item.Ask(question);
        item.SetOptions(labels);
        document["sections"]![1]!["items"]!.AsArray().Add(item);
        return item;
    }
}
