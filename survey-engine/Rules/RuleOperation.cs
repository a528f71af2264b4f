namespace SurveyHub.Engine;

/// <summary>Everything a rule can do with its arguments; what each means is said in <see cref="RuleEvaluator"/>.</summary>
public enum RuleOperation
{
    Or,
    And,
    Not,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Answered,
    Selected,
    Count,
    Min,
    Max,
    Today,
    Year,
    Month,
    Day,
    DaysBetween,
    YearsBetween,
}

/// <summary>How operations are written and how many arguments they take.</summary>
internal static class RuleOperations
{
    /// <summary>Tighter than every operation: literals, items, calls and parentheses.</summary>
    public const int Tightest = 8;

    private static readonly Dictionary<string, RuleOperation> _byWord = Enum.GetValues<RuleOperation>().ToDictionary(Word);

    /// <summary>The names that may stand before a parenthesis, <c>date</c> among them, which makes a literal.</summary>
    public static IReadOnlyList<string> Functions { get; } = [.. _byWord.Where(pair => pair.Value.IsFunction()).Select(pair => pair.Key), "date"];

    /// <summary>Words that are no item, whatever the questionnaire.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["or", "and", "not", "in", "true", "false"];

    /// <summary>Null when no operation is written so.</summary>
    public static RuleOperation? Find(string word) => _byWord.TryGetValue(word, out var operation) ? operation : null;

    /// <summary>As it stands in the text and in the JSON; only the minus before a single number is called <c>negate</c> in JSON.</summary>
    public static string Word(this RuleOperation operation) => operation switch
    {
        RuleOperation.Or => "or",
        RuleOperation.And => "and",
        RuleOperation.Not => "not",
        RuleOperation.Equal => "=",
        RuleOperation.NotEqual => "!=",
        RuleOperation.Less => "<",
        RuleOperation.LessOrEqual => "<=",
        RuleOperation.Greater => ">",
        RuleOperation.GreaterOrEqual => ">=",
        RuleOperation.In => "in",
        RuleOperation.Add => "+",
        RuleOperation.Subtract => "-",
        RuleOperation.Multiply => "*",
        RuleOperation.Divide => "/",
        RuleOperation.Negate => "negate",
        RuleOperation.Answered => "answered",
        RuleOperation.Selected => "selected",
        RuleOperation.Count => "count",
        RuleOperation.Min => "min",
        RuleOperation.Max => "max",
        RuleOperation.Today => "today",
        RuleOperation.Year => "year",
        RuleOperation.Month => "month",
        RuleOperation.Day => "day",
        RuleOperation.DaysBetween => "days-between",
        RuleOperation.YearsBetween => "years-between",
    };

    public static bool IsFunction(this RuleOperation operation) => operation.Binding() == Tightest;

    public static bool IsComparison(this RuleOperation operation) => operation.Binding() == RuleOperation.Equal.Binding();

    /// <summary>The higher, the tighter: <c>or</c> 1, calls <see cref="Tightest"/>.</summary>
    public static int Binding(this RuleOperation operation) => operation switch
    {
        RuleOperation.Or => 1,
        RuleOperation.And => 2,
        RuleOperation.Not => 3,
        RuleOperation.Equal or RuleOperation.NotEqual or RuleOperation.Less or RuleOperation.LessOrEqual
            or RuleOperation.Greater or RuleOperation.GreaterOrEqual or RuleOperation.In => 4,
        RuleOperation.Add or RuleOperation.Subtract => 5,
        RuleOperation.Multiply or RuleOperation.Divide => 6,
        RuleOperation.Negate => 7,
        RuleOperation.Answered or RuleOperation.Selected or RuleOperation.Count or RuleOperation.Min or RuleOperation.Max
            or RuleOperation.Today or RuleOperation.Year or RuleOperation.Month or RuleOperation.Day
            or RuleOperation.DaysBetween or RuleOperation.YearsBetween => Tightest,
    };

    /// <summary>How many arguments it takes; no most: as many as the text has room for.</summary>
    public static (int Fewest, int? Most) Arity(this RuleOperation operation) => operation switch
    {
        RuleOperation.Today => (0, 0),
        RuleOperation.Not or RuleOperation.Negate or RuleOperation.Answered or RuleOperation.Count
            or RuleOperation.Year or RuleOperation.Month or RuleOperation.Day => (1, 1),
        RuleOperation.Equal or RuleOperation.NotEqual or RuleOperation.Less or RuleOperation.LessOrEqual
            or RuleOperation.Greater or RuleOperation.GreaterOrEqual
            or RuleOperation.Add or RuleOperation.Subtract or RuleOperation.Multiply or RuleOperation.Divide
            or RuleOperation.Selected or RuleOperation.DaysBetween or RuleOperation.YearsBetween => (2, 2),
        RuleOperation.Or or RuleOperation.And or RuleOperation.In or RuleOperation.Min or RuleOperation.Max => (2, null),
    };
}
