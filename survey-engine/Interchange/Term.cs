namespace SurveyHub.Engine;

/// <summary>An expression of another program, before it is known what its names mean.</summary>
internal abstract record Term
{
    public sealed record Name(string Text) : Term;

    public sealed record Words(string Text) : Term;

    public sealed record Amount(double Value) : Term;

    public sealed record Truth(bool Value) : Term;

    public sealed record Many(IReadOnlyList<Term> Elements) : Term;

    /// <param name="Operation">An operator in one spelling for all languages (<c>and</c>, <c>=</c>, <c>contains</c>), or a function's name with <c>()</c>.</param>
    public sealed record Call(string Operation, IReadOnlyList<Term> Arguments) : Term;
}

/// <summary>How another program writes expressions.</summary>
/// <param name="Operators">Words and signs that mean an operator, in lower case.</param>
/// <param name="HasBareNames">Whether a word alone is a question's name, as in LimeSurvey.</param>
/// <param name="HasHyphens">Whether a word may hold a hyphen, as XPath's function names do.</param>
internal sealed record TermLanguage(IReadOnlyDictionary<string, string> Operators, bool HasBareNames, bool HasHyphens)
{
    private static readonly Dictionary<string, string> _common = new()
    {
        ["and"] = "and",
        ["or"] = "or",
        ["not"] = "not",
        ["="] = "=",
        ["!="] = "!=",
        ["<"] = "<",
        ["<="] = "<=",
        [">"] = ">",
        [">="] = ">=",
        ["+"] = "+",
        ["-"] = "-",
        ["*"] = "*",
        ["/"] = "/",
    };

    public static TermLanguage SurveyJs { get; } = new(
        With(("&&", "and"), ("||", "or"), ("!", "not"), ("negate", "not"), ("==", "="), ("<>", "!="), ("equal", "="), ("notequal", "!="), ("less", "<"), ("lessorequal", "<="),
            ("greater", ">"), ("greaterorequal", ">="), ("contains", "contains"), ("contain", "contains"), ("*=", "contains"), ("notcontains", "notcontains"), ("notcontain", "notcontains"),
            ("anyof", "anyof"), ("allof", "allof"), ("noneof", "noneof"), ("empty", "empty"), ("notempty", "notempty")),
        HasBareNames: false, HasHyphens: false);

    public static TermLanguage XPath { get; } = new(With(("div", "/"), ("mod", "mod")), HasBareNames: false, HasHyphens: true);

    public static TermLanguage ExpressionScript { get; } = new(
        With(("&&", "and"), ("||", "or"), ("!", "not"), ("==", "="), ("eq", "="), ("ne", "!="), ("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">=")),
        HasBareNames: true, HasHyphens: false);

    /// <summary>The higher, the tighter; 0 where the operator does not stand between two terms.</summary>
    public static int Binding(string operation) => operation switch
    {
        "or" => 1,
        "and" => 2,
        "=" or "!=" or "<" or "<=" or ">" or ">=" or "contains" or "notcontains" or "anyof" or "allof" or "noneof" => 4,
        "+" or "-" => 5,
        "*" or "/" or "mod" => 6,
        _ => 0,
    };

    private static Dictionary<string, string> With(params (string Written, string Operation)[] more)
    {
        var all = new Dictionary<string, string>(_common);
        foreach (var (written, operation) in more)
            all[written] = operation;
        return all;
    }
}
