using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>The answers of a program's response, as fields of a form.</summary>
internal static class SentAnswers
{
    /// <summary>More than any item has options.</summary>
    private const int MostValues = 250;

    private static readonly string[] _ticked = ["true"];
    private static readonly string[] _notTicked = ["false"];

    /// <param name="problems">Is told of what is neither a text, a number, true or false, nor a list of texts or numbers.</param>
    public static List<KeyValuePair<string, IReadOnlyList<string>>> Read(JsonElement answers, QuestionnaireVersion version, List<Problem> problems)
    {
        // Each item once, with words beside it: longer lists of names would only make longer lists of problems.
        var most = 2 * version.Items.Count;
        if (answers.GetPropertyCount() > most)
        {
            problems.Add(Problem.AnswersTooMany(most));
            return [];
        }

        var fields = new List<KeyValuePair<string, IReadOnlyList<string>>>(answers.GetPropertyCount());
        foreach (var answer in answers.EnumerateObject())
        {
            if (Values(answer.Value) is { } values)
                fields.Add(new(answer.Name, values));
            else
                problems.Add(Problem.AnswerMalformed(answer.Name));
        }

        return fields;
    }

    private static IReadOnlyList<string>? Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.True => _ticked,
        JsonValueKind.False => _notTicked,
        JsonValueKind.Null => [],
        JsonValueKind.Array when value.GetArrayLength() <= MostValues => List(value),
        JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Undefined => null,
    };

    private static List<string>? List(JsonElement array)
    {
        var values = new List<string>(array.GetArrayLength());
        foreach (var value in array.EnumerateArray())
        {
            if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                return null;
            values.Add(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }

        return values;
    }
}
