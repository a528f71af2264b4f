using System.Collections.ObjectModel;
using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>Reads a rule's text. Every problem names its column, and where a name is misspelt, what was probably meant.</summary>
/// <remarks>
/// From loose to tight: <c>or</c>, <c>and</c>, <c>not</c>, one comparison or <c>in (…)</c>, <c>+ -</c>, <c>* /</c>, <c>-x</c>.
/// A code may hold hyphens, so <c>a-b</c> is one item, and <c>a - b</c> a difference.
/// </remarks>
public static class RuleParser
{
    /// <summary>In UTF-16 characters.</summary>
    public const int MaxLength = 4000;

    /// <summary>Checks the grammar only: whether the items exist and the types fit is left open.</summary>
    public static Outcome<Rule> Parse(string text) => Parse(text, [], ReadOnlyDictionary<Code, RuleItem>.Empty);

    /// <summary>Checks the grammar, then names and types.</summary>
    /// <param name="items">All items that the rule may name.</param>
    /// <param name="wanted">What the rule must come to; null when anything will do.</param>
    public static Outcome<Rule> Parse(string text, IReadOnlyDictionary<Code, RuleItem> items, RuleType? wanted = null)
    {
        var columns = new Dictionary<Rule, int>(ReferenceEqualityComparer.Instance);
        var parsed = Parse(text, columns, items);
        if (parsed.Value is not { } rule)
            return parsed;

        var problems = RuleTypes.Check(rule, items, wanted, columns);
        return problems.Count > 0 ? problems.ToList() : rule;
    }

    private static Outcome<Rule> Parse(string text, Dictionary<Rule, int> columns, IReadOnlyDictionary<Code, RuleItem> items)
    {
        if (text.Length > MaxLength)
            return Problem.RuleTooLong(MaxLength);

        var source = new RuleTokens(text);
        if (source.Read() is not { } tokens)
            return source.Problem!;

        var reading = new Reading(tokens, columns, items);
        return reading.Whole() is { } rule ? rule : reading.Problem!;
    }

    /// <summary>By operator precedence. A method that returns null has set <see cref="Problem"/>.</summary>
    private sealed class Reading(IReadOnlyList<Token> tokens, Dictionary<Rule, int> columns, IReadOnlyDictionary<Code, RuleItem> items)
    {
        /// <summary>Every level of a rule takes two at most; the rest is for parentheses that nobody needs.</summary>
        private const int MostNested = 4 * Rule.MaxDepth;

        private int _next;
        private int _nested;

        public Problem? Problem { get; private set; }

        private Token Current => tokens[_next];

        public Rule? Whole() => Expression(0) is { } rule
            ? Current.Kind == TokenKind.End ? rule : Unexpected(Current)
            : null;

        /// <summary>As far as operators bind at least as tightly as <paramref name="loosest"/>.</summary>
        private Rule? Expression(int loosest)
        {
            if (++_nested > MostNested)
                return Refuse(Problem.RuleTooDeep(Current.Column, Rule.MaxDepth));

            var rule = First(loosest);
            while (rule is not null && Infix() is { } operation && operation.Binding() >= loosest)
                rule = Next(rule, operation);
            _nested--;
            return rule;
        }

        /// <summary>The operator that stands here, between two arguments; null when none does.</summary>
        private RuleOperation? Infix() => Current.Kind is TokenKind.Symbol || Current is { Kind: TokenKind.Name, Text: "and" or "or" or "in" }
            ? RuleOperations.Find(Current.Text)
            : null;

        private Rule? First(int loosest)
        {
            var token = Take();
            switch (token.Kind)
            {
                case TokenKind.Number:
                    return Place(token, new Rule.Literal(RuleValue.Of(double.Parse(token.Text, CultureInfo.InvariantCulture))));
                case TokenKind.Text:
                    return Place(token, new Rule.Literal(RuleValue.Of(token.Text)));
                case TokenKind.Name when token.Text is "true" or "false":
                    return Place(token, new Rule.Literal(RuleValue.Of(token.Text == "true")));
                case TokenKind.Name when token.Text == "not" && loosest <= RuleOperation.Not.Binding():
                    return Prefix(token, RuleOperation.Not);
                case TokenKind.Name when !RuleOperations.Reserved.Contains(token.Text):
                    return Current.Is("(") ? Call(token) : Item(token);
                case TokenKind.Symbol when token.Is("-"):
                    return Prefix(token, RuleOperation.Negate);
                case TokenKind.Symbol when token.Is("("):
                    return Expression(0) is { } inner && Expect(")") ? inner : null;
                default:
                    return Unexpected(token);
            }
        }

        private Rule? Prefix(Token token, RuleOperation operation) =>
            Expression(operation.Binding()) is { } operand ? Make(token.Column, operation, [operand]) : null;

        private Rule? Next(Rule left, RuleOperation operation)
        {
            var arguments = new List<Rule> { left };
            do
            {
                Take();
                var isRead = operation == RuleOperation.In ? Expect("(") && List(arguments) : Operand(arguments, operation);
                if (!isRead)
                    return null;
            }
            while (operation is RuleOperation.And or RuleOperation.Or && Infix() == operation);

            if (operation.IsComparison() && Infix()?.IsComparison() == true)
                return Refuse(Problem.RuleComparisonChained(Current.Column, Current.Text));
            return Make(columns[left], operation, arguments);
        }

        private bool Operand(List<Rule> arguments, RuleOperation operation)
        {
            if (Expression(operation.Binding() + 1) is not { } operand)
                return false;
            arguments.Add(operand);
            return true;
        }

        /// <summary>Up to the closing parenthesis; the opening one has been read.</summary>
        private bool List(List<Rule> arguments)
        {
            do
            {
                if (Expression(0) is not { } argument)
                    return false;
                arguments.Add(argument);
            }
            while (TakeIf(","));
            return Expect(")");
        }

        private Rule? Item(Token name) => Code.Parse(name.Text) is { } code && code.Value == name.Text
            ? Place(name, new Rule.Item(code))
            : Refuse(RuleTypes.Unknown(name.Text, name.Column, items));

        private Rule? Call(Token name)
        {
            Take();
            var arguments = new List<Rule>();
            if (!TakeIf(")") && !List(arguments))
                return null;

            if (name.Text == "date")
                return Date(name, arguments);
            if (RuleOperations.Find(name.Text) is not { } operation || !operation.IsFunction())
                return Refuse(Problem.RuleFunctionUnknown(name.Column, name.Text, Spelling.Nearest(name.Text, RuleOperations.Functions)));
            return Make(name.Column, operation, arguments);
        }

        private Rule? Date(Token name, List<Rule> arguments)
        {
            if (arguments is [Rule.Literal { Value: { Type: RuleType.Text, Words: { } words } }]
                && DateOnly.TryParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return Place(name, new Rule.Literal(RuleValue.Of(day)));
            return Refuse(Problem.RuleDateUnknown(arguments is [var first, ..] ? columns[first] : name.Column, arguments is [Rule.Literal { Value.Words: { } wrong }] ? wrong : string.Join(", ", arguments)));
        }

        private Rule? Make(int column, RuleOperation operation, List<Rule> arguments)
        {
            var (fewest, most) = operation.Arity();
            if (arguments.Count < fewest || arguments.Count > most)
                return Refuse(Problem.RuleArgumentsMiscounted(column, operation.Word(), arguments.Count, fewest));
            if (arguments.Any(argument => argument.Depth >= Rule.MaxDepth))
                return Refuse(Problem.RuleTooDeep(column, Rule.MaxDepth));
            if (!Rule.Apply.Fits(operation, arguments))
                return Refuse(arguments[0] is Rule.Item ? Problem.RuleOptionExpected(columns[arguments[1]]) : Problem.RuleItemExpected(columns[arguments[0]]));

            var rule = new Rule.Apply(operation, arguments);
            columns[rule] = column;
            return rule;
        }

        private Rule Place(Token token, Rule rule)
        {
            columns[rule] = token.Column;
            return rule;
        }

        private Token Take() => Current.Kind == TokenKind.End ? Current : tokens[_next++];

        private bool TakeIf(string symbol) => Current.Is(symbol) && Take().Is(symbol);

        private bool Expect(string symbol) => TakeIf(symbol) || Unexpected(Current, symbol) is not null;

        private Rule? Unexpected(Token token, string? wanted = null) =>
            Refuse(token.Kind == TokenKind.End ? Problem.RuleUnfinished(token.Column) : Problem.RuleUnexpected(token.Column, token.Text, wanted));

        private Rule? Refuse(Problem problem)
        {
            Problem ??= problem;
            return null;
        }
    }
}
