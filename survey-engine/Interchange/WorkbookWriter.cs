using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace SurveyHub.Engine;

/// <summary>
/// Writes a spreadsheet file row by row, in constant memory; the first row of every sheet is its head, which stays in sight. The same sheets give the same bytes.
/// </summary>
/// <remarks>
/// Parts of the file are written by hand, for the Open XML library needs them whole: it opens its package to be read as well, and .NET then keeps every part in memory
/// until the end, a gigabyte for a quarter of a million rows.
/// </remarks>
public sealed class WorkbookWriter : IDisposable
{
    /// <summary>Of a sheet, with its head.</summary>
    public const int MostRows = 1_048_576;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageLinks = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int FirstOwnFormat = 164;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly XmlWriterSettings _xml = new() { Encoding = _utf8, CheckCharacters = false, NewLineHandling = NewLineHandling.None, CloseOutput = true };

    private readonly ZipArchive _archive;
    private readonly IReadOnlyList<string> _formats;
    private readonly List<string> _sheets = [];

    /// <param name="file">Stays open.</param>
    /// <param name="formats">Of numbers, such as <c>0.00%</c>; see <see cref="Cell.Look"/>.</param>
    public WorkbookWriter(Stream file, params IReadOnlyList<string> formats) => (_archive, _formats) = (new(file, ZipArchiveMode.Create, leaveOpen: true), formats);

    /// <summary>Begins the next sheet; the one before must be disposed of.</summary>
    /// <param name="name">Cut and mended to what a sheet may be called.</param>
    /// <param name="widths">Of the columns, in characters.</param>
    public SheetWriter Begin(string name, IReadOnlyList<double> widths)
    {
        _sheets.Add(NameOf(name));
        return new(XmlWriter.Create(Open($"xl/worksheets/sheet{_sheets.Count}.xml"), _xml), widths, _formats.Count);
    }

    internal static byte[] Write(Workbook book)
    {
        using var bytes = new MemoryStream();
        using (var writer = new WorkbookWriter(bytes))
        {
            foreach (var sheet in book.Sheets)
                Write(sheet, writer);
        }

        return bytes.ToArray();
    }

    /// <summary>Writes what says which sheets there are.</summary>
    public void Dispose()
    {
        Write("xl/styles.xml", Styles());
        Write("xl/workbook.xml", WriteWorkbook);
        Write("xl/_rels/workbook.xml.rels", xml => WriteLinks(xml, [.. _sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")), ("rIdStyles", "styles", "styles.xml")]));
        Write("_rels/.rels", xml => WriteLinks(xml, [("rId1", "officeDocument", "xl/workbook.xml")]));
        Write("[Content_Types].xml", ContentTypes());
        _archive.Dispose();
    }

    private static void Write(Sheet sheet, WorkbookWriter book)
    {
        var columns = Math.Max(1, sheet.Rows.SelectMany(row => row.Cells.Keys).DefaultIfEmpty().Max() + 1);
        using var writer = book.Begin(sheet.Name, [.. Enumerable.Repeat(24.0, columns)]);
        foreach (var row in sheet.Rows)
            writer.Write(row.Number, [.. Enumerable.Range(0, columns).Select(column => row[column])]);
    }

    private Stream Open(string part)
    {
        var entry = _archive.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    private void Write(string part, string xml)
    {
        using var text = new StreamWriter(Open(part), _utf8);
        text.Write(xml);
    }

    private void Write(string part, Action<XmlWriter> write)
    {
        using var xml = XmlWriter.Create(Open(part), _xml);
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private void WriteWorkbook(XmlWriter xml)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteStartElement("sheets");
        foreach (var (i, name) in _sheets.Index())
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("sheetId", XmlConvert.ToString(i + 1));
            xml.WriteAttributeString("r", "id", Links, $"rId{i + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>By their place in cellXfs: 0 numbers, 1 the head, 2 text ("@", so that a code 01 stays 01), 3 days, then the formats that were given.</summary>
    private string Styles() =>
        $"""
        <styleSheet xmlns="{Main}"><numFmts count="{_formats.Count + 1}"><numFmt numFmtId="{FirstOwnFormat}" formatCode="General"/>{string.Concat(_formats.Select((format, i) => $"<numFmt numFmtId=\"{FirstOwnFormat + 1 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(format)}\"/>"))}</numFmts>
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="{_formats.Count + 4}"><xf/><xf numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="14" applyNumberFormat="1"/>{string.Concat(_formats.Select((_, i) => $"<xf numFmtId=\"{FirstOwnFormat + 1 + i}\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>"))}</cellXfs></styleSheet>
        """;

    private static void WriteLinks(XmlWriter xml, IReadOnlyList<(string Id, string Type, string Target)> links)
    {
        xml.WriteStartElement("Relationships", PackageLinks);
        foreach (var (id, type, target) in links)
        {
            xml.WriteStartElement("Relationship");
            xml.WriteAttributeString("Id", id);
            xml.WriteAttributeString("Type", $"{Links}/{type}");
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private string ContentTypes() =>
        $"""
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/>
        {string.Concat(_sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{Types}.worksheet+xml\"/>"))}</Types>
        """;

    /// <summary>At most 31 characters, some of which may not be, and no name twice.</summary>
    private string NameOf(string name)
    {
        var mended = string.Concat(name.Select(letter => letter is ':' or '\\' or '/' or '?' or '*' or '[' or ']' ? ' ' : letter)).Trim('\'', ' ');
        for (var number = 1; ; number++)
        {
            var end = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {number}");
            var cut = mended[..Math.Min(mended.Length, 31 - end.Length)].TrimEnd() + end;
            if (!_sheets.Contains(cut, StringComparer.OrdinalIgnoreCase))
                return cut;
        }
    }
}
