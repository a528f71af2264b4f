namespace SurveyHub.Engine;

/// <summary>What a rule comes to for the answers of one response; <c>web/wwwroot/rules.js</c> does the same in the browser.</summary>
/// <remarks>
/// <para>It never throws. Whatever cannot be computed is missing: an item without an answer, a division by zero, a result too
/// large for a double, arguments of types that do not fit (which <see cref="RuleTypes"/> would have refused).</para>
/// <para>Missing spreads: a comparison or computation with a missing argument is missing. <c>and</c> and <c>or</c> follow
/// Kleene: one false argument makes <c>and</c> false, one true argument makes <c>or</c> true, whatever is missing beside it.
/// <c>x in (a, b)</c> is <c>x = a or x = b</c>. <c>answered</c>, <c>selected</c> and <c>count</c> are never missing.</para>
/// </remarks>
public static class RuleEvaluator
{
    /// <summary>For what is shown or required: missing counts as no.</summary>
    public static bool Holds(Rule rule, Func<Code, RuleValue> answers, DateOnly today) => Evaluate(rule, answers, today).Truth == true;

    /// <summary>For what is valid: missing counts as yes, because an answer that is not there breaks no rule about it.</summary>
    public static bool Permits(Rule rule, Func<Code, RuleValue> answers, DateOnly today) => Evaluate(rule, answers, today).Truth != false;

    /// <param name="answers">The answer to an item; missing where it is unanswered, hidden or unknown.</param>
    /// <param name="today">The civil day in Viet Nam.</param>
    public static RuleValue Evaluate(Rule rule, Func<Code, RuleValue> answers, DateOnly today) => rule switch
    {
        Rule.Literal literal => literal.Value,
        Rule.Item item => answers(item.Code),
        _ => new Evaluation(answers, today).Of((Rule.Apply)rule),
    };

    private readonly struct Evaluation(Func<Code, RuleValue> answers, DateOnly today)
    {
        public RuleValue Of(Rule.Apply call)
        {
            var arguments = call.Span;
            return call.Operation switch
            {
                RuleOperation.Or => Junction(arguments, decisive: true),
                RuleOperation.And => Junction(arguments, decisive: false),
                RuleOperation.Not => RuleValue.Of(!Of(arguments[0]).Truth),
                RuleOperation.Equal => RuleValue.Of(Same(Of(arguments[0]), Of(arguments[1]))),
                RuleOperation.NotEqual => RuleValue.Of(!Same(Of(arguments[0]), Of(arguments[1]))),
                RuleOperation.Less => Ordered(arguments, static order => order < 0),
                RuleOperation.LessOrEqual => Ordered(arguments, static order => order <= 0),
                RuleOperation.Greater => Ordered(arguments, static order => order > 0),
                RuleOperation.GreaterOrEqual => Ordered(arguments, static order => order >= 0),
                RuleOperation.In => In(arguments),
                RuleOperation.Add => RuleValue.Of(Number(arguments[0]) + Number(arguments[1])),
                RuleOperation.Subtract => RuleValue.Of(Number(arguments[0]) - Number(arguments[1])),
                RuleOperation.Multiply => RuleValue.Of(Number(arguments[0]) * Number(arguments[1])),
                RuleOperation.Divide => RuleValue.Of(Number(arguments[0]) / Number(arguments[1])), // by zero: not finite, so missing
                RuleOperation.Negate => RuleValue.Of(-Number(arguments[0])),
                RuleOperation.Answered => RuleValue.Of(Of(arguments[0]).Type is not null),
                RuleOperation.Selected => RuleValue.Of(Of(arguments[0]).Has(((Rule.Literal)arguments[1]).Value.Words!)),
                RuleOperation.Count => RuleValue.Of((double)Of(arguments[0]).Count),
                RuleOperation.Min => Extreme(arguments, Math.Min),
                RuleOperation.Max => Extreme(arguments, Math.Max),
                RuleOperation.Today => RuleValue.Of(today),
                RuleOperation.Year => RuleValue.Of((double?)Of(arguments[0]).Date?.Year),
                RuleOperation.Month => RuleValue.Of((double?)Of(arguments[0]).Date?.Month),
                RuleOperation.Day => RuleValue.Of((double?)Of(arguments[0]).Date?.Day),
                RuleOperation.DaysBetween => RuleValue.Of((double?)(Of(arguments[1]).Date?.DayNumber - Of(arguments[0]).Date?.DayNumber)),
                RuleOperation.YearsBetween => RuleValue.Of(YearsBetween(Of(arguments[0]).Date, Of(arguments[1]).Date)),
            };
        }

        private RuleValue Of(Rule rule) => rule switch
        {
            Rule.Literal literal => literal.Value,
            Rule.Item item => answers(item.Code),
            _ => Of((Rule.Apply)rule),
        };

        private double? Number(Rule rule) => Of(rule).Number;

        /// <param name="decisive">The truth of one argument that settles it.</param>
        private RuleValue Junction(ReadOnlySpan<Rule> arguments, bool decisive)
        {
            var isKnown = true;
            foreach (var argument in arguments)
            {
                var truth = Of(argument).Truth;
                if (truth == decisive)
                    return RuleValue.Of(decisive);
                isKnown &= truth is not null;
            }

            return isKnown ? RuleValue.Of(!decisive) : RuleValue.Missing;
        }

        private RuleValue In(ReadOnlySpan<Rule> arguments)
        {
            var (value, isKnown) = (Of(arguments[0]), true);
            foreach (var element in arguments[1..])
            {
                var same = Same(value, Of(element));
                if (same == true)
                    return RuleValue.Of(true);
                isKnown &= same is not null;
            }

            return isKnown ? RuleValue.Of(false) : RuleValue.Missing;
        }

        private RuleValue Extreme(ReadOnlySpan<Rule> arguments, Func<double, double, double> better)
        {
            var best = Number(arguments[0]);
            foreach (var argument in arguments[1..])
                best = best is { } a && Number(argument) is { } b ? better(a, b) : null;
            return RuleValue.Of(best);
        }

        /// <summary>Two numbers or two dates compared; missing for all else.</summary>
        /// <param name="isTrue">Of less than 0, 0 or more than 0, as the left one comes before, with or after the right one.</param>
        private RuleValue Ordered(ReadOnlySpan<Rule> arguments, Func<int, bool> isTrue)
        {
            var (left, right) = (Of(arguments[0]), Of(arguments[1]));
            if (left.Number is { } a && right.Number is { } b)
                return RuleValue.Of(isTrue(a.CompareTo(b)));
            return left.Date is { } from && right.Date is { } to ? RuleValue.Of(isTrue(from.CompareTo(to))) : RuleValue.Missing;
        }

        /// <summary>Options by their codes, an option and a number by the option's level; null when one is missing or they cannot be compared.</summary>
        private static bool? Same(in RuleValue left, in RuleValue right)
        {
            if (left.Words is { } a && right.Words is { } b)
                return string.Equals(a, b, StringComparison.Ordinal);
            if (left.Number is { } x && right.Number is { } y)
                return x == y;
            if (left.Date is { } from && right.Date is { } to)
                return from == to;
            return left.Truth is { } p && right.Truth is { } q ? p == q : null;
        }

        /// <summary>Whole years that have passed: who was born on 29 February is a year older on 1 March. Negative when <paramref name="to"/> comes first.</summary>
        private static double? YearsBetween(DateOnly? from, DateOnly? to)
        {
            if (from is not { } a || to is not { } b)
                return null;
            if (b < a)
                return -YearsBetween(b, a);
            return b.Year - a.Year - ((b.Month, b.Day).CompareTo((a.Month, a.Day)) < 0 ? 1 : 0);
        }
    }
}
