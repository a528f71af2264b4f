using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>Published values as a spreadsheet keeps them: <c>year,indicator,scope,value,note</c>, the value in per cent.</summary>
public static class PublishedFile
{
    internal const string Value = "value";
    private const string Year = "year";
    private const string Indicator = "indicator";
    private const string Scope = "scope";
    private const string Note = "note";

    private static readonly (string Column, int Longest, bool MayBeBlank)[] _texts = [(Indicator, 40, false), (Scope, 200, false), (Note, 1000, true)];

    /// <summary>What the Ministry of Home Affairs published from 2015 to 2024, as far as the sources at hand say.</summary>
    internal static List<PublishedValue> Known()
    {
        using var csv = Embedded.OpenCsv("Published/sipas.csv");
        var values = new List<PublishedValue>();
        while (csv.Read())
        {
            var cells = new[] { Year, Indicator, Scope, Value, Note }.ToDictionary(column => column, column => csv.GetString(column), StringComparer.Ordinal);
            values.Add(Read(cells).Value ?? throw new FormatException($"'{cells[Scope]}' of {cells[Year]} is no published value."));
        }

        return values;
    }

    /// <returns>The values, or every problem with its line and column.</returns>
    public static Outcome<List<PublishedValue>> Read(ResponseFile file)
    {
        var problems = file.Check([Year, Indicator, Scope, Value, Note]);
        if (problems.Count > 0)
            return problems;

        var values = new Dictionary<(int, string, string), PublishedValue>();
        foreach (var row in file.Rows())
        {
            Outcome<PublishedValue> read = row.Problem is { } unreadable ? unreadable : Read(file.ByColumn(row));
            problems.AddRange(read.Problems.Select(problem => problem with { Line = row.Line }));
            if (read.Value is not { } value)
                continue;
            var key = (value.Year, value.Indicator, value.Scope);
            if (!values.TryAdd(key, value) && values[key].Percent != value.Percent)
                problems.Add(Problem.PublishedOtherwise(values[key]) with { Line = row.Line });
        }

        return problems.Count > 0 ? problems : values.Values.ToList();
    }

    private static Outcome<PublishedValue> Read(Dictionary<string, string> cells)
    {
        var problems = new List<Problem>();
        if (!int.TryParse(cells[Year], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2999)
            problems.Add(Problem.YearMalformed(Year, cells[Year]));
        if (!decimal.TryParse(cells[Value], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent > 100 || cells[Value].Length > 12)
            problems.Add(Problem.PercentMalformed(Value, cells[Value]));
        problems.AddRange(_texts.Where(text => cells[text.Column].Length > text.Longest || (cells[text.Column].Length == 0 && !text.MayBeBlank))
            .Select(text => Problem.TextUnfitting(text.Column, text.Longest)));
        return problems.Count > 0 ? problems : new PublishedValue(year, cells[Indicator], cells[Scope], percent, cells[Note]);
    }
}
