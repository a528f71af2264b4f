using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace SurveyHub.Engine;

/// <summary>Targets as a spreadsheet keeps them: <c>source,article,scope,index,filter,op,percent,due,quote</c>.</summary>
public static partial class TargetFile
{
    internal const string Source = "source";
    internal const string Article = "article";
    internal const string Scope = "scope";
    internal const string Index = "index";
    internal const string Filter = "filter";
    internal const string Operator = "op";
    internal const string Percent = "percent";
    internal const string Due = "due";
    internal const string Quote = "quote";

    /// <summary>The targets of the founding plans, with the sentences they were set in.</summary>
    public static IReadOnlyList<Target> FoundingPlans()
    {
        using var reader = Embedded.Open("Targets/targets.csv");
        return Read(reader);
    }

    /// <exception cref="FormatException">A row cannot be understood; the message says which and why.</exception>
    public static IReadOnlyList<Target> Read(TextReader reader)
    {
        using var csv = CsvReader.Create(reader, CsvReaderOptions.Default with { Separator = ',' });
        var targets = new List<Target>();
        while (csv.Read())
        {
            targets.Add(new(
                Number: targets.Count + 1,
                csv.GetString(Source),
                csv.GetString(Article),
                csv.GetString(Scope),
                Code.Of(csv.GetString(Index)),
                ReadFilter(csv.GetString(Filter)),
                ReadDemand(csv.GetString(Operator), csv.GetString(Percent)),
                csv.Parse<int>(Due),
                csv.GetString(Quote)));
        }

        return targets;
    }

    /// <summary>Targets of a province's own.</summary>
    /// <param name="first">The number that the first of them gets.</param>
    /// <returns>Or every problem, each with its line and column.</returns>
    public static Outcome<List<Target>> Read(ResponseFile file, int first)
    {
        var problems = file.Check([Source, Article, Scope, Index, Filter, Operator, Percent, Due, Quote]);
        if (problems.Count > 0)
            return problems;

        var targets = new List<Target>();
        foreach (var (_, row) in file.Read(cells => Text(cells).Parse(first + targets.Count)))
        {
            problems.AddRange(row.Problems);
            if (row.Value is { } target)
                targets.Add(target);
        }

        return problems.Count > 0 ? problems : targets;
    }

    internal static Demand? ReadDemand(string? op, string? percent) =>
        TryReadDemand(op, percent, out var demand) ? demand : throw new FormatException($"'{op} {percent}' is no demand: write > or >= and a number.");

    /// <param name="demand">Null where the plan sets no number.</param>
    internal static bool TryReadDemand(string? op, string? percent, out Demand? demand)
    {
        demand = op is ">" or ">=" && decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 100 && number.Scale <= 6
            ? new(number, OrEqual: op == ">=")
            : null;
        return demand is not null || (string.IsNullOrEmpty(op) && string.IsNullOrEmpty(percent));
    }

    /// <summary>As the column has it; empty for all answers.</summary>
    public static string Write(TargetFilter? filter) => filter is null ? "" : $"{Words.Write(filter.Dimension)} in ({string.Join(", ", filter.Members)})";

    /// <param name="filter">Null where it is about all answers.</param>
    internal static bool TryReadFilter(string? text, out TargetFilter? filter)
    {
        filter = null;
        if (string.IsNullOrEmpty(text))
            return true;
        var match = FilterPattern().Match(text);
        List<Code?> members = [.. match.Groups["members"].Value.Split(',').Select(Code.Parse)];
        if (match.Success && Words.Read<TargetDimension>(match.Groups["dimension"].Value) is { } dimension && !members.Contains(null))
            filter = new(dimension, [.. members.OfType<Code>().Distinct()]);
        return filter is not null;
    }

    private static TargetFilter? ReadFilter(string text) =>
        TryReadFilter(text, out var filter) ? filter : throw new FormatException($"'{text}' is no filter: write 'field in (a, b)' or 'sector in (a, b)'.");

    private static TargetText Text(Dictionary<string, string> cells) =>
        new(cells[Source], cells[Article], cells[Scope], cells[Index], cells[Filter], cells[Operator], cells[Percent], cells[Due], cells[Quote]);

    [GeneratedRegex(@"^(?<dimension>[a-z]+) in \((?<members>[^()]+)\)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilterPattern();
}
