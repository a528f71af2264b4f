using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>What one person answered to one version: every answer is one that its item offers.</summary>
public sealed class Answers
{
    private Answers(string choices, string? comments, AnswerTraits traits) => (Choices, Comments, Traits) = (choices, comments, traits);

    /// <summary>
    /// Canonical JSON of item code to what was answered: an option's code, a list of them where there may be several, a number,
    /// a day as <c>2026-04-06</c>, <c>true</c> for a box that was ticked.
    /// </summary>
    public string Choices { get; }

    /// <summary>Canonical JSON of item code to what was written, also beside "other, please specify"; null when nothing was.</summary>
    public string? Comments { get; }

    internal AnswerTraits Traits { get; }

    internal const string WordsSuffix = "_words"; // no code holds an underscore

    /// <summary>The name of the field in which a person says what is meant by "other".</summary>
    public static string WordsField(Item item) => item.Code + WordsSuffix;

    /// <summary>Checks what came from outside against the version; blank fields are no answer.</summary>
    /// <param name="fields">Item codes and what was sent under them, in any order.</param>
    /// <param name="today">The civil day in Viet Nam, for rules that ask for it.</param>
    /// <param name="mayBlank">Whether required items may stand empty, as on paper that a person has left half-filled.</param>
    public static Outcome<Answers> Parse(
        QuestionnaireVersion version, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields, DateOnly today, bool mayBlank = false)
    {
        var sheet = AnswerSheet.Read(version, fields, today, mayBlank);
        return sheet.Problems is { Count: > 0 } problems ? problems : new Answers(Write(sheet, isWords: false)!, Write(sheet, isWords: true), sheet.Traits());
    }

    /// <summary>What <see cref="Parse"/> would refuse, without writing the answers.</summary>
    public static IReadOnlyList<Problem> Check(
        QuestionnaireVersion version, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields, DateOnly today, bool mayBlank = false) =>
        AnswerSheet.Read(version, fields, today, mayBlank).Problems;

    /// <summary>Null when there is nothing to write.</summary>
    private static string? Write(AnswerSheet sheet, bool isWords)
    {
        var isEmpty = true;
        var json = CanonicalJson.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (item, answer) in sheet.InCanonicalOrder())
            {
                if (isWords ? answer.Words is null : !answer.HasChoice)
                    continue;
                isEmpty = false;
                writer.WritePropertyName(item.Code.Value);
                if (isWords)
                    writer.WriteStringValue(answer.Words);
                else
                    Write(writer, item, answer);
            }

            writer.WriteEndObject();
        });
        return isEmpty && isWords ? null : json;
    }

    private static void Write(Utf8JsonWriter writer, Item item, Answer answer)
    {
        switch (item.Kind)
        {
            case ItemKind.Scale:
            case ItemKind.Single:
            case ItemKind.YesNo:
                writer.WriteStringValue(answer.Chosen[0].Code.Value);
                break;
            case ItemKind.Multiple:
            case ItemKind.Ranking:
                writer.WriteStartArray();
                foreach (var option in answer.Chosen)
                    writer.WriteStringValue(option.Code.Value);
                writer.WriteEndArray();
                break;
            case ItemKind.Number:
                writer.WriteNumberValue(answer.Number!.Value);
                break;
            case ItemKind.Date:
                writer.WriteStringValue(answer.Day!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ItemKind.Consent:
                writer.WriteBooleanValue(true);
                break;
            case ItemKind.Text:
            case ItemKind.Information:
            case ItemKind.Computed:
                break; // written as words, or never
        }
    }
}
