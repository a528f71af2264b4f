using System.Text.Json.Nodes;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>A campaign that asks so many criteria, each on five levels.</summary>
internal static class WideCampaign
{
    public static async Task<Campaign> AddAsync(Store store, int criteria, CancellationToken ct)
    {
        var version = QuestionnaireDocument.Read(Document(criteria)).Value!;
        var (today, by) = (new VietnamClock().GetUtcNow().DayInVietnam(), Signature.System(new VietnamClock().GetUtcNow()));
        var questionnaires = new Questionnaires(store.Database, store.Audit);
        await questionnaires.AddAsync(version, [], by, ct);
        return (await new Campaigns(store.Database, questionnaires, store.Audit).AddAsync(new(Code.Of("wide"), version.Title, version, today.AddDays(-90), today.AddDays(90)), by, ct)).Value!;
    }

    private static string Document(int criteria) => new JsonObject
    {
        ["code"] = "wide",
        ["version"] = 1,
        ["title"] = Text("Phiếu rộng"),
        ["consent"] = Text("Phiếu này không ghi tên."),
        ["index"] = new JsonObject { ["formula"] = "top2box", ["aggregation"] = "pooled_answers" },
        ["indices"] = new JsonArray(new JsonObject { ["code"] = "tthc", ["title"] = Text("Thủ tục hành chính"), ["contents"] = new JsonArray("II"), ["population"] = "administrative" }),
        ["scales"] = new JsonArray(new JsonObject { ["code"] = "five", ["levels"] = new JsonArray([.. Enumerable.Range(1, 5).Select(Level)]) }),
        ["contents"] = new JsonArray(new JsonObject { ["code"] = "II", ["title"] = Text("Dịch vụ hành chính công") }),
        ["sections"] = new JsonArray(new JsonObject { ["code"] = "II.A", ["content"] = "II", ["title"] = Text("Tiêu chí"), ["items"] = new JsonArray([.. Enumerable.Range(1, criteria).Select(Criterion)]) }),
    }.ToJsonString();

    private static JsonNode Level(int value) => new JsonObject { ["value"] = value, ["meaning"] = value > 3 ? "positive" : value < 3 ? "negative" : "neutral", ["label"] = Text($"Mức {value}") };

    private static JsonNode Criterion(int number) =>
        new JsonObject { ["code"] = $"c{number}", ["type"] = "scale", ["scale"] = "five", ["required"] = true, ["question"] = Text($"Tiêu chí {number}") };

    private static JsonObject Text(string words) => new() { ["vi"] = words };
}
