using System.Text.Json.Nodes;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>Longer than any instrument in use: half of the items with five options; every text in four languages, but for some that are missing.</summary>
internal static class LongQuestionnaire
{
    public const string Code = "long";

    public static Manuscript Write(int items)
    {
        var document = JsonNode.Parse(Templates.Find("blank")!.Document)!;
        document["code"] = Code;
        document["languages"] = new JsonArray("vi", "en", "fr", "km");
        document["sections"]![0]!["items"] = new JsonArray([.. Enumerable.Range(1, items).Select(Item)]);
        return Manuscript.Read(Engine.Code.Of(Code), document.ToJsonString()).Value!;
    }

    private static JsonObject Item(int number)
    {
        var item = new JsonObject { ["code"] = $"q{number}", ["question"] = Text($"Câu hỏi số {number} về việc giải quyết thủ tục hành chính của ông/bà", number % 50 == 0) };
        if (number % 2 == 0)
        {
            item["type"] = "single";
            item["options"] = new JsonArray([.. Enumerable.Range(1, 5).Select(option => new JsonObject { ["code"] = $"{option}", ["label"] = Text($"Lựa chọn {option}", isMissing: false) })]);
        }
        else
        {
            item["type"] = "scale";
            item["scale"] = "satisfaction-5";
        }

        return item;
    }

    private static JsonObject Text(string words, bool isMissing) => new() { ["vi"] = words, ["en"] = $"EN {words}", ["fr"] = $"FR {words}", ["km"] = isMissing ? "" : $"KM {words}" };
}
