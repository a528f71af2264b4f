using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>What is stored of a response that came among hostile ones.</summary>
internal sealed record HostileRow
{
    public required byte[] Id { get; init; }
    public required string Answers { get; init; }
    public string? Comments { get; init; }

    /// <summary>As the form would have sent them.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Fields(QuestionnaireVersion version)
    {
        foreach (var (item, answer) in Read(Answers))
            yield return new(item, answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray().Select(option => option.ToString())] : [answer.ToString()]);
        foreach (var (item, words) in Read(Comments ?? "{}"))
            yield return new(version.Find(Code.Parse(item))!.Kind == ItemKind.Text ? item : item + "_words", [words.ToString()]);
    }

    private static Dictionary<string, JsonElement> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
