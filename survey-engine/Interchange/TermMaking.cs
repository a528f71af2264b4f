using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>Makes rules from parts that may be null because they could not be translated; then the whole is null, too.</summary>
internal static class TermMaking
{
    public static Rule? Today { get; } = new Rule.Apply(RuleOperation.Today);

    public static Rule? Make(RuleOperation operation, params IReadOnlyList<Rule?> arguments)
    {
        var known = arguments.OfType<Rule>().ToList();
        return known.Count == arguments.Count && Rule.Apply.Fits(operation, known) && known.All(argument => argument.Depth < Rule.MaxDepth) ? new Rule.Apply(operation, known) : null;
    }

    /// <summary>One flat list: a and b and c.</summary>
    public static Rule? Join(RuleOperation junction, params IReadOnlyList<Rule?> rules) =>
        rules.Contains(null) ? null : Make(junction, [.. rules.SelectMany(rule => rule is Rule.Apply inner && inner.Operation == junction ? inner.Arguments : [rule!])]);

    public static Rule? Number(double value)
    {
        if (!Rule.Literal.IsWritable(Math.Abs(value)))
            return null;
        var literal = new Rule.Literal(RuleValue.Of(Math.Abs(value)));
        return value < 0 ? Make(RuleOperation.Negate, literal) : literal;
    }

    public static Rule? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new Rule.Literal(RuleValue.Of(day)) : null;

    public static Rule? LevelOf(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? Number(level) : null;

    public static Rule? Item(DraftItem item) => Code.Parse(item.Shape.Code) is { } code && Rule.Item.CanBe(code) ? new Rule.Item(code) : null;

    public static Rule? Is(DraftItem item, string option) => Make(RuleOperation.Equal, Item(item), new Rule.Literal(RuleValue.Of(option)));

    public static Rule? Selected(DraftItem item, string option) => Make(RuleOperation.Selected, Item(item), new Rule.Literal(RuleValue.Of(option)));

    /// <summary>The word that a literal stands for among a question's values; null when it is none.</summary>
    public static string? Literal(Term term) => term switch
    {
        Term.Words words => words.Text,
        Term.Amount amount => amount.Value.ToString(CultureInfo.InvariantCulture),
        Term.Truth truth => truth.Value ? "true" : "false",
        Term.Call { Operation: "true()" } => "true",
        Term.Call { Operation: "false()" } => "false",
        _ => null,
    };
}
