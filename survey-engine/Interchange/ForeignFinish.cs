using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SurveyHub.Engine;

/// <summary>Turns a draft into a version, by writing its document and reading it: so every rule of documents is checked in one place.</summary>
/// <remarks>A rule that is refused there is dropped and listed, and so is an item that cannot be used.</remarks>
internal sealed partial class ForeignFinish(ForeignDraft draft, TermLanguage language)
{
    private static readonly JsonSerializerOptions _writing = new(DocumentShape.Strict) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <param name="frame">Everything but scales and sections.</param>
    public Outcome<Imported> Version(DocumentShape.Version frame)
    {
        if (draft.Sections.Sum(section => section.Items.Count) > ForeignDraft.MostItems)
            return Problem.ItemsTooMany(ForeignDraft.MostItems);
        foreach (var item in draft.Sections.SelectMany(section => section.Items))
            Translate(item);
        for (var round = 0; ; round++)
        {
            var sections = draft.Sections.Where(section => section.Items.Count > 0).ToList();
            var scales = frame.Scales.Concat(draft.Scales).Where(scale => frame.Scales.Contains(scale) || sections.Exists(section => section.Items.Exists(item => item.Shape.Scale == scale.Code)));
            var shape = frame with
            {
                Scales = [.. scales],
                Sections = [.. sections.Select(section => new DocumentShape.Section(section.Code, section.Title, [.. section.Items.Select(item => item.Shape)], section.Content, section.Lead))],
            };
            var read = QuestionnaireDocument.Read(JsonSerializer.Serialize(shape, _writing));
            if (read.Value is { } version)
                return new Imported(version, [.. draft.Losses.Distinct()]);
            if (round > 200 || !Mend(read.Problems, sections))
                return read.Problems.Select(problem => problem with { Line = null }).ToList();
        }
    }

    private void Translate(DraftItem item)
    {
        var visible = item.VisibleIf.Select(text => Rule(text, item, self: null)).OfType<Rule>().Distinct().ToList();
        item.Shape = item.Shape with
        {
            Question = item.Shape.Question.ToDictionary(pair => pair.Key, pair => Pipe(pair.Value, item.Where)),
            VisibleIf = visible.Count > 1 ? TermMaking.Join(RuleOperation.And, visible)?.ToString() : visible.FirstOrDefault()?.ToString(),
            RequiredIf = item.RequiredIf is { } required ? Rule(required, item, self: null)?.ToString() : null,
        };
        var valid = item.ValidIf.Select(text => Rule(text, item, self: item)).OfType<Rule>().ToList();
        if (valid.Count > 0)
        {
            var whole = valid.Count > 1 ? TermMaking.Join(RuleOperation.And, valid) : valid[0];
            item.Shape = item.Shape with { ValidIf = whole is null ? null : new(whole.ToString(), item.Message ?? new() { ["vi"] = "Câu trả lời không hợp lệ.", ["en"] = "This answer is not valid." }) };
        }

        if (item.Formula is { } formula)
        {
            var term = TermReader.Read(formula, language);
            var rules = new TermRules(draft.Find, self: null);
            var rule = term is null ? null : rules.Value(term) ?? rules.Truth(term);
            if (rule is null)
                draft.Losses.Add(Loss.Expression(item.Where, formula));
            item.Shape = item.Shape with { Formula = rule?.ToString() };
        }
    }

    private Rule? Rule(string text, DraftItem item, DraftItem? self)
    {
        var rule = TermReader.Read(text, language) is { } term ? new TermRules(draft.Find, self).Truth(term) : null;
        if (rule is null)
            draft.Losses.Add(Loss.Expression(item.Where, text));
        return rule;
    }

    /// <summary>Repeated answers in our words; other braces as braces.</summary>
    private string Pipe(string words, string where)
    {
        if (!words.AsSpan().ContainsAny('{', '}'))
            return words;
        var (text, last) = (new System.Text.StringBuilder(), 0);
        foreach (Match brace in Braces().Matches(words))
        {
            text.Append(Escape(words[last..brace.Index]));
            last = brace.Index + brace.Length;
            var name = brace.Groups["inner"].Value.Trim();
            var rule = draft.Find(name) is { Option: null } found ? TermMaking.Item(found.Item) : language.HasBareNames && TermReader.Read(name, language) is { } term ? new TermRules(draft.Find, null).Value(term) : null;
            if (rule is null or Engine.Rule.Literal)
                draft.Losses.Add(Loss.Piping(where, brace.Value));
            text.Append(rule is null or Engine.Rule.Literal ? Escape(brace.Value) : $"{{{rule}}}");
        }

        return text.Append(Escape(words[last..])).ToString();
    }

    private static string Escape(string words) => words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>False when nothing can be mended.</summary>
    private bool Mend(IReadOnlyList<Problem> problems, IReadOnlyList<DraftSection> sections)
    {
        var places = problems.Select(problem => (problem, Place().Match(problem.Place ?? ""))).Where(pair => pair.Item2.Success)
            .Select(pair => (pair.problem, item: sections[int.Parse(pair.Item2.Groups["section"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)]
                .Items[int.Parse(pair.Item2.Groups["item"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)], property: pair.Item2.Groups["property"].Value)).ToList();
        foreach (var (problem, item, property) in places)
            Mend(item, property, problem);
        return places.Count > 0;
    }

    private void Mend(DraftItem item, string property, Problem problem)
    {
        var shape = item.Shape;
        switch (property)
        {
            case "visibleIf" when shape.VisibleIf is { } rule:
                draft.Losses.Add(Loss.Expression(item.Where, string.Join(" & ", item.VisibleIf.DefaultIfEmpty(rule))));
                item.Shape = shape with { VisibleIf = null };
                break;
            case "requiredIf" when shape.RequiredIf is { } rule:
                draft.Losses.Add(Loss.Expression(item.Where, item.RequiredIf ?? rule));
                item.Shape = shape with { RequiredIf = null };
                break;
            case "validIf" when shape.ValidIf is { } valid:
                draft.Losses.Add(Loss.Expression(item.Where, string.Join(" & ", item.ValidIf.DefaultIfEmpty(valid.Rule))));
                item.Shape = shape with { ValidIf = null };
                break;
            case "question" when problem.Rule.StartsWith("rule-", StringComparison.Ordinal):
                draft.Losses.Add(Loss.Piping(item.Where, shape.Question["vi"]));
                item.Shape = shape with { Question = shape.Question.ToDictionary(pair => pair.Key, pair => Escape(pair.Value)) };
                break;
            case "visibleIf" or "requiredIf" or "validIf": // two problems of one rule
                break;
            default:
                if (draft.Sections.Exists(section => section.Items.Remove(item)))
                    draft.Losses.Add(Loss.Unusable(item.Where, problem.Rule + (problem.Value is { } value ? $" ({value})" : "")));
                break;
        }
    }

    [GeneratedRegex(@"\$?\{(?<inner>[^{}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braces();

    [GeneratedRegex(@"^\$\.sections\[(?<section>\d+)\]\.items\[(?<item>\d+)\](\.(?<property>\w+))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
