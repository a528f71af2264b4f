using System.Globalization;
using System.Xml;

namespace SurveyHub.Engine;

/// <summary>One sheet of a <see cref="WorkbookWriter"/>, row after row; the first row is its head.</summary>
public sealed class SheetWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly XmlWriter _xml;
    private readonly string[] _letters;
    private readonly string[] _looks;
    private int _row;

    internal SheetWriter(XmlWriter xml, IReadOnlyList<double> widths, int formats)
    {
        (_xml, _letters, _looks) = (xml, [.. widths.Select((_, column) => Sheet.ColumnName(column))], [.. Enumerable.Range(4, formats).Select(XmlConvert.ToString)]);
        _xml.WriteStartDocument(standalone: true);
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        _xml.WriteStartElement("cols");
        foreach (var (column, width) in widths.Index())
            _xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{column + 1}" max="{column + 1}" width="{width}" customWidth="1"/>"""));
        _xml.WriteEndElement();
        _xml.WriteStartElement("sheetData");
    }

    /// <param name="cells">At most as many as the sheet has columns.</param>
    public void Write(params ReadOnlySpan<Cell> cells) => Write(_row + 1, cells);

    /// <param name="number">Larger than that of the row before.</param>
    internal void Write(int number, ReadOnlySpan<Cell> cells)
    {
        _row = number;
        var row = number.ToString(CultureInfo.InvariantCulture);
        _xml.WriteStartElement("row");
        _xml.WriteAttributeString("r", row);
        for (var column = 0; column < cells.Length; column++)
        {
            if (cells[column].Kind != CellKind.Empty)
                Write(_letters[column] + row, cells[column]);
        }

        _xml.WriteEndElement();
    }

    public void Dispose()
    {
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.Dispose();
    }

    private void Write(string place, Cell cell)
    {
        _xml.WriteStartElement("c");
        _xml.WriteAttributeString("r", place);
        if (cell.Kind == CellKind.Text)
        {
            _xml.WriteAttributeString("s", _row == 1 ? "1" : "2");
            _xml.WriteAttributeString("t", "inlineStr");
            _xml.WriteStartElement("is");
            _xml.WriteStartElement("t");
            if (cell.Text.Length == 0 || char.IsWhiteSpace(cell.Text[0]) || char.IsWhiteSpace(cell.Text[^1]) || cell.Text.Contains('\n', StringComparison.Ordinal))
                _xml.WriteAttributeString("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve");
            _xml.WriteString(CellText.Escape(cell.Text));
            _xml.WriteEndElement();
        }
        else
        {
            if (cell.Kind == CellKind.Day || cell.Look > 0)
                _xml.WriteAttributeString("s", cell.Kind == CellKind.Day ? "3" : _looks[cell.Look - 1]);
            if (cell.Kind == CellKind.Truth)
                _xml.WriteAttributeString("t", "b");
            _xml.WriteStartElement("v");
            _xml.WriteString(cell.Text);
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }
}
