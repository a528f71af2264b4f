using System.Text;

namespace SurveyHub.Engine;

/// <summary>What one person answered to one version: every answer is one that its item offers.</summary>
public sealed class Answers
{
    private Answers(string choices, string? comments) => (Choices, Comments) = (choices, comments);

    /// <summary>Canonical JSON of item code to option code, or to a list of them where many may be chosen.</summary>
    public string Choices { get; }

    /// <summary>Canonical JSON of item code to free text; null when nothing was written.</summary>
    public string? Comments { get; }

    /// <summary>Checks what came from outside against the version; blank fields are no answer.</summary>
    /// <param name="fields">Item codes and what was sent under them, in any order.</param>
    /// <param name="mayBlank">Whether required items may stand empty, as on paper that a person has left half-filled.</param>
    public static Outcome<Answers> Parse(QuestionnaireVersion version, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields, bool mayBlank = false)
    {
        var problems = new List<Problem>();
        var choices = new SortedDictionary<Code, IReadOnlyList<Option>>(Code.Order);
        var comments = new SortedDictionary<Code, string>(Code.Order);
        foreach (var (name, sent) in fields)
        {
            var values = sent.Where(value => !string.IsNullOrWhiteSpace(value)).ToList();
            if (version.Find(Code.Parse(name)) is not { } item)
                problems.Add(Problem.AnswerUnexpected(name));
            else if (values.Count > 0)
                Read(item, values);
        }

        if (!mayBlank)
        {
            problems.AddRange(version.Items
                .Where(item => item.Required && !choices.ContainsKey(item.Code) && !comments.ContainsKey(item.Code) && problems.All(problem => problem.Place != item.Code.Value))
                .Select(item => Problem.AnswerMissing(item.Code)));
        }

        if (problems.Count > 0)
            return InOrderOfItems(version, problems);
        return new Answers(Write(choices), comments.Count == 0 ? null : Write(comments));

        void Read(Item item, List<string> values)
        {
            if (choices.ContainsKey(item.Code) || comments.ContainsKey(item.Code) || (values.Count > 1 && item.Kind != ItemKind.Multiple))
                problems.Add(Problem.AnswerRepeated(item.Code));
            else if (item.Kind == ItemKind.Text)
                ReadText(item, values[0]);
            else
                ReadOptions(item, values);
        }

        void ReadText(Item item, string value)
        {
            var text = Clean(value);
            if (text.Length > item.MaxLength)
                problems.Add(Problem.AnswerTooLong(item.Code, item.MaxLength));
            else if (text.Length > 0)
                comments.Add(item.Code, text);
        }

        void ReadOptions(Item item, List<string> values)
        {
            var chosen = values.Select(item.Find).ToList();
            if (chosen.Contains(null))
                problems.Add(Problem.AnswerUnknown(item.Code, values[chosen.IndexOf(null)]));
            else if (chosen.Distinct().Count() < chosen.Count)
                problems.Add(Problem.AnswerRepeated(item.Code));
            else
                choices.Add(item.Code, [.. item.Options.Where(chosen.Contains)]);
        }

        string Write<T>(SortedDictionary<Code, T> byItem) => CanonicalJson.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (code, value) in byItem)
            {
                if (value is string text)
                {
                    writer.WriteString(code.Value, text);
                }
                else if (value is IReadOnlyList<Option> chosen && version.Find(code)!.Kind == ItemKind.Multiple)
                {
                    writer.WriteStartArray(code.Value);
                    foreach (var option in chosen)
                        writer.WriteStringValue(option.Code.Value);
                    writer.WriteEndArray();
                }
                else if (value is IReadOnlyList<Option> one)
                {
                    writer.WriteString(code.Value, one[0].Code.Value);
                }
            }

            writer.WriteEndObject();
        });
    }

    private static List<Problem> InOrderOfItems(QuestionnaireVersion version, List<Problem> problems)
    {
        var order = version.Items.Select((item, i) => (item.Code.Value, i)).ToDictionary(pair => pair.Value, pair => pair.i);
        return [.. problems.OrderBy(problem => order.GetValueOrDefault(problem.Place ?? "", int.MaxValue))];
    }

    /// <summary>The same words whatever keyboard or system they were typed on: one normal form, one line end, no control characters.</summary>
    private static string Clean(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes()) // half a surrogate pair becomes U+FFFD
        {
            var isNoncharacter = (rune.Value & 0xFFFE) == 0xFFFE; // U+FFFE, U+FFFF …: Normalize throws on some, XML refuses them
            if (!isNoncharacter && (!Rune.IsControl(rune) || rune.Value is '\n' or '\t'))
                text.Append(rune);
        }

        return text.ToString().Normalize().Trim();
    }
}
