using System.Collections.Immutable;
using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>
/// An expression over the answers of one response: when an item is shown or required, whether an answer is valid, what
/// is computed, what a text repeats. It has no loops and no effects, and always comes to a value or to "missing".
/// </summary>
/// <remarks>
/// <para>The nodes are <see cref="Literal"/>, <see cref="Item"/> and <see cref="Apply"/>, and no others. Two rules are equal
/// when they are written alike: <c>a and b</c> is not <c>b and a</c>.</para>
/// <para>The language on one page: <c>docs/rules.md</c>.</para>
/// </remarks>
public abstract record Rule
{
    /// <summary>So deep may a rule be nested; whoever walks through one may recurse.</summary>
    public const int MaxDepth = 50;

    private protected Rule()
    {
    }

    /// <summary>1 for a literal or an item.</summary>
    internal virtual int Depth => 1;

    /// <summary>The items it names, each once, in the order of the text: an item that is hidden by a rule depends on these.</summary>
    public IReadOnlyList<Code> Items => [.. Named().Distinct()];

    /// <summary>The rule's canonical text; <see cref="RuleParser"/> reads it back as the same rule.</summary>
    public sealed override string ToString() => RulePrinter.Print(this);

    private protected abstract IEnumerable<Code> Named();

    /// <summary>A value that stands in the text.</summary>
    public sealed record Literal : Rule
    {
        /// <exception cref="ArgumentException">It cannot be written: missing, a choice, or a number that <see cref="IsWritable"/> refuses.</exception>
        public Literal(RuleValue value)
        {
            var canStand = value.Type switch
            {
                RuleType.Boolean or RuleType.Text or RuleType.Date => true,
                RuleType.Number => IsWritable(value.Number!.Value),
                RuleType.Choice or RuleType.Choices or null => false,
            };
            if (!canStand)
                throw new ArgumentException("Such a value cannot be written in a rule.", nameof(value));
            Value = value;
        }

        public RuleValue Value { get; }

        /// <summary>Zero or positive, with at most 15 digits: then the digits and the double stand for each other. A minus is an operation.</summary>
        internal static bool IsWritable(double number) =>
            number is >= 0 and < 1e15 && double.Parse(Digits(number), CultureInfo.InvariantCulture) == number && Digits(number).Count(char.IsAsciiDigit) <= 15;

        internal static string Digits(double number) => ((decimal)number).ToString("0.##############", CultureInfo.InvariantCulture);

        private protected override IEnumerable<Code> Named() => [];
    }

    /// <summary>The answer to an item.</summary>
    public sealed record Item : Rule
    {
        /// <exception cref="ArgumentException">A rule cannot name it: it begins with a digit or is a word of the language.</exception>
        public Item(Code code) => Code = CanBe(code) ? code : throw new ArgumentException($"A rule cannot name {code}.", nameof(code));

        public Code Code { get; }

        internal static bool CanBe(Code code) => char.IsAsciiLetter(code.Value[0]) && !RuleOperations.Reserved.Contains(code.Value);

        private protected override IEnumerable<Code> Named() => [Code];
    }

    /// <summary>An operator or a function with its arguments.</summary>
    public sealed record Apply : Rule
    {
        private readonly ImmutableArray<Rule> _arguments;

        /// <exception cref="ArgumentException"><see cref="Fits"/> refuses the arguments, or they are too deep.</exception>
        public Apply(RuleOperation operation, params IEnumerable<Rule> arguments)
        {
            (Operation, _arguments) = (operation, [.. arguments]);
            Depth = 1 + _arguments.Select(argument => argument.Depth).DefaultIfEmpty().Max();
            if (!Fits(operation, _arguments) || Depth > MaxDepth)
                throw new ArgumentException($"No such arguments for {operation}.", nameof(arguments));
        }

        public RuleOperation Operation { get; }

        /// <summary><see cref="RuleOperation.And"/> and <see cref="RuleOperation.Or"/> have two or more; <see cref="RuleOperation.In"/> has the value, then the list.</summary>
        public IReadOnlyList<Rule> Arguments => _arguments;

        internal override int Depth { get; }

        /// <summary>Whether they can be written so: the right number, and an item or option code where it must be one.</summary>
        internal static bool Fits(RuleOperation operation, IReadOnlyList<Rule> arguments)
        {
            var (fewest, most) = operation.Arity();
            return arguments.Count >= fewest && !(arguments.Count > most)
                && (operation is not (RuleOperation.Answered or RuleOperation.Selected or RuleOperation.Count) || arguments[0] is Item)
                && (operation is not RuleOperation.Selected || OptionOf(arguments[1]) is not null);
        }

        /// <summary>The option code that a literal writes; null when it is none.</summary>
        internal static string? OptionOf(Rule rule) =>
            rule is Literal { Value: { Type: RuleType.Text, Words: { } words } } && Code.Parse(words)?.Value == words ? words : null;

        /// <summary>Without the enumerator that <see cref="Arguments"/> would allocate at every evaluation.</summary>
        internal ReadOnlySpan<Rule> Span => _arguments.AsSpan();

        public bool Equals(Apply? other) => other is not null && Operation == other.Operation && Span.SequenceEqual(other.Span);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(Operation);
            foreach (var argument in Span)
                hash.Add(argument);
            return hash.ToHashCode();
        }

        private protected override IEnumerable<Code> Named() => _arguments.SelectMany(argument => argument.Named());
    }
}
