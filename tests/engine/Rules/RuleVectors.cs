using System.Globalization;
using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>One case of <c>fixtures/rules/vectors.json</c>, which C# and Chromium both run.</summary>
/// <param name="Rule">Null where a text with rules in it is printed instead.</param>
/// <param name="IsIllTyped">The types do not fit; the rule is refused, but comes to the same in both languages if it runs all the same.</param>
public sealed record RuleVector(string Name, string? Rule, string? Text, string Language, JsonElement Answers, DateOnly Today, JsonElement Expected, bool IsIllTyped)
{
    public RuleValue Answer(Code item) => Answers.TryGetProperty(item.Value, out var answer) ? RuleJson.ReadValue(answer) ?? RuleValue.Missing : RuleValue.Missing;
}

public static class RuleVectors
{
    private static readonly JsonElement _file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "rules", "vectors.json"))).RootElement;

    public static IReadOnlyDictionary<Code, RuleItem> Items { get; } =
        _file.GetProperty("items").EnumerateObject().ToDictionary(item => Code.Of(item.Name), item => ReadItem(item.Value));

    public static DateOnly Today { get; } = Day(_file.GetProperty("today"));

    public static JsonElement Labels { get; } = _file.GetProperty("labels");

    public static IReadOnlyDictionary<string, RuleVector> All { get; } =
        _file.GetProperty("cases").EnumerateArray().Select(Read).ToDictionary(vector => vector.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    public static string? Label(Code item, string option) =>
        Labels.TryGetProperty(item.Value, out var labels) && labels.TryGetProperty(option, out var label) ? label.GetString() : null;

    private static RuleVector Read(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        Words(json, "rule"),
        Words(json, "text"),
        Words(json, "language") ?? "vi",
        json.GetProperty("answers"),
        json.TryGetProperty("today", out var today) ? Day(today) : Today,
        json.GetProperty("expected"),
        json.TryGetProperty("illTyped", out _));

    /// <summary>A type's word, or options with their levels; options beyond the levels have none.</summary>
    private static RuleItem ReadItem(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
            return new(Engine.Words.Read<RuleType>(json.GetString())!.Value);

        var type = json.TryGetProperty("choices", out var options) ? RuleType.Choices : RuleType.Choice;
        var levels = json.TryGetProperty("levels", out var values) ? values.EnumerateArray().Select(value => (double?)value.GetDouble()).ToList() : [];
        var codes = (type == RuleType.Choices ? options : json.GetProperty("choice")).EnumerateArray().Select(code => Code.Of(code.GetString()!));
        return new(type, [.. codes.Select((code, i) => new RuleOption(code, levels.ElementAtOrDefault(i)))]);
    }

    private static string? Words(JsonElement json, string name) => json.TryGetProperty(name, out var words) ? words.GetString() : null;

    private static DateOnly Day(JsonElement json) => DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
