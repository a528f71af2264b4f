using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>The smallest valid things; each test changes only what it is about.</summary>
public static class Sample
{
    private static readonly string _document =
        """
        {
          "code": "sample",
          "version": 1,
          "title": { "vi": "Phiếu mẫu", "en": "Sample" },
          "consent": { "vi": "Phiếu này không ghi tên." },
          "index": { "formula": "top2box", "aggregation": "pooled_answers" },
          "indices": [ { "code": "tthc", "title": { "vi": "Thủ tục hành chính" }, "contents": ["II"], "population": "administrative" } ],
          "scales": [
            { "code": "satisfaction-5", "levels": [
              { "value": 1, "meaning": "negative", "label": { "vi": "Rất không hài lòng" } },
              { "value": 2, "meaning": "negative", "label": { "vi": "Không hài lòng" } },
              { "value": 3, "meaning": "neutral", "label": { "vi": "Bình thường" } },
              { "value": 4, "meaning": "positive", "label": { "vi": "Hài lòng" } },
              { "value": 5, "meaning": "positive", "label": { "vi": "Rất hài lòng" } } ] }
          ],
          "contents": [ { "code": "II", "title": { "vi": "Dịch vụ hành chính công" } } ],
          "sections": [
            { "code": "II.A", "content": "II", "title": { "vi": "Tiếp cận dịch vụ" }, "items": [
              { "code": "c24", "type": "scale", "scale": "satisfaction-5", "required": true, "question": { "vi": "Nơi tiếp nhận dễ tìm" } },
              { "code": "c39", "type": "scale", "scale": "satisfaction-5", "required": false, "question": { "vi": "Phản ánh được xử lý" } } ] },
            { "code": "about", "title": { "vi": "Về ông/bà" }, "items": [
              { "code": "gender", "type": "single", "required": false, "data": "basic", "question": { "vi": "Giới tính" }, "options": [
                { "code": "male", "label": { "vi": "Nam" } }, { "code": "female", "label": { "vi": "Nữ" } } ] },
              { "code": "channels", "type": "multiple", "required": false, "question": { "vi": "Kênh thông tin" }, "options": [
                { "code": "tv", "label": { "vi": "Ti vi" } }, { "code": "radio", "label": { "vi": "Đài" } }, { "code": "web", "label": { "vi": "Mạng" } } ] },
              { "code": "comment", "type": "text", "required": false, "maxLength": 20, "question": { "vi": "Ý kiến khác" } } ] }
          ]
        }
        """;

    /// <summary>Noon in Viet Nam on the second day of <see cref="Campaign"/>.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    /// <summary>The day of <see cref="Noon"/>.</summary>
    public static DateOnly Today { get; } = new(2026, 3, 2);

    public static TestClock Clock() => new(Noon);

    public static string Document(Action<JsonNode>? change = null)
    {
        var document = JsonNode.Parse(_document)!;
        change?.Invoke(document);
        return document.ToJsonString();
    }

    public static QuestionnaireVersion Version(Action<JsonNode>? change = null) => Must(QuestionnaireDocument.Read(Document(change)));

    /// <summary>With one node of the document set, such as <c>/sections/0/items/1/required</c>, or removed.</summary>
    /// <param name="json">What is put there, at the end of a list for <c>/-</c>; <c>null</c> removes the node.</param>
    public static QuestionnaireVersion VersionWith(string pointer, string json, int number = 2) => Version(document =>
    {
        document["version"] = number;
        Set(document, pointer, json);
    });

    public static void Set(JsonNode document, string pointer, string json)
    {
        var steps = pointer.Split('/')[1..];
        var parent = steps[..^1].Aggregate(document, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        var value = JsonNode.Parse(json);
        if (parent is JsonArray array && steps[^1] == "-")
            array.Add(value);
        else if (parent is JsonArray items && value is null)
            items.RemoveAt(int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture));
        else if (parent is JsonArray elements)
            elements[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        else if (value is null)
            parent.AsObject().Remove(steps[^1]);
        else
            parent[steps[^1]] = value;
    }

    public static Signature Signed(string by = "Lê Thị Hoà") => new(by, Noon);

    /// <summary>Open from 1 to 31 March 2026.</summary>
    public static Campaign Campaign(string code = "sipas-2026", QuestionnaireVersion? version = null) =>
        new(Code.Of(code), Text("Khảo sát năm 2026"), version ?? Version(), new(2026, 3, 1), new(2026, 3, 31));

    public static Text Text(string vietnamese) => new(new Dictionary<string, string> { ["vi"] = vietnamese });

    public static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Fields(params (string Name, string Value)[] fields) =>
        fields.Select(field => KeyValuePair.Create<string, IReadOnlyList<string>>(field.Name, [field.Value]));

    public static Answers Answers(params (string Name, string Value)[] fields) => Must(Engine.Answers.Parse(Version(), Fields(fields), Today));

    public static Submission Submission(Guid? id = null) =>
        new(id ?? Guid.NewGuid(), new(Unit: null, Field: null, Point: null), Channel.Web, "vi", StartedAt: null, SubmittedAt: Noon);

    public static Response Response(string c24 = "5", Guid? id = null, string? comment = null) =>
        new(Campaign(), Submission(id), comment is null ? Answers(("c24", c24)) : Answers(("c24", c24), ("comment", comment)), Noon);

    public static Unit Unit(string code, string name = "Sở Nội vụ", UnitKind kind = UnitKind.Department, string? parent = null, string? sector = null) =>
        new(Code.Of(code), name, kind, Code.Parse(sector), Code.Parse(parent), new(2025, 7, 1), ValidTo: null);

    public static T Must<T>(Outcome<T> outcome) where T : class => outcome.Value ?? throw new InvalidOperationException(string.Join("; ", outcome.Problems));
}
