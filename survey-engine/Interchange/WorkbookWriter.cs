using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xlsx = DocumentFormat.OpenXml.Spreadsheet;

namespace SurveyHub.Engine;

/// <summary>Writes a spreadsheet file; the first row of every sheet is its head, which stays in sight. The same sheets give the same bytes.</summary>
internal static class WorkbookWriter
{
    // By their place in cellXfs: 0 numbers, 1 the head, 2 text ("@", so that a code 01 stays 01), 3 days.
    private const string Styles =
        """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="4"><xf/><xf numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1"/>
        <xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public static byte[] Write(Workbook book)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            // Links are named here, because the library names them at random.
            var main = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "rId1");
            main.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = new(Styles);
            var sheets = new Xlsx.Sheets();
            main.Workbook = new(sheets);
            foreach (var (i, sheet) in book.Sheets.Index())
            {
                main.AddNewPart<WorksheetPart>($"rId{i + 1}").Worksheet = Written(sheet);
                sheets.AppendChild(new Xlsx.Sheet { Name = sheet.Name, SheetId = (uint)i + 1, Id = $"rId{i + 1}" });
            }
        }

        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries)
                entry.LastWriteTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        }

        return bytes.ToArray();
    }

    private static Xlsx.Worksheet Written(Sheet sheet)
    {
        var head = new Xlsx.Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = Xlsx.PaneValues.BottomLeft, State = Xlsx.PaneStateValues.Frozen };
        var columns = (uint)Math.Max(1, sheet.Rows.SelectMany(row => row.Cells.Keys).DefaultIfEmpty().Max() + 1);
        var rows = sheet.Rows.Select(row => new Xlsx.Row(row.Cells.OrderBy(pair => pair.Key).Select(pair => Written($"{Sheet.ColumnName(pair.Key)}{row.Number}", pair.Value, isHead: row.Number == 1))) { RowIndex = (uint)row.Number });
        return new(
            new Xlsx.SheetViews(new Xlsx.SheetView(head) { WorkbookViewId = 0 }),
            new Xlsx.Columns(new Xlsx.Column { Min = 1, Max = columns, Width = 24, CustomWidth = true }),
            new Xlsx.SheetData(rows));
    }

    private static Xlsx.Cell Written(string place, Cell cell, bool isHead) => cell.Kind switch
    {
        CellKind.Text => new(new Xlsx.InlineString(new Xlsx.Text(CellText.Escape(cell.Text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = place,
            StyleIndex = isHead ? 1u : 2u,
            DataType = Xlsx.CellValues.InlineString,
        },
        CellKind.Truth => new(new Xlsx.CellValue(cell.Text)) { CellReference = place, StyleIndex = 0, DataType = Xlsx.CellValues.Boolean },
        CellKind.Number or CellKind.Day or CellKind.Empty => new(new Xlsx.CellValue(cell.Text)) { CellReference = place, StyleIndex = cell.Kind == CellKind.Day ? 3u : 0u },
    };
}
