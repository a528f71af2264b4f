using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace SurveyHub.Engine;

/// <summary>Writes a spreadsheet file; the first row of every sheet is its head, which stays in sight. The same sheets give the same bytes.</summary>
internal static class WorkbookWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    // Styles by their place in cellXfs: 0 numbers, 1 the head, 2 text ("@", so that a code 01 stays 01), 3 days.
    private const string Styles =
        $"""
        <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="4"><xf/><xf numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1"/>
        <xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public static byte[] Write(Workbook book)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, book.Sheets.Count).ToList();
            Add(archive, "[Content_Types].xml",
                $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}styles+xml"/>{string.Concat(numbers.Select(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Types}worksheet+xml"/>"""))}</Types>""");
            Add(archive, "_rels/.rels", Relationships([("rId1", "officeDocument", "xl/workbook.xml")]));
            Add(archive, "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Links}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{book.Sheets[n - 1].Name}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>""");
            Add(archive, "xl/_rels/workbook.xml.rels", Relationships([.. numbers.Select(n => ($"rId{n}", "worksheet", $"worksheets/sheet{n}.xml")), ("rIdStyles", "styles", "styles.xml")]));
            Add(archive, "xl/styles.xml", Styles);
            foreach (var n in numbers)
                AddSheet(archive, $"xl/worksheets/sheet{n}.xml", book.Sheets[n - 1]);
        }

        return bytes.ToArray();
    }

    private static string Relationships(IEnumerable<(string Id, string Type, string Target)> links) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(links.Select(link => $"""<Relationship Id="{link.Id}" Type="{Links}/{link.Type}" Target="{link.Target}"/>"""))}</Relationships>""";

    private static Stream Open(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    private static void Add(ZipArchive archive, string name, string xml)
    {
        using var part = Open(archive, name);
        part.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="utf-8"?>""" + "\n" + xml));
    }

    private static void AddSheet(ZipArchive archive, string name, Sheet sheet)
    {
        using var part = Open(archive, name);
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        var columns = Math.Max(1, sheet.Rows.SelectMany(row => row.Cells.Keys).DefaultIfEmpty().Max() + 1);
        xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<cols><col min="1" max="{columns}" width="24" customWidth="1"/></cols>"""));
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in sheet.Rows)
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", row.Number.ToString(CultureInfo.InvariantCulture));
            foreach (var (column, cell) in row.Cells.OrderBy(pair => pair.Key))
                AddCell(xml, $"{Sheet.ColumnName(column)}{row.Number}", cell, isHead: row.Number == 1);
            xml.WriteEndElement();
        }
    }

    private static void AddCell(XmlWriter xml, string place, Cell cell, bool isHead)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        var style = cell.Kind switch
        {
            CellKind.Text => isHead ? "1" : "2",
            CellKind.Day => "3",
            CellKind.Number or CellKind.Truth or CellKind.Empty => "0",
        };
        xml.WriteAttributeString("s", style);
        if (cell.Kind == CellKind.Text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", ns: null, "preserve");
            xml.WriteString(CellText.Escape(cell.Text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            if (cell.Kind == CellKind.Truth)
                xml.WriteAttributeString("t", "b");
            xml.WriteElementString("v", Main, cell.Text);
        }

        xml.WriteEndElement();
    }
}
