using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Words that repeat answers: <c>Ông/bà đã chờ {wait-minutes} phút</c>. Every pair of braces holds one rule.</summary>
/// <remarks>A brace that is meant as one is written twice. A missing value is printed as "…".</remarks>
public sealed class PipedText
{
    private static readonly NumberFormatInfo _vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private PipedText(IReadOnlyList<Part> parts) => Parts = parts;

    /// <summary>Words or a rule, never both, in the order of the text.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>The items it repeats, each once.</summary>
    public IReadOnlyList<Code> Items => [.. Parts.SelectMany(part => part.Rule?.Items ?? []).Distinct()];

    /// <summary>Checks the grammar only.</summary>
    public static Outcome<PipedText> Parse(string text) => Parse(text, RuleParser.Parse);

    /// <summary>Checks the grammar, then names and types; the columns of problems count in the whole text.</summary>
    public static Outcome<PipedText> Parse(string text, IReadOnlyDictionary<Code, RuleItem> items) => Parse(text, rule => RuleParser.Parse(rule, items));

    /// <summary>As it is read to a person in that language (<c>vi</c>, <c>en</c>): 1.234,5 and 06/04/2026, or 1,234.5 and 6 April 2026.</summary>
    /// <param name="label">The words of an item's option; null where it has none, and its code is printed.</param>
    public string Print(string language, Func<Code, RuleValue> answers, DateOnly today, Func<Code, string, string?> label)
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            text.Append(part.Rule is { } rule ? Print(rule, RuleEvaluator.Evaluate(rule, answers, today), language, label) : part.Words);
        return text.ToString();
    }

    /// <summary>A list of strings and of <c>{"rule": …}</c>, for <c>pipe</c> of rules.js.</summary>
    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var part in Parts)
        {
            if (part.Rule is not { } rule)
            {
                writer.WriteStringValue(part.Words);
                continue;
            }

            writer.WriteStartObject();
            writer.WritePropertyName("rule");
            RuleJson.Write(writer, rule);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The text as it is written, with its braces.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Rule is { } rule
        ? $"{{{rule}}}"
        : part.Words!.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));

    private static Outcome<PipedText> Parse(string text, Func<string, Outcome<Rule>> parse)
    {
        var (parts, problems, words) = (new List<Part>(), new List<Problem>(), new StringBuilder());
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('{' or '}'))
            {
                words.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == text[at])
            {
                words.Append(text[at++]);
            }
            else if (text[at] == '}')
            {
                problems.Add(Problem.RuleUnexpected(at + 1, "}", "}}"));
            }
            else if (EndOfRule(text, at) is var end && end < 0)
            {
                problems.Add(Problem.RuleBraceUnclosed(at + 1));
                break;
            }
            else
            {
                var rule = parse(text[(at + 1)..end]);
                problems.AddRange(rule.Problems.Select(problem => problem with { Column = problem.Column + at + 1 }));
                Flush();
                parts.Add(new(null, rule.Value));
                at = end;
            }
        }

        Flush();
        return problems.Count > 0 ? problems : new PipedText(parts);

        void Flush()
        {
            if (words.Length > 0)
                parts.Add(new(words.ToString(), null));
            words.Clear();
        }
    }

    /// <summary>The closing brace that is not within quotation marks; -1 when there is none.</summary>
    private static int EndOfRule(string text, int at)
    {
        var isQuoted = false;
        for (; at < text.Length && (isQuoted || text[at] != '}'); at++)
            isQuoted ^= text[at] == '\'';
        return at < text.Length ? at : -1;
    }

    private static string Print(Rule rule, RuleValue value, string language, Func<Code, string, string?> label) => value.Type switch
    {
        RuleType.Boolean => (value.Truth!.Value, language) switch { (true, "en") => "yes", (false, "en") => "no", (true, _) => "có", (false, _) => "không" },
        RuleType.Number => Print(value.Number!.Value, language == "en" ? NumberFormatInfo.InvariantInfo : _vietnamese),
        RuleType.Text => value.Words!,
        RuleType.Date => value.Date!.Value.ToString(language == "en" ? "d MMMM yyyy" : "dd/MM/yyyy", CultureInfo.InvariantCulture),
        RuleType.Choice or RuleType.Choices => string.Join(", ", value.Chosen.Select(option => rule is Rule.Item item ? label(item.Code, option) ?? option : option)),
        null => "…",
    };

    /// <summary>Rounded here and only here, half away from zero, to two decimals at most.</summary>
    private static string Print(double number, NumberFormatInfo format)
    {
        var size = Math.Abs(number);
        if (size * 8 % 2 == 1)
            size = Math.BitIncrement(size); // exactly half a hundredth, such as 0.125: .NET would round to the even digit

        var digits = size.ToString("N2", format).TrimEnd('0').TrimEnd(format.NumberDecimalSeparator[0]);
        return number < 0 && digits != "0" ? "-" + digits : digits;
    }

    /// <param name="Words">Null where there is a rule.</param>
    /// <param name="Rule">Null where there are words.</param>
    public sealed record Part(string? Words, Rule? Rule);
}
