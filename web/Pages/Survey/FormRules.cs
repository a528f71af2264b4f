using System.Globalization;
using System.Text;
using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The rules of a version as <c>survey.js</c> reads them: what each item is, when it is asked, what its words repeat.</summary>
public static class FormRules
{
    /// <param name="language">Of the words that repeat answers.</param>
    /// <returns>JSON that may stand inside a script element; null when the version has no rules.</returns>
    public static string? Of(QuestionnaireVersion version, string language, DateOnly today)
    {
        if (version.Items.All(item => item.VisibleIf is null && !IsPiped(item, language)))
            return null;

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) // its own encoder escapes '<', which could end the element
        {
            json.WriteStartObject();
            json.WriteString("language", language);
            json.WriteString("today", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteStartArray("items");
            foreach (var item in version.Items)
                Write(json, item, language);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, Item item, string language)
    {
        json.WriteStartObject();
        json.WriteString("code", item.Code.Value);
        json.WriteString("kind", Engine.Words.Write(item.Kind));
        if (item.Options.Count > 0)
        {
            json.WriteStartObject("options");
            foreach (var option in item.Options)
            {
                json.WriteStartObject(option.Code.Value);
                json.WriteString("label", option.Label.In(language));
                if (option is Level { CountsAsSatisfied: not null } level)
                    json.WriteNumber("level", level.Value);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        WriteRule(json, "visibleIf", item.VisibleIf);
        WriteRule(json, "formula", item.Formula);
        if (IsPiped(item, language) && PipedText.Parse(item.Question.In(language)).Value is { } piped)
        {
            json.WritePropertyName("question");
            piped.WriteJson(json);
        }

        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, string name, Rule? rule)
    {
        if (rule is null)
            return;
        json.WritePropertyName(name);
        RuleJson.Write(json, rule);
    }

    private static bool IsPiped(Item item, string language) => item.Question.In(language).Contains('{', StringComparison.Ordinal);
}
