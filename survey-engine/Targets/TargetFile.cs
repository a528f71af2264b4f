using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace SurveyHub.Engine;

/// <summary>Targets as a spreadsheet keeps them: <c>source,article,scope,index,filter,op,percent,due,quote</c>.</summary>
public static partial class TargetFile
{
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
                csv.GetString("source"),
                csv.GetString("article"),
                csv.GetString("scope"),
                Code.Of(csv.GetString("index")),
                ReadFilter(csv.GetString("filter")),
                ReadDemand(csv.GetString("op"), csv.GetString("percent")),
                csv.Parse<int>("due"),
                csv.GetString("quote")));
        }

        return targets;
    }

    internal static Demand? ReadDemand(string? op, string? percent) => (op, percent) switch
    {
        (null or "", null or "") => null,
        (">" or ">=", { } number) => new(decimal.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), OrEqual: op == ">="),
        _ => throw new FormatException($"'{op} {percent}' is no demand: write > or >= and a number."),
    };

    private static TargetFilter? ReadFilter(string filter)
    {
        if (filter.Length == 0)
            return null;
        var match = FilterPattern().Match(filter);
        return match.Success && Words.Read<TargetDimension>(match.Groups["dimension"].Value) is { } dimension
            ? new(dimension, [.. match.Groups["members"].Value.Split(',').Select(Code.Of)])
            : throw new FormatException($"'{filter}' is no filter: write 'field in (a, b)' or 'sector in (a, b)'.");
    }

    [GeneratedRegex(@"^(?<dimension>[a-z]+) in \((?<members>[^()]+)\)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilterPattern();
}
