namespace SurveyHub.Engine;

/// <summary>What every part of a document is made of: codes and texts, and the problems found on the way.</summary>
internal sealed class DocumentParts
{
    /// <summary>Stands for a code that was refused, so that reading can go on.</summary>
    private static readonly Code _refused = Engine.Code.Of("refused");

    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public static bool WasRefused(Code code) => ReferenceEquals(code, _refused);

    public void Refuse(Problem problem) => _problems.Add(problem);

    /// <summary>Gives the problems of a rule their place, and says so where it names an item that comes later.</summary>
    /// <param name="items">The codes of all items.</param>
    public void Refuse(IEnumerable<Problem> ofRule, string path, IReadOnlySet<string> items)
    {
        foreach (var problem in ofRule)
            Refuse(problem.Rule == "rule-item-unknown" && items.Contains(problem.Value!) ? Problem.RuleItemLater(path, problem) : problem with { Place = path });
    }

    public Code Code(string code, string path)
    {
        if (Engine.Code.Parse(code) is { } parsed && parsed.Value == code)
            return parsed;
        Refuse(Problem.CodeMalformed(path, code));
        return _refused;
    }

    public Text Text(Dictionary<string, string> text, string path)
    {
        if (!string.IsNullOrWhiteSpace(text.GetValueOrDefault("vi")))
            return new(text);
        Refuse(Problem.TextMissing($"{path}.vi"));
        return new(new Dictionary<string, string> { ["vi"] = "?" });
    }

    public void CheckUnique(IEnumerable<Option> options, string path)
    {
        foreach (var repeated in options.Where(option => !WasRefused(option.Code)).GroupBy(option => option.Code).Where(group => group.Count() > 1))
            Refuse(Problem.CodeRepeated(path, repeated.Key.Value));
    }
}

internal static class DocumentLists
{
    /// <summary>Reads each element with its own JSON path.</summary>
    public static List<TOut> Each<TIn, TOut>(this IReadOnlyList<TIn> list, string path, Func<TIn, string, TOut> read) =>
        [.. list.Select((element, i) => read(element, $"{path}[{i}]"))];
}
