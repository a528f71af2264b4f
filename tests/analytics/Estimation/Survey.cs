using System.Globalization;

namespace SurveyHub.Tests;

/// <summary>The synthetic sample surveys under <c>fixtures/statistics</c>, and what R computes from them.</summary>
internal static class Survey
{
    public static readonly IReadOnlyList<string> Folders = ["statistics", "statistics/lonely-psu"];

    public static IndexStructure Structure { get; } = new(Templates.Find("one-stop-counter")!);

    public static Analysis Analysis { get; } = new(Structure, ["field", "stratum", "gender"]) { Columns = new("stratum", "psu", "weight", "fpc") };

    public static Microdata Analyze(Analysis analysis, string path) => Sample.Must(Microdata.Analyze(analysis, Sample.Must(ResponseFile.Open(path)), default));

    public static IReadOnlyList<Margin> Margins(string folder) => Sample.Must(MarginFile.Read(Sample.Must(ResponseFile.Open(Fixtures.PathOf($"{folder}/raking-margins.csv")))));

    /// <summary>The lines of a file of expected figures, each cell by its column.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Expected(string folder, string name)
    {
        var lines = File.ReadLines(Fixtures.PathOf($"{folder}/{name}.csv")).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    public static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    /// <summary>Within 1e-6 of R's figure, relative to it.</summary>
    public static void AssertAgrees(string expected, double? found, double tolerance = 1e-6) =>
        Assert.True(Math.Abs((found!.Value / Number(expected)) - 1) <= tolerance, string.Create(CultureInfo.InvariantCulture, $"{found} is not R's {expected}"));

    /// <summary>A file of the columns s, p, w, n (stratum, PSU, weight, PSUs of the stratum), g and the items c24 and c39 of the sample questionnaire.</summary>
    public static Outcome<Microdata> Analyze(string rows, IntervalMethod? interval = null, IReadOnlyList<Margin>? margins = null, DesignColumns? columns = null)
    {
        using var file = new TempFile("s,p,w,n,g,c24,c39\n" + rows.Replace(' ', '\n'));
        return Microdata.Analyze(
            new(new(Sample.Version()), By: ["g"]) { Columns = columns ?? new("s", "p", "w", "n"), Interval = interval, Margins = margins ?? [] },
            Sample.Must(ResponseFile.Open(file.Path)), default);
    }

    public static Estimate Of(this Microdata microdata, string scope, string key) => microdata.Lines.Single(line => (line.Scope, line.Key) == (scope, key)).Estimate;
}
