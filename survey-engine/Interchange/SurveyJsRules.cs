using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>Writes rules in the language of SurveyJS, where an unanswered question is an empty text and unlike anything.</summary>
/// <remarks>So "unlike" is written as "answered, and unlike", and a negation is pushed down to the comparisons, where it means the same in both.</remarks>
internal sealed class SurveyJsRules(QuestionnaireVersion version)
{
    /// <summary>Null when SurveyJS has no word for it.</summary>
    public string? Print(Rule rule) => rule switch
    {
        Rule.Literal { Value.Truth: { } truth } => truth ? "true" : "false",
        Rule.Literal { Value.Date: { } day } => $"'{day:yyyy-MM-dd}'",
        Rule.Literal { Value.Words: { } words } => $"'{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'",
        Rule.Literal literal => literal.ToString(),
        Rule.Item item => version.Find(item.Code)?.Kind == ItemKind.Consent ? $"{{{item.Code}}} = true" : $"{{{item.Code}}}",
        _ => Print((Rule.Apply)rule),
    };

    private string? Print(Rule.Apply call) => call.Operation switch
    {
        RuleOperation.And or RuleOperation.Or => Join(Words.Write(call.Operation), call.Arguments.Select(Print)),
        RuleOperation.Not => PrintNot(call.Arguments[0]),
        RuleOperation.Equal => Compare("=", call.Arguments[0], call.Arguments[1]),
        RuleOperation.NotEqual => Unlike(call.Arguments[0], call.Arguments[1]),
        RuleOperation.Less or RuleOperation.LessOrEqual or RuleOperation.Greater or RuleOperation.GreaterOrEqual => Compare(call.Operation.Word(), call.Arguments[0], call.Arguments[1]),
        RuleOperation.In => Join("or", call.Arguments.Skip(1).Select(one => Compare("=", call.Arguments[0], one))),
        RuleOperation.Add or RuleOperation.Subtract or RuleOperation.Multiply or RuleOperation.Divide => Join(call.Operation.Word(), call.Arguments.Select(Print)),
        RuleOperation.Negate => Fill("-({0})", call),
        RuleOperation.Answered => Fill("{0} notempty", call),
        RuleOperation.Selected => Selected(call, isNot: false),
        RuleOperation.Count => $"{{{call.Arguments[0]}.length}}",
        RuleOperation.Min or RuleOperation.Max => call.Arguments.Select(Print).ToList() is var all && !all.Contains(null) ? $"{call.Operation.Word()}({string.Join(", ", all)})" : null,
        RuleOperation.Today => "today()",
        RuleOperation.Year => Fill("year({0})", call),
        RuleOperation.Month => Fill("month({0})", call),
        RuleOperation.Day => Fill("day({0})", call),
        RuleOperation.DaysBetween => Fill("dateDiff({0}, {1}, 'days')", call),
        RuleOperation.YearsBetween => Fill(call.Arguments[1] is Rule.Apply { Operation: RuleOperation.Today } ? "age({0})" : "dateDiff({0}, {1}, 'years')", call),
    };

    private string? PrintNot(Rule denied) => denied switch
    {
        Rule.Apply { Operation: RuleOperation.And } call => Join("or", call.Arguments.Select(PrintNot)),
        Rule.Apply { Operation: RuleOperation.Or } call => Join("and", call.Arguments.Select(PrintNot)),
        Rule.Apply { Operation: RuleOperation.Not } call => Print(call.Arguments[0]),
        Rule.Apply { Operation: RuleOperation.Equal } call => Unlike(call.Arguments[0], call.Arguments[1]),
        Rule.Apply { Operation: RuleOperation.NotEqual } call => Compare("=", call.Arguments[0], call.Arguments[1]),
        Rule.Apply { Operation: RuleOperation.Less } call => Compare(">=", call.Arguments[0], call.Arguments[1]),
        Rule.Apply { Operation: RuleOperation.LessOrEqual } call => Compare(">", call.Arguments[0], call.Arguments[1]),
        Rule.Apply { Operation: RuleOperation.Greater } call => Compare("<=", call.Arguments[0], call.Arguments[1]),
        Rule.Apply { Operation: RuleOperation.GreaterOrEqual } call => Compare("<", call.Arguments[0], call.Arguments[1]),
        Rule.Apply { Operation: RuleOperation.In } call => Join("and", call.Arguments.Skip(1).Select(one => Unlike(call.Arguments[0], one))),
        Rule.Apply { Operation: RuleOperation.Answered } call => Fill("{0} empty", call),
        Rule.Apply { Operation: RuleOperation.Selected } call => Selected(call, isNot: true),
        Rule.Item item => $"{{{item.Code}}} = false",
        _ => null,
    };

    private static string? Join(string word, IEnumerable<string?> parts)
    {
        var all = parts.ToList();
        return all.Contains(null) ? null : string.Join($" {word} ", all.Select(part => part!.Contains(' ', StringComparison.Ordinal) ? $"({part})" : part));
    }

    private string? Fill(string form, Rule.Apply call)
    {
        var all = call.Arguments.Select(argument => argument is Rule.Item item ? $"{{{item.Code}}}" : Print(argument)).ToArray();
        return all.Contains(null) ? null : string.Format(CultureInfo.InvariantCulture, form, all);
    }

    private string? Compare(string sign, Rule left, Rule right) => Side(left, right) is { } a && Side(right, left) is { } b ? $"{a} {sign} {b}" : null;

    private string? Unlike(Rule left, Rule right) => Compare("!=", left, right) is { } unlike
        ? string.Join(" and ", new[] { left, right }.SelectMany(side => side.Items).Distinct().Select(code => $"{{{code}}} notempty").Append(left is Rule.Item or Rule.Literal && right is Rule.Item or Rule.Literal ? unlike : $"({unlike})"))
        : null;

    /// <summary>One side of a comparison; an option in the value SurveyJS gives it.</summary>
    private string? Side(Rule side, Rule other)
    {
        if (side is Rule.Item item)
            return $"{{{item.Code}}}";
        var printed = Print(side);
        if (side is Rule.Literal { Value: { Type: RuleType.Text, Words: { } code } } && other is Rule.Item asked && version.Find(asked.Code) is { } about)
            return about.Kind == ItemKind.YesNo ? (code == "yes" ? "true" : "false") : about.Find(code) is Level level ? level.Value.ToString(CultureInfo.InvariantCulture) : printed;
        return side is Rule.Apply && printed is not null ? $"({printed})" : printed;
    }

    private string? Selected(Rule.Apply call, bool isNot)
    {
        var item = ((Rule.Item)call.Arguments[0]).Code;
        if (version.Find(item)?.Kind is ItemKind.Multiple or ItemKind.Ranking)
            return $"{{{item}}} {(isNot ? "notcontains" : "contains")} {Print(call.Arguments[1])}";
        return isNot ? Compare("!=", call.Arguments[0], call.Arguments[1]) : Compare("=", call.Arguments[0], call.Arguments[1]);
    }
}
