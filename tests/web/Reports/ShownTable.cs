using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace SurveyHub.Tests;

/// <summary>A cell of a workbook as a spreadsheet program shows it to somebody in Viet Nam; blanks, which differ from place to place, are left out.</summary>
/// <param name="Format">Null of words.</param>
public sealed record ShownCell(string Text, string? Format)
{
    private static readonly CultureInfo _culture = CultureInfo.GetCultureInfo("vi");

    public static ShownCell Nothing { get; } = new("", null);

    /// <summary>Another number in the manner of this cell.</summary>
    public string Show(double number) => Format is null ? "" : Show(number, Format);

    public static string Show(double number, string format)
    {
        var sections = format.Split(';');
        var section = sections.Length < 3 ? sections[0]
            : format.StartsWith('[') ? sections[number < 0.01 ? 0 : number > 0.99 ? 1 : 2]
            : sections[number > 0 ? 0 : number < 0 ? 1 : 2];
        var words = Plain(string.Concat(Regex.Matches(section, "\"([^\"]*)\"", RegexOptions.NonBacktracking).Select(quoted => quoted.Groups[1].Value)));
        if (section.StartsWith('['))
            return words;
        var (digits, isShare) = (section.Split('"')[^1].TrimEnd('%'), section.EndsWith('%'));
        var decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var rounded = Math.Round((decimal)(isShare ? 100 * number : sections.Length == 3 ? Math.Abs(number) : number), decimals, MidpointRounding.AwayFromZero);
        return words + rounded.ToString(digits, _culture) + (isShare ? "%" : "");
    }

    public static string Plain(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}

/// <summary>A sheet of a report's workbook, under the heads that the same table has as CSV.</summary>
public sealed class ShownTable(string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<ShownCell>> rows)
{
    public string Title => title;

    public IReadOnlyList<string> Columns => columns;

    public IReadOnlyList<ShownRow> Rows { get; } = [.. rows.Select(cells => new ShownRow(columns, cells))];

    public ShownRow? Find(params IReadOnlyList<(string Column, string Text)> keys) => Rows.FirstOrDefault(row => keys.All(key => row[key.Column].Text == ShownCell.Plain(key.Text)));

    /// <summary>The sheets by their names, the first row of each being its head; what follows an empty row is a note.</summary>
    public static IReadOnlyDictionary<string, ShownTable> Read(Stream file)
    {
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        var part = book.WorkbookPart!;
        var formats = part.WorkbookStylesPart!.Stylesheet!.NumberingFormats!.Elements<NumberingFormat>().ToDictionary(format => format.NumberFormatId!.Value, format => format.FormatCode!.Value!);
        var looks = part.WorkbookStylesPart.Stylesheet.CellFormats!.Elements<CellFormat>().Select(look => formats.GetValueOrDefault(look.NumberFormatId?.Value ?? 0, "General")).ToList();
        return part.Workbook!.Descendants<Sheet>().ToDictionary(sheet => sheet.Name!.Value!, sheet => Of(sheet.Name!.Value!, ((WorksheetPart)part.GetPartById(sheet.Id!.Value!)).Worksheet!.Descendants<Row>(), looks));
    }

    private static ShownTable Of(string title, IEnumerable<Row> sheet, List<string> looks)
    {
        var lines = sheet.TakeWhile(row => row.HasChildren).Select(row => row.Elements<Cell>().ToDictionary(cell => cell.CellReference!.Value![0] - 'A', cell => Of(cell, looks))).ToList();
        var width = lines[0].Keys.Max() + 1;
        return new(title, [.. Cells(lines[0]).Select(head => head.Text)], [.. lines.Skip(1).Select(Cells)]);

        IReadOnlyList<ShownCell> Cells(Dictionary<int, ShownCell> line) => [.. Enumerable.Range(0, width).Select(column => line.GetValueOrDefault(column, ShownCell.Nothing))];
    }

    private static ShownCell Of(Cell cell, List<string> looks)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
            return new(ShownCell.Plain(cell.InnerText), null);
        var format = looks[(int)(cell.StyleIndex?.Value ?? 0)];
        return new(ShownCell.Show(double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture), format), format);
    }
}

public sealed class ShownRow(IReadOnlyList<string> columns, IReadOnlyList<ShownCell> cells)
{
    public IReadOnlyList<ShownCell> Cells => cells;

    public ShownCell this[string column] => cells[columns.ToList().IndexOf(column)];

    /// <summary>As pages print the two ends of an interval.</summary>
    public string Interval => this["lower"].Text == "–" ? "–" : $"{this["lower"].Text.TrimEnd('%')}–{this["upper"].Text}";

    public string Ranks => this["rank_first"].Text == this["rank_last"].Text ? this["rank_first"].Text : $"{this["rank_first"].Text}–{this["rank_last"].Text}";
}
