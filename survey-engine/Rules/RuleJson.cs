using System.Globalization;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>The JSON in which rules and answers travel to the browser.</summary>
/// <remarks>
/// <para>A value: <c>true</c>, <c>1.5</c>, <c>"text"</c>, <c>{"date":"2026-04-06"}</c>; and among answers
/// <c>{"option":"2","level":2}</c> (no level where there is none), <c>["tv","web"]</c> and, for missing, <c>null</c>.</para>
/// <para>A rule: a value; <c>["item","c24"]</c>; or an operation's word and its arguments, such as <c>["&lt;=",["item","c24"],2]</c>.</para>
/// </remarks>
public static class RuleJson
{
    public static string Write(Rule rule) => CanonicalJson.Write(writer => Write(writer, rule));

    public static void Write(Utf8JsonWriter writer, Rule rule)
    {
        if (rule is Rule.Literal literal)
        {
            Write(writer, literal.Value);
            return;
        }

        writer.WriteStartArray();
        if (rule is Rule.Item item)
        {
            writer.WriteStringValue("item");
            writer.WriteStringValue(item.Code.Value);
        }
        else if (rule is Rule.Apply call)
        {
            writer.WriteStringValue(call.Operation.Word());
            foreach (var argument in call.Arguments)
                Write(writer, argument);
        }

        writer.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter writer, RuleValue value)
    {
        switch (value.Type)
        {
            case RuleType.Boolean:
                writer.WriteBooleanValue(value.Truth!.Value);
                break;
            case RuleType.Number:
                writer.WriteNumberValue(value.Number!.Value);
                break;
            case RuleType.Text:
                writer.WriteStringValue(value.Words);
                break;
            case RuleType.Date:
                writer.WriteStartObject();
                writer.WriteString("date", value.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                writer.WriteEndObject();
                break;
            case RuleType.Choice:
                writer.WriteStartObject();
                if (value.Number is { } level)
                    writer.WriteNumber("level", level);
                writer.WriteString("option", value.Words);
                writer.WriteEndObject();
                break;
            case RuleType.Choices:
                writer.WriteStartArray();
                foreach (var option in value.Chosen)
                    writer.WriteStringValue(option);
                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>Null when the JSON is no rule that <see cref="Write(Rule)"/> has written, or one too deep.</summary>
    public static Rule? Read(JsonElement json) => Read(json, Rule.MaxDepth);

    /// <summary>Null when the JSON is no value; <see cref="RuleValue.Missing"/> where it is null.</summary>
    public static RuleValue? ReadValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => RuleValue.Missing,
        JsonValueKind.True or JsonValueKind.False => RuleValue.Of(json.GetBoolean()),
        JsonValueKind.Number => RuleValue.Of(json.GetDouble()),
        JsonValueKind.String => Words(json) is { } words ? RuleValue.Of(words) : null,
        JsonValueKind.Array => ReadChoices(json),
        JsonValueKind.Object => ReadObject(json),
        JsonValueKind.Undefined => null,
    };

    private static Rule? Read(JsonElement json, int depth)
    {
        if (depth == 0)
            return null;
        if (json.ValueKind != JsonValueKind.Array)
            return ReadLiteral(json);

        var parts = json.EnumerateArray().ToList();
        if (parts.Count == 0 || Words(parts[0]) is not { } word)
            return null;
        if (word == "item")
            return parts.Count == 2 && ReadCode(parts[1]) is { } code && Rule.Item.CanBe(code) ? new Rule.Item(code) : null;

        var arguments = parts.Skip(1).Select(part => Read(part, depth - 1)).OfType<Rule>().ToList();
        return RuleOperations.Find(word) is { } operation && arguments.Count == parts.Count - 1 && Rule.Apply.Fits(operation, arguments)
            ? new Rule.Apply(operation, arguments)
            : null;
    }

    private static Rule.Literal? ReadLiteral(JsonElement json) => ReadValue(json) switch
    {
        { Type: RuleType.Number, Number: { } number } value => Rule.Literal.IsWritable(number) ? new(value) : null,
        { Type: RuleType.Boolean or RuleType.Text or RuleType.Date } value => new(value),
        _ => null,
    };

    private static RuleValue? ReadChoices(JsonElement json)
    {
        var codes = json.EnumerateArray().Select(ReadCode).ToList();
        return codes.Contains(null) ? null : RuleValue.Options(codes.OfType<Code>());
    }

    private static RuleValue? ReadObject(JsonElement json)
    {
        if (json.TryGetProperty("date", out var date))
            return DateOnly.TryParseExact(Words(date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? RuleValue.Of(day) : null;
        if (!json.TryGetProperty("option", out var option) || ReadCode(option) is not { } code)
            return null;
        if (!json.TryGetProperty("level", out var level))
            return RuleValue.Option(code);
        return level.ValueKind == JsonValueKind.Number ? RuleValue.Option(code, level.GetDouble()) : null;
    }

    private static Code? ReadCode(JsonElement json) => Words(json) is { } words && Code.Parse(words) is { } code && code.Value == words ? code : null;

    /// <summary>Null when it is no string, or one with half a surrogate pair, which is JSON, but no text.</summary>
    private static string? Words(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
