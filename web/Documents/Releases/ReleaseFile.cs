using System.IO.Compression;
using CsvHelper;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A campaign's responses as a file: a .zip of CSV, codebook, R and SPSS, or a workbook. Row by row, in constant memory.</summary>
public static class ReleaseFile
{
    /// <remarks>Codes and numbers only, which no spreadsheet runs; as files are imported and analyzed.</remarks>
    private static readonly CsvWriterOptions _csv = CsvWriterOptions.Default with { NewLine = "\n" };

    public static string NameOf(Export export) => $"{export.Campaign}-data.{(export.Format == ExportFormat.Csv ? "zip" : "xlsx")}";

    public static string TypeOf(ExportFormat format) => format == ExportFormat.Csv ? "application/zip" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void WriteZip(IEnumerable<string[]> rows, ReleaseBook book, Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        using (var csv = CsvWriter.Create(archive.CreateEntry(ReleaseScripts.File, CompressionLevel.Fastest).Open(), _csv))
        {
            csv.WriteRecord([.. book.Entries.Select(entry => entry.Column.Name)]);
            foreach (var row in rows)
                csv.WriteRecord(row);
        }

        using (var csv = CsvWriter.Create(archive.CreateEntry("codebook.csv").Open(), Spreadsheets.Csv))
        {
            csv.WriteRecord(ReleaseBook.Heads);
            foreach (var line in book.Lines())
                csv.WriteRecord(line);
        }

        Write("labels.R", ReleaseScripts.R(book));
        Write("labels.sps", ReleaseScripts.Spss(book));
        Write("README.txt", string.Join("\n\n", book.Text) + "\n");

        void Write(string name, string words)
        {
            using var text = new StreamWriter(archive.CreateEntry(name).Open());
            text.Write(words);
        }
    }

    public static void WriteWorkbook(IEnumerable<string[]> rows, ReleaseBook book, Texts t, Stream file)
    {
        using var workbook = new WorkbookWriter(file);
        using (var sheet = workbook.Begin(t["data.sheet-about"], [110]))
        {
            foreach (var line in book.Text)
                sheet.Write(Cell.OfWords(line));
        }

        using (var sheet = workbook.Begin(t["data.sheet-rows"], [.. book.Entries.Select(entry => Math.Clamp(entry.Column.Name.Length + 3.0, entry.Column.Kind == ReleaseKind.Code ? 16 : 9, 30))]))
        {
            bool[] numbers = [.. book.Entries.Select(entry => ReleaseScripts.IsNumber(entry.Column))];
            var cells = new Cell[numbers.Length];
            sheet.Write([.. book.Entries.Select(entry => Cell.OfWords(entry.Column.Name))]);
            foreach (var row in rows)
            {
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = row[i].Length == 0 ? default : new(numbers[i] && row[i] != ReleaseColumn.GivenWay ? CellKind.Number : CellKind.Text, row[i]);
                sheet.Write(cells);
            }
        }

        using (var sheet = workbook.Begin(t["data.sheet-codebook"], [20, 60, 10, 24, 50]))
        {
            foreach (var line in book.Lines().Prepend(ReleaseBook.Heads))
                sheet.Write([.. line.Select(words => words.Length == 0 ? default : Cell.OfWords(words))]);
        }
    }
}
