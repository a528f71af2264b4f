using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xlsx = DocumentFormat.OpenXml.Spreadsheet;

namespace SurveyHub.Engine;

/// <summary>Reads a spreadsheet file that a stranger has sent: bounded in bytes, rows and cells, and no document type.</summary>
internal sealed class WorkbookReader
{
    private const int MostBytes = 48_000_000;
    private const int MostLinkBytes = 250_000;
    private const int MostCells = 400_000;
    private const int MostRows = 20_000;
    private const int MostColumns = 1_000;

    private readonly List<string> _shared = [];
    private int _cells;

    public static Outcome<Workbook> Read(Stream file)
    {
        try
        {
            using var bytes = new MemoryStream();
            bytes.Write(ForeignFile.Read(file) ?? throw new InvalidDataException("too large"));
            Bound(bytes);
            using var document = SpreadsheetDocument.Open(bytes, isEditable: false, new() { MaxCharactersInPart = MostBytes });
            return new WorkbookReader().Whole(document.WorkbookPart ?? throw new InvalidDataException("workbook"));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException or FormatException or OverflowException or ArgumentException or OpenXmlPackageException or InvalidOperationException)
        {
            return Problem.FileUnreadable(e.Message);
        }
    }

    /// <summary>Takes out what sheets link to, too: one malformed web address there, and the library refuses the whole file.</summary>
    private static void Bound(MemoryStream bytes)
    {
        using var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true);
        if (archive.Entries.Count > 1000 || archive.Entries.Sum(entry => Math.Max(entry.Length, entry.CompressedLength)) > MostBytes)
            throw new InvalidDataException("too large");
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/_rels/", StringComparison.OrdinalIgnoreCase)).ToList())
            entry.Delete();
        // The library compares every link of a part with every other one.
        if (archive.Entries.Any(entry => entry.Length > MostLinkBytes && entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            throw new InvalidDataException("too many links");
    }

    private Workbook Whole(WorkbookPart book)
    {
        ReadShared(book.SharedStringTablePart);
        var parts = book.Parts.ToDictionary(pair => pair.RelationshipId, pair => pair.OpenXmlPart as WorksheetPart, StringComparer.Ordinal);
        var sheets = Elements(book)
            .Where(reader => reader.ElementType == typeof(Xlsx.Sheet) && reader.IsStartElement)
            .Select(reader => (Name: Attribute(reader, "name") ?? "", Part: parts.GetValueOrDefault(Attribute(reader, "id") ?? "")))
            .Where(sheet => sheet.Part is not null)
            .DistinctBy(sheet => sheet.Part)
            .Take(50);
        return new([.. sheets.Select(sheet => new Sheet(sheet.Name, Rows(sheet.Part!)))]);
    }

    /// <summary>The same reader at the start and at the end of each element.</summary>
    private static IEnumerable<OpenXmlReader> Elements(OpenXmlPart part)
    {
        using (var bytes = part.GetStream(FileMode.Open, FileAccess.Read))
            ForeignFile.Bound(bytes);

        using var reader = OpenXmlReader.Create(part, readMiscNodes: false, ignoreWhitespace: false);
        while (reader.Read())
            yield return reader;
    }

    private static string? Attribute(OpenXmlReader reader, string name) =>
        reader.Attributes.Where(attribute => attribute.LocalName == name).Select(attribute => attribute.Value).FirstOrDefault();

    private void ReadShared(SharedStringTablePart? part)
    {
        var text = new Words();
        foreach (var reader in part is null ? [] : Elements(part))
        {
            if (reader.ElementType == typeof(Xlsx.SharedStringItem) && reader.IsEndElement)
                _shared.Add(CellText.Unescape(text.Take()));
            else
                text.Add(reader);
        }
    }

    private List<SheetRow> Rows(WorksheetPart part)
    {
        var (rows, cells, text) = (new List<SheetRow>(), new Dictionary<int, Cell>(), new Words());
        var (last, type) = (-1, "n");
        foreach (var reader in Elements(part))
        {
            if (reader.ElementType == typeof(Xlsx.Row) && reader.IsStartElement)
            {
                var number = Attribute(reader, "r") is { } r ? XmlConvert.ToInt32(r) : rows.Count == 0 ? 1 : rows[^1].Number + 1;
                if (rows.Count >= MostRows || number < 1)
                    throw new InvalidDataException("too many rows");
                (cells, last) = ([], -1);
                rows.Add(new(number, cells));
            }
            else if (reader.ElementType == typeof(Xlsx.Cell) && reader.IsStartElement)
            {
                (last, type) = (Attribute(reader, "r") is { } place ? ColumnOf(place) : last + 1, Attribute(reader, "t") ?? "n");
                if (last is < 0 or >= MostColumns || ++_cells > MostCells)
                    throw new InvalidDataException("too many cells");
            }
            else if (reader.ElementType == typeof(Xlsx.Cell))
            {
                if (Read(type, text.Take()) is { Kind: not CellKind.Empty } cell)
                    cells[last] = cell;
            }
            else
            {
                text.Add(reader);
            }
        }

        return rows;
    }

    private static int ColumnOf(string place) =>
        place.TakeWhile(char.IsAsciiLetterUpper).Take(4).Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;

    private Cell Read(string type, string value) => type switch
    {
        "inlineStr" => Cell.OfWords(CellText.Unescape(value)),
        _ when value.Length == 0 => default,
        "s" => Cell.OfWords(XmlConvert.ToInt32(value) is var i && i >= 0 && i < _shared.Count ? _shared[i] : throw new InvalidDataException("sharedStrings")),
        "b" => new(CellKind.Truth, value),
        "n" => new(CellKind.Number, value),
        "d" => Cell.OfWords(value.Length > 10 ? value[..10] : value),
        "e" => default, // an error such as #REF! is no value
        _ => Cell.OfWords(CellText.Unescape(value)),
    };

    /// <summary>The text of one cell or shared string, but for pronunciations.</summary>
    private sealed class Words
    {
        private readonly StringBuilder _text = new();
        private bool _isPronunciation;

        public void Add(OpenXmlReader reader)
        {
            if (reader.ElementType == typeof(Xlsx.PhoneticRun))
                _isPronunciation = reader.IsStartElement;
            else if (!_isPronunciation && reader.IsStartElement && (reader.ElementType == typeof(Xlsx.Text) || reader.ElementType == typeof(Xlsx.CellValue)))
                _text.Append(reader.GetText());
        }

        public string Take()
        {
            var text = _text.ToString();
            _text.Clear();
            return text;
        }
    }
}
