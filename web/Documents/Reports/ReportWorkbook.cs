using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A report as a workbook: what it is about, then a sheet a table, with real numbers that are shown with the digits of all other documents.</summary>
public static class ReportWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int Shares = 7, Points = 7; // formats of 0 to 6 decimals

    /// <summary>All tables of a report.</summary>
    public static async Task<byte[]> WriteAsync(CampaignReport report, Catalogue catalogue, Texts t, CancellationToken ct)
    {
        var (filter, fields) = (report.Filter, await catalogue.ListFieldsAsync(ct));
        var names = await VisitFilter.OfAsync("", catalogue, UnitScope.Province, filter.Unit?.Value, filter.Field?.Value, ct);
        using var book = new MemoryStream();
        Write(ReportAbout.Lines(report, names, t), ReportTables.Of(report, t, fields), t, book);
        return book.ToArray();
    }

    /// <param name="about">What stands on the first sheet, a line each: what is said, and of what.</param>
    public static void Write(IReadOnlyList<(string Head, string Words)> about, IReadOnlyList<ReportTable> tables, Texts t, Stream file)
    {
        using var book = new WorkbookWriter(file, Formats(t));
        using (var sheet = book.Begin(t["report-book.about"], [28, 90]))
        {
            foreach (var (head, words) in about)
                sheet.Write(Cell.OfWords(head), Cell.OfWords(words));
        }

        foreach (var table in tables)
            Write(table, book, t);
    }

    private static void Write(ReportTable table, WorkbookWriter book, Texts t)
    {
        using var sheet = book.Begin(t["report-sheet." + table.Code], [.. table.Columns.Select((column, place) => WidthOf(column, table.Rows.Select(row => row[place].Printed)))]);
        sheet.Write([.. table.Columns.Select(column => Cell.OfWords(column.Title))]);
        foreach (var row in table.Rows)
            sheet.Write([.. row.Select(CellOf)]);
        if (table.Note is not { } note)
            return;
        sheet.Write();
        sheet.Write(Cell.OfWords(note));
    }

    /// <summary>As wide as most of what stands in it; longer words go on below.</summary>
    private static double WidthOf(ReportColumn column, IEnumerable<string> cells) =>
        column.IsFigure ? 14 : Math.Clamp(cells.Append(column.Title).Max(words => words.Length) + 2, 8, 60);

    private static Cell CellOf(ReportCell cell) => cell.Number is not { } number
        ? cell.Printed.Length == 0 ? default : Cell.OfWords(cell.Printed)
        : Cell.OfNumber(number, cell.Kind switch
        {
            FigureKind.None => 0,
            FigureKind.Number => 1,
            FigureKind.Count => 2,
            FigureKind.Probability => 3,
            FigureKind.Share => 4 + Math.Min(cell.Decimals, Shares - 1),
            FigureKind.Points => 4 + Shares + Math.Min(cell.Decimals, Points - 1),
        });

    /// <summary>At the places that <see cref="CellOf"/> names.</summary>
    private static IReadOnlyList<string> Formats(Texts t) =>
    [
        "0.####", "#,##0", $"[<0.01]\"{t["figure.under", Share(1, t)]}\";[>0.99]\"{t["figure.over", Share(99, t)]}\";{Share(0)}",
        .. Enumerable.Range(0, Shares).Select(decimals => Share(decimals)),
        .. Enumerable.Range(0, Points).Select(decimals => $"\"+\"{Digits(decimals)};\"−\"{Digits(decimals)};{Digits(decimals)}"),
    ];

    private static string Share(int percent, Texts t) => percent.ToString(t.Culture) + t["figure.percent-sign"];

    private static string Share(int decimals) => Digits(decimals) + "%";

    private static string Digits(int decimals) => decimals == 0 ? "0" : "0." + new string('0', decimals);
}
