using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace SurveyHub.Engine;

public enum CellKind { Empty, Text, Number, Truth, Day }

/// <param name="Text">As it stands in the file: of a day its number since 30 December 1899, of a truth 1 or 0.</param>
/// <param name="Look">Of a number: which of the formats that the workbook was given, from 1; 0 for none.</param>
public readonly record struct Cell(CellKind Kind, string Text, int Look = 0)
{
    private static readonly DateOnly _dayZero = new(1899, 12, 30);

    public static Cell OfWords(string words) => new(CellKind.Text, words);

    /// <param name="look">See <see cref="Look"/>.</param>
    public static Cell OfNumber(double number, int look = 0) => new(CellKind.Number, number.ToString("R", CultureInfo.InvariantCulture), look);

    /// <summary>A day before 1 March 1900 is written as text: spreadsheets disagree about it.</summary>
    public static Cell OfDay(DateOnly day) => day < new DateOnly(1900, 3, 1)
        ? OfWords(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : new(CellKind.Day, (day.DayNumber - _dayZero.DayNumber).ToString(CultureInfo.InvariantCulture));

    /// <summary>Null when the number stands for no day.</summary>
    public static DateOnly? DayOf(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 61 and < 2_958_466
            ? _dayZero.AddDays((int)days)
            : null;
}

/// <param name="Number">As the spreadsheet numbers it, from 1.</param>
/// <param name="Cells">By column, from 0; empty ones are left out.</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, Cell> Cells)
{
    public Cell this[int column] => Cells.GetValueOrDefault(column, new(CellKind.Empty, ""));
}

internal sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows)
{
    /// <summary><c>items!C5</c></summary>
    public string At(int row, int column) => $"{Name}!{ColumnName(column)}{row}";

    public static string ColumnName(int column) => (column < 26 ? "" : ColumnName((column / 26) - 1)) + (char)('A' + (column % 26));
}

/// <summary>What a spreadsheet file (.xlsx) holds that matters here: sheets of cells, without formulas and looks.</summary>
internal sealed record Workbook(IReadOnlyList<Sheet> Sheets)
{
    public Sheet? Find(string name) => Sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Characters that XML cannot hold, as spreadsheets write them: <c>_x000D_</c>.</summary>
internal static partial class CellText
{
    public static string Escape(string words)
    {
        if (!words.AsSpan().ContainsAny('_', '\r') && words.All(c => c is >= ' ' and < '\ufffe' or '\n' or '\t'))
            return words;

        var text = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            var isWritable = (XmlConvert.IsXmlChar(words[i]) && words[i] != '\r') || char.IsSurrogate(words[i]);
            if (!isWritable || (words[i] == '_' && Escaped().IsMatch(words.AsSpan(i, Math.Min(7, words.Length - i)))))
                text.Append(CultureInfo.InvariantCulture, $"_x{(int)words[i]:X4}_");
            else
                text.Append(words[i]);
        }

        return text.ToString();
    }

    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, found => ((char)int.Parse(found.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
