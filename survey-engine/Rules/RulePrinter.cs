namespace SurveyHub.Engine;

/// <summary>Writes a rule as <see cref="RuleParser"/> reads it: one blank around operators, no parenthesis that could be left out.</summary>
public static class RulePrinter
{
    public static string Print(Rule rule) => rule switch
    {
        Rule.Literal literal => Print(literal.Value),
        Rule.Item item => item.Code.Value,
        _ => Print(((Rule.Apply)rule).Operation, ((Rule.Apply)rule).Arguments),
    };

    private static string Print(RuleValue value) => value switch
    {
        { Truth: { } truth } => truth ? "true" : "false",
        { Number: { } number } => Rule.Literal.Digits(number),
        { Date: { } day } => $"date('{day:yyyy-MM-dd}')",
        _ => $"'{value.Words!.Replace("'", "''", StringComparison.Ordinal)}'",
    };

    private static string Print(RuleOperation operation, IReadOnlyList<Rule> arguments)
    {
        var (word, binding) = (operation.Word(), operation.Binding());
        return operation switch
        {
            _ when operation.IsFunction() => $"{word}({string.Join(", ", arguments)})",
            RuleOperation.And or RuleOperation.Or => string.Join($" {word} ", arguments.Select(argument => Print(argument, binding + 1))),
            RuleOperation.Not => $"not {Print(arguments[0], binding)}",
            RuleOperation.Negate => $"-{Print(arguments[0], binding)}",
            RuleOperation.In => $"{Print(arguments[0], binding + 1)} in ({string.Join(", ", arguments.Skip(1))})",
            _ when operation.IsComparison() => $"{Print(arguments[0], binding + 1)} {word} {Print(arguments[1], binding + 1)}",
            _ => $"{Print(arguments[0], binding)} {word} {Print(arguments[1], binding + 1)}", // 1 - 2 - 3 is (1 - 2) - 3
        };
    }

    private static string Print(Rule rule, int loosest) =>
        rule is Rule.Apply call && call.Operation.Binding() < loosest ? $"({rule})" : rule.ToString();
}
