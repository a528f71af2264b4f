namespace SurveyHub.Engine;

/// <summary>Checks a rule against the items of a questionnaire before anyone answers it.</summary>
/// <remarks>
/// What is refused here would not crash: it would be missing for every respondent, and the rule without effect. So a comparison of
/// an item with an option or a level that it does not have is refused, too.
/// </remarks>
public static class RuleTypes
{
    /// <summary>Everything that does not fit; empty when all does.</summary>
    /// <param name="wanted">What the rule must come to; null when anything will do.</param>
    public static IReadOnlyList<Problem> Check(Rule rule, IReadOnlyDictionary<Code, RuleItem> items, RuleType? wanted = null) =>
        Check(rule, items, wanted, new Dictionary<Rule, int>());

    /// <summary>What a rule without problems comes to; null when it is an item that is not there.</summary>
    public static RuleType? Of(Rule rule, IReadOnlyDictionary<Code, RuleItem> items) => rule switch
    {
        Rule.Literal literal => literal.Value.Type,
        Rule.Item item => items.GetValueOrDefault(item.Code)?.Type,
        _ => Of(((Rule.Apply)rule).Operation),
    };

    internal static IReadOnlyList<Problem> Check(Rule rule, IReadOnlyDictionary<Code, RuleItem> items, RuleType? wanted, IReadOnlyDictionary<Rule, int> columns)
    {
        var checking = new Checking(items, columns);
        checking.Visit(rule);
        if (wanted is { } type)
            checking.Expect(type, rule);
        return checking.Problems;
    }

    /// <summary>Also guesses that a hyphen was meant as a minus.</summary>
    internal static Problem Unknown(string name, int? column, IReadOnlyDictionary<Code, RuleItem> items)
    {
        var codes = items.Keys.Select(code => code.Value).ToHashSet();
        var difference = Enumerable.Range(1, Math.Max(0, name.Length - 2))
            .Where(at => name[at] == '-' && IsOperand(name[..at]) && IsOperand(name[(at + 1)..]))
            .Select(at => $"{name[..at]} - {name[(at + 1)..]}")
            .FirstOrDefault();
        return Problem.RuleItemUnknown(column, name, difference ?? Spelling.Nearest(name, codes.Concat(RuleOperations.Reserved)));

        bool IsOperand(string part) => codes.Contains(part) || part.All(char.IsAsciiDigit);
    }

    private static RuleType Of(RuleOperation operation) => operation switch
    {
        RuleOperation.Or or RuleOperation.And or RuleOperation.Not
            or RuleOperation.Equal or RuleOperation.NotEqual or RuleOperation.Less or RuleOperation.LessOrEqual
            or RuleOperation.Greater or RuleOperation.GreaterOrEqual or RuleOperation.In
            or RuleOperation.Answered or RuleOperation.Selected => RuleType.Boolean,
        RuleOperation.Add or RuleOperation.Subtract or RuleOperation.Multiply or RuleOperation.Divide or RuleOperation.Negate
            or RuleOperation.Count or RuleOperation.Min or RuleOperation.Max
            or RuleOperation.Year or RuleOperation.Month or RuleOperation.Day
            or RuleOperation.DaysBetween or RuleOperation.YearsBetween => RuleType.Number,
        RuleOperation.Today => RuleType.Date,
    };

    /// <summary>What is wrong further down is told once: an unknown item fits everywhere.</summary>
    private sealed class Checking(IReadOnlyDictionary<Code, RuleItem> items, IReadOnlyDictionary<Rule, int> columns)
    {
        public List<Problem> Problems { get; } = [];

        public void Visit(Rule rule)
        {
            if (rule is Rule.Item item && !items.ContainsKey(item.Code))
                Problems.Add(Unknown(item.Code.Value, ColumnOf(item), items));
            if (rule is not Rule.Apply call)
                return;

            foreach (var argument in call.Arguments)
                Visit(argument);
            Check(call.Operation, call.Arguments);
        }

        public void Expect(RuleType wanted, params IEnumerable<Rule> rules)
        {
            foreach (var rule in rules)
            {
                if (Of(rule, items) is { } found && found != wanted && !(wanted == RuleType.Number && IsNumeric(rule)))
                    Problems.Add(Problem.RuleTypeMismatch(ColumnOf(rule), found, wanted));
            }
        }

        private void Check(RuleOperation operation, IReadOnlyList<Rule> arguments)
        {
            switch (operation)
            {
                case RuleOperation.Or or RuleOperation.And or RuleOperation.Not:
                    Expect(RuleType.Boolean, arguments);
                    break;
                case RuleOperation.Equal or RuleOperation.NotEqual or RuleOperation.In:
                    foreach (var other in arguments.Skip(1))
                        ExpectComparable(arguments[0], other);
                    break;
                case RuleOperation.Less or RuleOperation.LessOrEqual or RuleOperation.Greater or RuleOperation.GreaterOrEqual:
                    Expect(arguments.Any(argument => Of(argument, items) == RuleType.Date) ? RuleType.Date : RuleType.Number, arguments);
                    break;
                case RuleOperation.Add or RuleOperation.Subtract or RuleOperation.Multiply or RuleOperation.Divide or RuleOperation.Negate
                    or RuleOperation.Min or RuleOperation.Max:
                    Expect(RuleType.Number, arguments);
                    break;
                case RuleOperation.Selected:
                    ExpectOption(arguments[0], arguments[1]);
                    break;
                case RuleOperation.Count:
                    Expect(RuleType.Choices, arguments);
                    break;
                case RuleOperation.Year or RuleOperation.Month or RuleOperation.Day or RuleOperation.DaysBetween or RuleOperation.YearsBetween:
                    Expect(RuleType.Date, arguments);
                    break;
                case RuleOperation.Answered or RuleOperation.Today: // of any item; of nothing
                    break;
            }
        }

        private void ExpectComparable(Rule left, Rule right)
        {
            if (Of(left, items) is not { } a || Of(right, items) is not { } b)
                return;

            if (a == RuleType.Choice && right is Rule.Literal && b == RuleType.Text)
                ExpectOption(left, right);
            else if (b == RuleType.Choice && left is Rule.Literal && a == RuleType.Text)
                ExpectOption(right, left);
            else if (a == RuleType.Choices || (a != b && !(IsNumeric(left) && IsNumeric(right))))
                Problems.Add(Problem.RuleTypeMismatch(ColumnOf(right), b, a));
            else if (a != b)
                ExpectLevel(a == RuleType.Choice ? left : right, a == RuleType.Choice ? right : left);
        }

        private void ExpectOption(Rule item, Rule option)
        {
            if (Of(item, items) is not { } type)
                return;

            var (code, known) = (((Rule.Literal)option).Value.Words!, Options(item).Select(one => one.Code.Value).ToList());
            if (type is not (RuleType.Choice or RuleType.Choices))
                Problems.Add(Problem.RuleTypeMismatch(ColumnOf(item), type, RuleType.Choices));
            else if (!known.Contains(code))
                Problems.Add(Problem.RuleOptionUnknown(ColumnOf(option), code, Spelling.Nearest(code, known)));
        }

        private void ExpectLevel(Rule scale, Rule number)
        {
            if (number is Rule.Literal { Value.Number: { } value } && Options(scale).All(known => known.Level != value))
                Problems.Add(Problem.RuleOptionUnknown(ColumnOf(number), number.ToString(), suggestion: null));
        }

        private bool IsNumeric(Rule rule) => Of(rule, items) == RuleType.Number || (rule is Rule.Item item && items.GetValueOrDefault(item.Code)?.IsScale == true);

        private IReadOnlyList<RuleOption> Options(Rule rule) => rule is Rule.Item item && items.TryGetValue(item.Code, out var known) ? known.Options : [];

        private int? ColumnOf(Rule rule) => columns.TryGetValue(rule, out var column) ? column : null;
    }
}
