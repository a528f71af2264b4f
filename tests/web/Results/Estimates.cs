using CsvHelper;

namespace SurveyHub.Tests;

/// <summary>A table of estimates as a program that reads it finds it: each line by scope and key, each cell by its column.</summary>
public sealed class Estimates
{
    private readonly Dictionary<(string Scope, string Key), IReadOnlyDictionary<string, string>> _lines = [];

    public int Count => _lines.Count;

    public IEnumerable<(string Scope, string Key)> Keys => _lines.Keys;

    public IReadOnlyDictionary<string, string> this[string scope, string key] => _lines[(scope, key)];

    public static Estimates Parse(string csv)
    {
        var estimates = new Estimates();
        using var reader = CsvReader.Create(new StringReader(csv.TrimStart('\uFEFF')), CsvReaderOptions.Default with { Separator = ',' });
        while (reader.Read())
        {
            var line = reader.Headers.ToArray().ToDictionary(column => column, column => reader.GetString(column));
            estimates._lines.Add((line["scope"], line["key"]), line);
        }

        return estimates;
    }
}
