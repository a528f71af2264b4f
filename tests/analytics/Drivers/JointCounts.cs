using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>Answers to six criteria, three in each of two factors, and what is counted of them.</summary>
public static class JointCounts
{
    /// <summary>Criteria d1, d2, d3 in factor II.A and d4, d5, d6 in III.A, each factor a content; levels 1 to 5, and 0 = not used.</summary>
    public static QuestionnaireVersion Version(Aggregation aggregation = Aggregation.PooledAnswers, int levelTimes = 1) => Sample.Version(document =>
    {
        var weighted = aggregation == Aggregation.WeightedFactors;
        document["index"]!["aggregation"] = Words.Write(aggregation).Replace('-', '_');
        var levels = document["scales"]![0]!["levels"]!.AsArray();
        levels.Add(JsonNode.Parse("""{ "value": 0, "meaning": "excluded", "label": { "vi": "Không sử dụng" } }"""));
        foreach (var level in levels)
            level!["value"] = level["value"]!.GetValue<int>() * levelTimes;
        document["contents"]!.AsArray().Add(JsonNode.Parse("""{ "code": "III", "title": { "vi": "Chính sách" } }"""));
        document["sections"] = new JsonArray(Section("II", weighted ? "0.1" : null, "d1", "d2", "d3"), Section("III", weighted ? "0.3" : null, "d4", "d5", "d6"));
    });

    public static Tally Tally(IndexStructure structure, IEnumerable<byte[]> rows)
    {
        var tally = new Tally(structure);
        foreach (var row in rows)
            tally.Add(row);
        return tally;
    }

    /// <summary>For each criterion and level, what those who chose it answered.</summary>
    public static IReadOnlyList<IReadOnlyList<Tally>> ByLevel(IndexStructure structure, IReadOnlyList<byte[]> rows) =>
        [.. structure.Criteria.Select((item, place) => item.Options.Select((_, level) => Tally(structure, rows.Where(row => row[place] == level + 1))).ToList())];

    /// <param name="blanks">The share of answers that are missing.</param>
    public static byte[][] Rows(int seed, int count, double blanks = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Row(random, blanks))];
    }

    /// <summary>Answers that go together, the first criteria more than the last.</summary>
    private static byte[] Row(Random random, double blanks)
    {
        var mood = random.Next(1, 6);
        return [.. Enumerable.Range(0, 6).Select(place => random.NextDouble() < blanks ? (byte)0 : random.Next(8) > place ? (byte)mood : (byte)random.Next(1, 6))];
    }

    private static JsonNode Section(string content, string? weight, params string[] codes) => JsonNode.Parse(
        $$"""
        { "code": "{{content}}.A", "content": "{{content}}", {{(weight is null ? "" : $"\"weight\": {weight}, ")}}"title": { "vi": "Nhân tố {{content}}" }, "items": [
          {{string.Join(", ", codes.Select(code => $$"""{ "code": "{{code}}", "type": "scale", "scale": "satisfaction-5", "required": false, "question": { "vi": "Tiêu chí {{code}}" } }"""))}} ] }
        """)!;
}
