using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

/// <summary>Whatever is handed in as a document, it is read or refused with its reasons; nothing throws.</summary>
public sealed class QuestionnaireDocumentPropertyTests
{
    private static readonly string[] _values =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "-2147483648", "2147483647", "9007199254740993", "\"\"", "\" \"", "\"II\"", "\"c24\"", "\"C24\"", "\"scale\"",
        "\"text\"", "\"multiple\"", "\"satisfaction-5\"", "\"\\ufffe\"", "\"\\u0000\"", "\"đất đai\"", "[]", "{}", "[null]", """{ "vi": "Có" }""", """{ "vi": "" }""",
    ];

    [Fact]
    public void Read_ATemplateWithRandomNodesDeletedOrReplaced_IsReadOrRefusedWithReasons() =>
        Prop.ForAll(Seeds(), seed => IsReadOrRefused(Mutate(Templates.All[seed % Templates.All.Count].Document, seed))).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_TheSampleWithRandomNodesDeletedOrReplaced_IsReadOrRefusedWithReasons() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(Seeds(), seed => IsReadOrRefused(Mutate(Sample.Document(), seed))));

    [Fact]
    public void Read_RandomCharacters_IsReadOrRefusedWithReasons() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<string>(text => text is null || IsReadOrRefused(text)));

    [Fact]
    public void Read_RandomBytesInADocument_IsReadOrRefusedWithReasons() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Seeds(), seed =>
    {
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes(Sample.Document());
        for (var i = random.Next(1, 5); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return IsReadOrRefused(Encoding.UTF8.GetString(bytes));
    }));

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static bool IsReadOrRefused(string json)
    {
        var read = QuestionnaireDocument.Read(json);
        if (read.Value is not { } version)
            return read.Problems.Count > 0 && read.Problems.All(problem => problem.Place is not null || problem.Value is not null);

        return new IndexStructure(version).All.Count > 0 && Linter.Check(version).All(finding => finding.Place.StartsWith('$')) && QuestionnaireDocument.Read(version.Document).Value?.Sha256 == version.Sha256;
    }

    private static string Mutate(string json, int seed)
    {
        var random = new Random(seed);
        var document = JsonNode.Parse(json)!;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var nodes = Below(document).ToList();
            if (nodes.Count == 0)
                break;
            Change(nodes[random.Next(nodes.Count)], random);
        }

        return document.ToJsonString();
    }

    private static void Change((JsonNode Parent, object Step) place, Random random)
    {
        var replacement = random.Next(3) == 0 ? null : JsonNode.Parse(_values[random.Next(_values.Length)]);
        switch (place)
        {
            case (JsonObject parent, string name) when random.Next(2) == 0:
                parent.Remove(name);
                break;
            case (JsonObject parent, string name):
                parent[name] = replacement;
                break;
            case (JsonArray parent, int i) when random.Next(2) == 0:
                parent.Add(parent[i]?.DeepClone());
                break;
            case (JsonArray parent, int i):
                parent[i] = replacement;
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, object Step)> Below(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(pair => Below(pair.Value).Prepend((parent, pair.Key))),
        JsonArray parent => parent.SelectMany((element, i) => Below(element).Prepend((parent, i))),
        _ => [],
    };
}
