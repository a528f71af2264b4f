using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>What the clients answer: campaign <c>demo</c> of the demonstration province, its sixteen required questions of five levels.</summary>
internal static class DemoCampaign
{
    public static Code Code { get; } = Code.Of("demo");

    public static IReadOnlyList<string> Required { get; } =
        [.. Templates.Find("one-stop-counter")!.Items.Where(item => item.Required).Select(item => item.Code.Value)];
}
