using System.Globalization;
using CsvHelper;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Estimates as a table: <c>scope,key,respondents,valid,satisfied,rate,se,df,lower,upper,method</c>, rates as unrounded fractions.</summary>
public static class EstimatesCsv
{
    private static readonly string[] _columns = ["scope", "key", "respondents", "valid", "satisfied", "rate", "se", "df", "lower", "upper", "method"];
    private static readonly string[] _designColumns = ["deff", "effective_n"];

    /// <summary>Every column that a campaign's file may have, in its order; <c>level</c> stands for one column a level.</summary>
    public static IReadOnlyList<string> Described { get; } = [.. _columns, "name", "level", "excluded", .. _designColumns, "outside"];

    /// <summary>
    /// What <c>analyze</c> writes. Of a designed sample with two columns more, <c>deff,effective_n</c>; of open collection without the
    /// interval of another index than the satisfied share, which Wilson's formula says nothing of.
    /// </summary>
    public static void Write(Microdata microdata, Stream file)
    {
        using var csv = CsvWriter.Create(file, CsvWriterOptions.Default with { NewLine = "\n" });
        csv.WriteRecord(microdata.Design is null ? _columns : [.. _columns, .. _designColumns]);
        foreach (var line in microdata.Lines)
            csv.WriteRecord(microdata.Design is null ? OfOpenCollection(line) : [.. Fields(line, line.Estimate.Index), .. OfDesign(line.Estimate)]);
    }

    /// <summary>
    /// The same of a campaign, with the name of each scope, its count at each level of the common scale, and how many responses are left out of
    /// all of it by decision; of a designed sample also how many are, because their point was not drawn.
    /// </summary>
    public static byte[] Write(Analytics.Results results, string language)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Spreadsheets.Csv))
        {
            var levels = results.Overall.Levels;
            csv.WriteRecord([.. _columns, "name", .. levels.Select(level => "level" + Whole(level.Level.Value)), "excluded", .. results.Sample is null ? [] : (string[])[.. _designColumns, "outside"]]);
            foreach (var line in results.Lines())
                csv.WriteRecord([.. Fields(line, line.Estimate.Rate), line.Estimate.Scope.Name.In(language), .. Enumerable.Range(0, levels.Count).Select(i => i < line.Estimate.Levels.Count ? Whole(line.Estimate.Levels[i].Count) : ""), Whole(results.Excluded), .. results.Sample is { } sample ? (string[])[.. OfDesign(line.Estimate), Whole(sample.Outside)] : []]);
        }

        return file.ToArray();
    }

    private static string[] OfOpenCollection(EstimateLine line) =>
        line.Estimate.IsIndexTheRate ? Fields(line, line.Estimate.Counts.Rate) : [.. Fields(line, line.Estimate.Index)[..6], "", "", "", "", SampleInterval.None];

    private static string[] OfDesign(Estimate estimate) => [Exact(estimate.DesignEffect), Exact(estimate.EffectiveSize)];

    /// <param name="figure">The rate, or another index.</param>
    private static string[] Fields(EstimateLine line, double? figure)
    {
        var (estimate, counts) = (line.Estimate, line.Estimate.Counts);
        return
        [
            line.Scope, line.Key, Whole(estimate.Respondents), Whole(counts.Valid), Whole(counts.Satisfied), Exact(figure), Exact(estimate.StandardError),
            estimate.DegreesOfFreedom is { } df ? Whole(df) : "", // Wilson's interval is not Student's
            Exact(estimate.Interval?.Lower), Exact(estimate.Interval?.Upper), estimate.Method,
        ];
    }

    private static string Whole(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Exact(double? figure) => figure?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
