using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

/// <summary>Any rule there can be, and any answers, over the items of the vectors; the same for the same seed.</summary>
public sealed class RandomRules(int seed)
{
    private static readonly RuleOperation[] _operations = Enum.GetValues<RuleOperation>();

    private static readonly string[] _texts =
        ["a", "An", "l'Hôpital", "''", "Tiếng Việt", "Tie\u0302\u0301ng Vie\u0323\u0302t", "👍🏽", "{}", "male", "tv", "na", "2", " ", "\n", "2026-04-06", "\u0000", "\ud83d", "\"\\"];

    private static readonly double[] _numbers = [0, 1, 2, 3, 5, 10, 0.1, 0.25, 2.5, 0.00000000000001, 999999999999999, 12345.6789];

    private static readonly double[] _answers = [.. _numbers, -1, -0.0, -2.5, 1e200, -1e200, 5e-324, 1.7e308, 0.30000000000000004];

    private static readonly DateOnly[] _days = [new(2026, 4, 6), new(2024, 2, 29), new(2025, 2, 28), new(1999, 12, 31), DateOnly.MinValue, DateOnly.MaxValue, new(2000, 1, 1)];

    private static readonly Dictionary<RuleOperation, RuleType?> _results =
        _operations.ToDictionary(operation => operation, operation => RuleTypes.Of(Sample.Must(RuleParser.Parse(Example(operation))), RuleVectors.Items));

    private readonly Random _random = new(seed);

    public static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue).ToArbitrary();

    /// <summary>Whatever can be written, its types fitting or not.</summary>
    public Rule Any(int depth = 5)
    {
        if (depth <= 1 || _random.Next(5) == 0)
            return _random.Next(2) == 0 ? Literal(Pick(RuleType.Boolean, RuleType.Number, RuleType.Text, RuleType.Date)) : Item();

        var operation = Pick(_operations);
        return operation switch
        {
            RuleOperation.Answered or RuleOperation.Count => new Rule.Apply(operation, Item()),
            RuleOperation.Selected => new Rule.Apply(operation, Item(), new Rule.Literal(RuleValue.Of(Pick("male", "tv", "web", "2", "na")))),
            _ => new Rule.Apply(operation, Arguments(operation, () => Any(depth - 1))),
        };
    }

    /// <summary>A rule that comes to that type, with all types in it fitting.</summary>
    public Rule Of(RuleType type, int depth = 5)
    {
        var candidates = depth <= 1 ? [] : _operations.Where(operation => _results[operation] == type).ToArray();
        if (candidates.Length == 0 || _random.Next(5) == 0)
            return type is RuleType.Choice or RuleType.Choices || _random.Next(2) == 0 ? Item(type) : Literal(type);

        var call = Pick(candidates);
        switch (call)
        {
            case RuleOperation.Answered:
                return new Rule.Apply(call, Item());
            case RuleOperation.Count:
                return new Rule.Apply(call, Item(RuleType.Choices));
            case RuleOperation.Selected:
                var item = Item(Pick(RuleType.Choice, RuleType.Choices));
                return new Rule.Apply(call, item, new Rule.Literal(RuleValue.Of(Pick([.. RuleVectors.Items[item.Code].Options]).Code.Value)));
            default:
                var wanted = Wanted(call);
                return new Rule.Apply(call, Arguments(call, () => Of(wanted, depth - 1)));
        }
    }

    /// <param name="mayMismatch">Whether an item may be answered with a value of a type that is not its own.</param>
    public Dictionary<Code, RuleValue> Answers(bool mayMismatch) => RuleVectors.Items
        .Where(_ => _random.Next(4) > 0)
        .ToDictionary(item => item.Key, item => Answer(mayMismatch && _random.Next(3) == 0 ? Pick([.. RuleVectors.Items.Values]) : item.Value));

    public static Func<Code, RuleValue> Lookup(Dictionary<Code, RuleValue> answers) => item => answers.GetValueOrDefault(item);

    private RuleValue Answer(RuleItem item) => item.Type switch
    {
        RuleType.Boolean => RuleValue.Of(_random.Next(2) == 0),
        RuleType.Number => RuleValue.Of(Pick(_answers)),
        RuleType.Text => RuleValue.Of(Pick(_texts)),
        RuleType.Date => RuleValue.Of(Pick(_days)),
        RuleType.Choice => Pick([.. item.Options]) is var option ? RuleValue.Option(option.Code, option.Level) : default,
        RuleType.Choices => RuleValue.Options(item.Options.Where(_ => _random.Next(2) == 0).Select(option => option.Code)),
    };

    private static string Example(RuleOperation operation) => operation switch
    {
        RuleOperation.Today => "today()",
        RuleOperation.Selected => "selected(gender, 'male')",
        RuleOperation.Not => "not agrees",
        RuleOperation.Negate => "-age",
        RuleOperation.In => "age in (1)",
        RuleOperation.Answered or RuleOperation.Count or RuleOperation.Year or RuleOperation.Month or RuleOperation.Day => $"{operation.Word()}(age)",
        RuleOperation.Min or RuleOperation.Max or RuleOperation.DaysBetween or RuleOperation.YearsBetween => $"{operation.Word()}(age, fee)",
        _ => $"age {operation.Word()} fee",
    };

    private RuleType Wanted(RuleOperation operation) => operation switch
    {
        RuleOperation.Or or RuleOperation.And or RuleOperation.Not => RuleType.Boolean,
        RuleOperation.Equal or RuleOperation.NotEqual or RuleOperation.In => Pick(RuleType.Boolean, RuleType.Number, RuleType.Text, RuleType.Date),
        RuleOperation.Less or RuleOperation.LessOrEqual or RuleOperation.Greater or RuleOperation.GreaterOrEqual => Pick(RuleType.Number, RuleType.Date),
        RuleOperation.Year or RuleOperation.Month or RuleOperation.Day or RuleOperation.DaysBetween or RuleOperation.YearsBetween => RuleType.Date,
        _ => RuleType.Number,
    };

    private List<Rule> Arguments(RuleOperation operation, Func<Rule> next)
    {
        var (fewest, most) = operation.Arity();
        return [.. Enumerable.Range(0, most ?? _random.Next(fewest, 5)).Select(_ => next())];
    }

    private Rule.Literal Literal(RuleType type) => new(type switch
    {
        RuleType.Boolean => RuleValue.Of(_random.Next(2) == 0),
        RuleType.Number => RuleValue.Of(_random.Next(2) == 0 ? Pick(_numbers) : (double)_random.Next(1_000_000) / 1000),
        RuleType.Text => RuleValue.Of(Pick(_texts)),
        _ => RuleValue.Of(Pick(_days)),
    });

    private Rule.Item Item() => new(Pick([.. RuleVectors.Items.Keys]));

    private Rule.Item Item(RuleType type) => new(Pick([.. RuleVectors.Items.Where(item => item.Value.Type == type).Select(item => item.Key)]));

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
