namespace SurveyHub.Engine;

/// <summary>What a document says that foreign questionnaires do not: they have no criteria, so there are no contents and no indices.</summary>
internal static class ForeignFrame
{
    public static Dictionary<string, string> Consent() => new() { ["vi"] = "Ông/bà tự nguyện trả lời phiếu này.", ["en"] = "Taking part in this survey is voluntary." };

    public static DocumentShape.Version Of(string code, Dictionary<string, string> title, Dictionary<string, string> consent) =>
        new(code, 1, title, consent, new("top2box", "pooled_answers"), [], [], [], []);
}
