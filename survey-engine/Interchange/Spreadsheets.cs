using CsvHelper;

namespace SurveyHub.Engine;

/// <summary>CSV that somebody opens in a spreadsheet.</summary>
public static class Spreadsheets
{
    /// <remarks>Excel takes a file for UTF-8 by its first bytes only, and would run a cell that begins with '='.</remarks>
    public static CsvWriterOptions Csv { get; } = CsvWriterOptions.Default with { NewLine = "\n", WriteByteOrderMark = true, Injection = CsvInjection.Escape };
}
