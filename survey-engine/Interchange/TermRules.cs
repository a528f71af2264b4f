using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>Turns expressions of other programs into rules, by what their names mean in the questionnaire.</summary>
/// <remarks>
/// The others take an unanswered question for an empty text: <c>{a} != 'x'</c> holds where nothing was answered. Here it would be
/// missing and count as no. So what is unlike also holds where nothing was answered, unless the whole is about a given answer.
/// </remarks>
/// <param name="self">The item a condition of validity is about; null for all other rules.</param>
internal sealed class TermRules(Func<string, (DraftItem Item, string? Option)?> find, DraftItem? self)
{
    /// <summary>Null when it cannot be said as a rule.</summary>
    public Rule? Truth(Term term) => term switch
    {
        Term.Truth truth => new Rule.Literal(RuleValue.Of(truth.Value)),
        Term.Name name => Named(name),
        Term.Call { Operation: "and" } call => Both(Truth(call.Arguments[0]), Truth(call.Arguments[1])),
        Term.Call { Operation: "or" } call => TermMaking.Join(RuleOperation.Or, Truth(call.Arguments[0]), Truth(call.Arguments[1])),
        Term.Call { Operation: "not", Arguments: [var denied] } => Not(denied),
        Term.Call { Operation: "=" or "!=" or "<" or "<=" or ">" or ">=" } call => Compare(call.Operation, call.Arguments[0], call.Arguments[1]),
        Term.Call { Operation: "empty" or "is_empty()", Arguments: [Term.Name name] } => Not(Answered(name)),
        Term.Call { Operation: "notempty", Arguments: [Term.Name name] } => Answered(name),
        Term.Call { Operation: "contains" or "anyof" or "selected()", Arguments: [Term.Name name, var options] } => Choose(name, options, RuleOperation.Or),
        Term.Call { Operation: "allof", Arguments: [Term.Name name, var options] } => Choose(name, options, RuleOperation.And),
        Term.Call { Operation: "notcontains" or "noneof", Arguments: [Term.Name name, var options] } => Not(Choose(name, options, RuleOperation.Or)),
        Term.Call { Operation: "true()", Arguments: [] } => new Rule.Literal(RuleValue.Of(true)),
        Term.Call { Operation: "false()", Arguments: [] } => new Rule.Literal(RuleValue.Of(false)),
        _ => null,
    };

    /// <summary>A number, a day or an answer; null when it cannot be said as a rule.</summary>
    public Rule? Value(Term term) => term switch
    {
        Term.Amount amount => TermMaking.Number(amount.Value),
        Term.Words { Text.Length: > 0 } words => new Rule.Literal(RuleValue.Of(words.Text)),
        Term.Name name => Item(name.Text),
        Term.Call { Operation: "+" or "-" or "*" or "/" } call => TermMaking.Make(RuleOperations.Find(call.Operation)!.Value, Value(call.Arguments[0]), Value(call.Arguments[1])),
        Term.Call { Operation: "negate" } call => TermMaking.Make(RuleOperation.Negate, Value(call.Arguments[0])),
        Term.Call { Operation: "today()" or "currentdate()", Arguments: [] } => TermMaking.Today,
        Term.Call { Operation: "age()", Arguments: [var born] } => TermMaking.Make(RuleOperation.YearsBetween, Value(born), TermMaking.Today),
        Term.Call { Operation: "count-selected()", Arguments: [Term.Name name] } => TermMaking.Make(RuleOperation.Count, Item(name.Text)),
        Term.Call { Operation: "number()" or "int()", Arguments: [Term.Name name] } => Item(name.Text),
        Term.Call { Operation: "min()" or "max()", Arguments.Count: > 1 } call => TermMaking.Make(RuleOperations.Find(call.Operation[..^2])!.Value, [.. call.Arguments.Select(Value)]),
        Term.Call { Operation: "sum()", Arguments.Count: > 1 } call => call.Arguments.Select(Value).Aggregate((a, b) => TermMaking.Make(RuleOperation.Add, a, b)),
        Term.Call { Operation: "year()" or "month()" or "day()", Arguments: [var day] } call => TermMaking.Make(RuleOperations.Find(call.Operation[..^2])!.Value, Value(day)),
        Term.Call { Operation: "date()", Arguments: [Term.Words words] } => TermMaking.Day(words.Text),
        Term.Call { Operation: "datediff()", Arguments: [var from, var to, Term.Words { Text: "days" or "years" } unit] } =>
            TermMaking.Make(unit.Text == "days" ? RuleOperation.DaysBetween : RuleOperation.YearsBetween, Value(from), Value(to)),
        _ => null,
    };

    private Rule? Named(Term.Name name) => Find(name.Text) switch
    {
        (var item, { } option) => TermMaking.Selected(item, option),
        (var item, null) when item.Shape.Type == ItemKind.YesNo => TermMaking.Is(item, "yes"),
        (var item, null) when item.Shape.Type == ItemKind.Consent || item.Formula is not null => TermMaking.Item(item),
        { } => Answered(name),
        null => null,
    };

    private (DraftItem Item, string? Option)? Find(string name) => name == "." && self is not null ? (self, null) : find(name);

    private Rule? Item(string name)
    {
        if (Find(name) is { Option: null } found)
            return TermMaking.Item(found.Item);
        return name.EndsWith(".length", StringComparison.Ordinal) && Find(name[..^7]) is { Option: null } several ? TermMaking.Make(RuleOperation.Count, TermMaking.Item(several.Item)) : null;
    }

    private Rule? Answered(Term.Name name) => Find(name.Text) switch
    {
        (var item, { } option) => TermMaking.Selected(item, option),
        { } found => TermMaking.Make(RuleOperation.Answered, TermMaking.Item(found.Item)),
        null => null,
    };

    /// <summary>The opposite, said without "not" so far as that goes.</summary>
    private Rule? Not(Term term) => term switch
    {
        Term.Call { Operation: "and" } call => TermMaking.Join(RuleOperation.Or, Not(call.Arguments[0]), Not(call.Arguments[1])),
        Term.Call { Operation: "or" } call => Both(Not(call.Arguments[0]), Not(call.Arguments[1])),
        Term.Call { Operation: "not", Arguments: [var twice] } => Truth(twice),
        Term.Call { Operation: "=" } call => Compare("!=", call.Arguments[0], call.Arguments[1]),
        Term.Call { Operation: "!=" } call => Compare("=", call.Arguments[0], call.Arguments[1]),
        Term.Call { Operation: "<" or "<=" or ">" or ">=" } call => Compare(call.Operation switch { "<" => ">=", "<=" => ">", ">" => "<=", _ => "<" }, call.Arguments[0], call.Arguments[1]) is { } turned
            ? OrUnanswered(turned) : null,
        _ => Truth(term) switch
        {
            Rule.Apply { Operation: RuleOperation.Equal } is_ => OrUnanswered(TermMaking.Make(RuleOperation.NotEqual, is_.Arguments[0], is_.Arguments[1])),
            { } rule => Not(rule),
            null => null,
        },
    };

    private static Rule? Not(Rule? rule) => rule is Rule.Apply { Operation: RuleOperation.Not } denied ? denied.Arguments[0] : TermMaking.Make(RuleOperation.Not, rule);

    /// <summary>What an answer must be like says nothing about answers that are not there, so nothing is added there.</summary>
    private Rule? OrUnanswered(Rule? rule) => rule is null || self is not null
        ? rule
        : TermMaking.Join(RuleOperation.Or, [.. rule.Items.Select(code => Not(TermMaking.Make(RuleOperation.Answered, new Rule.Item(code)))), rule]);

    /// <summary>"Answered and (not answered or unlike)" is "unlike".</summary>
    private static Rule? Both(Rule? left, Rule? right)
    {
        if (left is Rule.Apply { Operation: RuleOperation.Answered } answered && right is Rule.Apply { Operation: RuleOperation.Or, Arguments: [var unanswered, var unlike] }
            && Equals(unanswered, Not((Rule)answered)) && unlike.Items.Contains(answered.Arguments[0].Items[0]))
            return unlike;
        return TermMaking.Join(RuleOperation.And, left, right);
    }

    private Rule? Choose(Term.Name name, Term options, RuleOperation junction)
    {
        var wanted = options is Term.Many many ? many.Elements : [options];
        var rules = wanted.Select(option => TermMaking.Literal(option) is { } word && Find(name.Text) is { Option: null } found && found.Item.Options.TryGetValue(word, out var code)
            ? found.Item.Shape.Type is ItemKind.Multiple or ItemKind.Ranking ? TermMaking.Selected(found.Item, code) : TermMaking.Is(found.Item, code)
            : null).ToList();
        return rules.Count == 1 ? rules[0] : rules.Count == 0 ? null : TermMaking.Join(junction, [.. rules]);
    }

    private Rule? Compare(string operation, Term left, Term right)
    {
        if (left is not Term.Name && right is Term.Name)
            return Compare(operation switch { "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => operation }, right, left);
        if (left is Term.Name name && operation is "=" or "!=" && left is Term.Name asked && Same(asked, right) is { } same)
            return operation == "=" ? same : Unlike(same);

        var (a, b) = (Value(left), Value(right));
        if (left is Term.Name date && right is Term.Words words && Find(date.Text)?.Item.Shape.Type is ItemKind.Date)
            b = TermMaking.Day(words.Text);
        if (right is Term.Words && b is not Rule.Literal { Value.Type: RuleType.Date } && operation is not ("=" or "!="))
            b = double.TryParse(((Term.Words)right).Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? TermMaking.Number(number) : null;
        var rule = TermMaking.Make(RuleOperations.Find(operation)!.Value, a, b);
        return operation == "!=" ? OrUnanswered(rule) : rule;
    }

    private Rule? Unlike(Rule same) => same is Rule.Apply { Operation: RuleOperation.Equal } equal
        ? OrUnanswered(TermMaking.Make(RuleOperation.NotEqual, equal.Arguments[0], equal.Arguments[1]))
        : Not(same);

    /// <summary>Equality with a choice, a yes, or nothing; null where it is about other things.</summary>
    private Rule? Same(Term.Name name, Term other)
    {
        if (Find(name.Text) is not var (item, option))
            return null;
        var word = TermMaking.Literal(other);
        if (word?.Length == 0)
            return Not(Answered(name));
        if (option is not null)
            return word is "Y" or "1" or "true" ? TermMaking.Selected(item, option) : word is "N" or "0" or "false" ? Not(TermMaking.Selected(item, option)) : null;
        if (item.Shape.Type == ItemKind.Consent && word is "true" or "false" or "1" or "0" or "OK")
            return word is "false" or "0" ? Not(TermMaking.Item(item)) : TermMaking.Item(item);
        if (item.Shape.Type is ItemKind.Multiple or ItemKind.Ranking)
            return other is Term.Many or Term.Words or Term.Amount ? Exactly(item, other is Term.Many many ? many.Elements : [other], name) : null;
        if (word is null || !item.Options.TryGetValue(word, out var code))
            return null;
        return item.Shape.Type == ItemKind.Scale && code == word && TermMaking.LevelOf(word) is { } level ? TermMaking.Make(RuleOperation.Equal, TermMaking.Item(item), level) : TermMaking.Is(item, code);
    }

    private Rule? Exactly(DraftItem item, IReadOnlyList<Term> options, Term.Name name) => Choose(name, new Term.Many(options), RuleOperation.And) is { } all
        ? TermMaking.Join(RuleOperation.And, all, TermMaking.Make(RuleOperation.Equal, TermMaking.Make(RuleOperation.Count, TermMaking.Item(item)), TermMaking.Number(options.Count)))
        : null;
}
