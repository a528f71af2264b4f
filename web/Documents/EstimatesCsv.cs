using System.Globalization;
using CsvHelper;
using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>Estimates as a table: <c>scope,key,respondents,valid,satisfied,rate,se,df,lower,upper,method</c>, rates as unrounded fractions.</summary>
public static class EstimatesCsv
{
    private static readonly string[] _columns = ["scope", "key", "respondents", "valid", "satisfied", "rate", "se", "df", "lower", "upper", "method"];

    /// <summary>What <c>analyze</c> writes: of another index than the satisfied share its value, without the interval, which says nothing of a mean.</summary>
    public static void Write(IEnumerable<EstimateLine> lines, Stream file)
    {
        using var csv = CsvWriter.Create(file, Options(forSpreadsheets: false));
        csv.WriteRecord(_columns);
        foreach (var line in lines)
            csv.WriteRecord(line.Estimate.IsIndexTheRate ? Fields(line) : [.. Fields(line)[..5], Exact(line.Estimate.Index), "", "", "", "", "none"]);
    }

    /// <summary>The same of a campaign, with the name of each scope, its count at each level of the common scale, and how many responses are left out of all of it by decision.</summary>
    public static byte[] Write(Analytics.Results results, string language)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Options(forSpreadsheets: true)))
        {
            var levels = results.Overall.Levels;
            csv.WriteRecord([.. _columns, "name", .. levels.Select(level => "level" + Whole(level.Level.Value)), "excluded"]);
            foreach (var line in results.Lines())
                csv.WriteRecord([.. Fields(line), line.Estimate.Scope.Name.In(language), .. Enumerable.Range(0, levels.Count).Select(i => i < line.Estimate.Levels.Count ? Whole(line.Estimate.Levels[i].Count) : ""), Whole(results.Excluded)]);
        }

        return file.ToArray();
    }

    private static string[] Fields(EstimateLine line)
    {
        var (estimate, counts) = (line.Estimate, line.Estimate.Counts);
        return
        [
            line.Scope, line.Key, Whole(estimate.Respondents), Whole(counts.Valid), Whole(counts.Satisfied), Exact(counts.Rate), Exact(estimate.StandardError),
            "", // no degrees of freedom: the interval is not Student's
            Exact(estimate.Interval?.Lower), Exact(estimate.Interval?.Upper), estimate.Method,
        ];
    }

    private static string Whole(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Exact(double? figure) => figure?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <param name="forSpreadsheets">Excel takes a file for UTF-8 by its first bytes only, and would run a name that begins with '='.</param>
    private static CsvWriterOptions Options(bool forSpreadsheets) => CsvWriterOptions.Default with
    {
        NewLine = "\n",
        WriteByteOrderMark = forSpreadsheets,
        Injection = forSpreadsheets ? CsvInjection.Escape : CsvInjection.None,
    };
}
