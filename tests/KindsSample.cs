namespace SurveyHub.Tests;

/// <summary>A questionnaire with an item of every kind, and rules between them.</summary>
public static class KindsSample
{
    private const string Items =
        """
        [
          { "code": "visited", "type": "yes-no", "required": true, "question": { "vi": "Ông/bà có đến trực tiếp không?" } },
          { "code": "minutes", "type": "number", "required": true, "question": { "vi": "Chờ bao lâu?" }, "visibleIf": "visited = 'yes'",
            "number": { "least": 0, "most": 480, "decimals": 1, "unit": { "vi": "phút" } } },
          { "code": "late", "type": "computed", "question": { "vi": "Chờ lâu" }, "formula": "minutes > 30" },
          { "code": "why", "type": "multiple", "question": { "vi": "Vì sao chờ {minutes} phút?" }, "visibleIf": "late", "requiredIf": "minutes >= 60", "most": 2,
            "options": [
              { "code": "crowded", "label": { "vi": "Đông người" } },
              { "code": "absent", "label": { "vi": "Vắng cán bộ" } },
              { "code": "system", "label": { "vi": "Lỗi mạng" } },
              { "code": "other", "label": { "vi": "Lý do khác" }, "asksForWords": true },
              { "code": "none", "label": { "vi": "Không rõ" }, "exclusive": true } ] },
          { "code": "filed", "type": "date", "question": { "vi": "Ngày nộp hồ sơ" }, "days": { "least": "2025-07-01", "most": "2030-12-31" } },
          { "code": "returned", "type": "date", "question": { "vi": "Ngày nhận kết quả" },
            "validIf": { "rule": "returned >= filed", "message": { "vi": "Ngày nhận phải sau ngày nộp." } } },
          { "code": "first", "type": "ranking", "question": { "vi": "Cần cải thiện gì trước?" }, "most": 2,
            "options": [ { "code": "time", "label": { "vi": "Thời gian" } }, { "code": "staff", "label": { "vi": "Thái độ" } }, { "code": "place", "label": { "vi": "Nơi ngồi" } } ] },
          { "code": "thanks", "type": "information", "question": { "vi": "Cảm ơn ông/bà." } },
          { "code": "name-it", "type": "text", "maxLength": 30, "question": { "vi": "Gọi tên thủ tục" } },
          { "code": "agree", "type": "consent", "required": true, "question": { "vi": "Tôi đồng ý" } }
        ]
        """;

    public static QuestionnaireVersion Version() => Sample.Version(document => document["sections"]![1]!["items"] = System.Text.Json.Nodes.JsonNode.Parse(Items));

    public static Campaign Campaign() => Sample.Campaign("kinds", Version());
}
