using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SurveyHub.Engine;

/// <summary>Reads a spreadsheet file that a stranger has sent: bounded in bytes, rows and cells, and no document type.</summary>
internal sealed class WorkbookReader
{
    private const int MostBytes = 48_000_000;
    private const int MostCells = 400_000;
    private const int MostRows = 20_000;
    private const int MostColumns = 1_000;

    private readonly ZipArchive _archive;
    private readonly List<string> _shared = [];
    private int _bytes;
    private int _cells;

    private WorkbookReader(ZipArchive archive) => _archive = archive;

    public static Outcome<Workbook> Read(Stream file)
    {
        try
        {
            using var bytes = new MemoryStream(ForeignFile.Read(file) ?? throw new InvalidDataException("too large"));
            using var archive = new ZipArchive(bytes, ZipArchiveMode.Read);
            return archive.Entries.Count > 1000 ? Problem.FileUnreadable("zip") : new WorkbookReader(archive).Whole();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException or FormatException or OverflowException or ArgumentException)
        {
            return Problem.FileUnreadable(e.Message);
        }
    }

    private Workbook Whole()
    {
        var book = Tree("xl/workbook.xml") ?? throw new InvalidDataException("xl/workbook.xml");
        var targets = (Tree("xl/_rels/workbook.xml.rels")?.Elements() ?? [])
            .Where(link => link.Attribute("Id") is not null)
            .GroupBy(link => link.Attribute("Id")!.Value)
            .ToDictionary(links => links.Key, links => links.First().Attribute("Target")?.Value ?? "");
        ReadShared();

        var sheets = new List<Sheet>();
        foreach (var sheet in book.Descendants().Where(element => element.Name.LocalName == "sheet").Take(50))
        {
            var link = sheet.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id")?.Value ?? "";
            if (targets.TryGetValue(link, out var target))
                sheets.Add(new(sheet.Attribute("name")?.Value ?? "", Rows(target.StartsWith('/') ? target[1..] : "xl/" + target)));
        }

        return new(sheets);
    }

    private XElement? Tree(string part)
    {
        using var reader = Open(part, most: 1_000_000);
        return reader is null ? null : XDocument.Load(reader).Root;
    }

    private XmlReader? Open(string part, int most = MostBytes)
    {
        if (_archive.GetEntry(part) is not { } entry)
            return null;
        using var packed = entry.Open();
        var bytes = ForeignFile.Read(packed, Math.Min(most, MostBytes - _bytes)) ?? throw new InvalidDataException("too large");
        _bytes += bytes.Length;
        return XmlReader.Create(new MemoryStream(bytes), ForeignFile.Xml);
    }

    private void ReadShared()
    {
        using var reader = Open("xl/sharedStrings.xml");
        while (reader?.Read() == true)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
                _shared.Add(Words(reader));
        }
    }

    /// <summary>All text below this element, but for pronunciations.</summary>
    private static string Words(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";

        var (words, end, isText, pronunciation) = (new StringBuilder(), reader.Depth, false, int.MaxValue);
        while (reader.Read() && reader.Depth > end)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth <= pronunciation)
                    pronunciation = reader.LocalName == "rPh" ? reader.Depth : int.MaxValue;
                isText = reader is { LocalName: "t", IsEmptyElement: false } && pronunciation == int.MaxValue;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                isText = false;
            }
            else if (isText && IsWords(reader))
            {
                words.Append(reader.Value);
            }
        }

        return CellText.Unescape(words.ToString());
    }

    private List<SheetRow> Rows(string part)
    {
        var rows = new List<SheetRow>();
        using var reader = Open(part);
        while (reader?.Read() == true)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            var number = reader.GetAttribute("r") is { } r ? XmlConvert.ToInt32(r) : rows.Count == 0 ? 1 : rows[^1].Number + 1;
            if (rows.Count >= MostRows || number < 1)
                throw new InvalidDataException("too many rows");
            rows.Add(new(number, reader.IsEmptyElement ? new Dictionary<int, Cell>() : Cells(reader)));
        }

        return rows;
    }

    private Dictionary<int, Cell> Cells(XmlReader reader)
    {
        var (cells, end, last) = (new Dictionary<int, Cell>(), reader.Depth, -1);
        while (reader.Read() && reader.Depth > end)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            last = reader.GetAttribute("r") is { } place ? ColumnOf(place) : last + 1;
            if (last is < 0 or >= MostColumns || ++_cells > MostCells)
                throw new InvalidDataException("too many cells");
            var cell = Read(reader);
            if (cell.Kind != CellKind.Empty)
                cells[last] = cell;
        }

        return cells;
    }

    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            column = (column * 26) + letter - 'A' + 1;
        return column - 1;
    }

    private Cell Read(XmlReader reader)
    {
        var type = reader.GetAttribute("t") ?? "n";
        if (type == "inlineStr")
            return Cell.OfWords(Words(reader));
        var value = reader.IsEmptyElement ? "" : Value(reader);
        if (value.Length == 0)
            return default;
        return type switch
        {
            "s" => Cell.OfWords(XmlConvert.ToInt32(value) is var i && i >= 0 && i < _shared.Count ? _shared[i] : throw new InvalidDataException("sharedStrings")),
            "b" => new(CellKind.Truth, value),
            "n" => new(CellKind.Number, value),
            "d" => Cell.OfWords(value.Length > 10 ? value[..10] : value),
            "e" => default, // an error such as #REF! is no value
            _ => Cell.OfWords(CellText.Unescape(value)),
        };
    }

    /// <summary>The text of the cell's <c>v</c>.</summary>
    private static string Value(XmlReader reader)
    {
        var (value, end, isValue) = ("", reader.Depth, false);
        while (reader.Read() && reader.Depth > end)
        {
            if (reader.NodeType == XmlNodeType.Element)
                isValue = reader is { LocalName: "v", IsEmptyElement: false };
            else if (isValue && IsWords(reader))
                value += reader.Value;
            else if (reader.NodeType == XmlNodeType.EndElement)
                isValue = false;
        }

        return value;
    }

    private static bool IsWords(XmlReader reader) => reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA;
}
