using System.Text;
using CsvHelper;

namespace SurveyHub.Engine;

/// <summary>A table as an office sends it, a CSV file or the first sheet of a spreadsheet (.xlsx), as CSV: each row on the line that it has in the file.</summary>
public static class TableText
{
    public static Outcome<string> Read(Stream file)
    {
        if (ForeignFile.Read(file) is not { } bytes)
            return Problem.FileTooLarge();
        using var read = new MemoryStream(bytes);
        return bytes.AsSpan().StartsWith("PK"u8) ? OfSheet(WorkbookReader.Read(read)) : ForeignFile.ReadText(read);
    }

    /// <summary>The same table as a spreadsheet.</summary>
    public static byte[] Write(string sheet, IEnumerable<IReadOnlyList<string>> rows) => WorkbookWriter.Write(new(
        [new(sheet, [.. rows.Select((row, i) => new SheetRow(i + 1, row.Index().Where(cell => cell.Item.Length > 0).ToDictionary(cell => cell.Index, cell => Cell.OfWords(cell.Item))))])]));

    private static Outcome<string> OfSheet(Outcome<Workbook> book)
    {
        if (book.Value is not { } read)
            return book.Problems.ToList();
        if (read.Sheets is not [{ Rows: [{ Number: 1 } head, ..] rows }, ..])
            return Problem.FileEmpty();

        var (columns, line) = (head.Cells.Keys.Max() + 1, 0);
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                for (line++; line < row.Number; line++)
                    csv.WriteRecord([.. Enumerable.Repeat("", columns)]);
                csv.WriteRecord([.. Enumerable.Range(0, Math.Max(columns, row.Cells.Keys.DefaultIfEmpty().Max() + 1)).Select(column => Words(row[column]))]);
            }
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Words(Cell cell) => cell.Kind switch
    {
        CellKind.Text => cell.Text.ReplaceLineEndings(" "),
        CellKind.Number or CellKind.Truth or CellKind.Day => cell.Text,
        CellKind.Empty => "",
    };
}
