using System.Security.Cryptography;
using System.Text;
using CsvHelper;

namespace SurveyHub.Engine;

/// <summary>One row of a file of responses.</summary>
/// <param name="Line">Where it begins, from 1; the header is line 1.</param>
/// <param name="Cells">As many as there are columns, unless <paramref name="Problem"/> says otherwise; blanks around each are gone.</param>
/// <param name="Raw">The row as it stands in the file, without its line end.</param>
/// <param name="Problem">Null when the row can be read at all.</param>
public sealed record ResponseRow(long Line, IReadOnlyList<string> Cells, string Raw, Problem? Problem);

/// <summary>
/// A CSV file of responses: a header, then one row a respondent; comma, semicolon or tab between cells; UTF-8.
/// Read as a stream, so its size does not matter.
/// </summary>
public sealed class ResponseFile
{
    // An unclosed quotation mark would otherwise swallow the rest of the file.
    private const int LongestRow = 1 << 20;

    private readonly Func<Stream> _open;

    private ResponseFile(string name, Func<Stream> open, IReadOnlyList<string> columns, string header) => (Name, _open, Columns, Header) = (name, open, columns, header);

    public IReadOnlyList<string> Columns { get; }

    /// <summary>Without its folder.</summary>
    public string Name { get; }

    /// <summary>The first line as it stands in the file.</summary>
    public string Header { get; }

    public static Outcome<ResponseFile> Open(string path)
    {
        return File.Exists(path) ? Open(Path.GetFileName(path), () => File.OpenRead(path)) : Problem.FileMissing(path);
    }

    /// <summary>The same of a text that is at hand, such as <see cref="TableText"/>.</summary>
    public static Outcome<ResponseFile> OfText(string text, string name) => Open(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static Outcome<ResponseFile> Open(string name, Func<Stream> open)
    {
        try
        {
            using var reader = new StreamReader(open());
            var header = reader.ReadLine() ?? "";
            using var csv = CsvReader.Create(open(), Options(_ => { }));
            csv.ReadHeader();
            var columns = csv.Headers.ToArray().Select(column => column.Trim()).ToList();
            if (columns.Count == 0 || columns.TrueForAll(column => column.Length == 0))
                return Problem.FileEmpty();
            if (columns.Exists(column => column.Contains('\uFFFD', StringComparison.Ordinal)))
                return Problem.FileNotUtf8(1);
            var repeated = columns.GroupBy(column => column, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => Problem.ColumnRepeated(group.Key)).ToList();
            return repeated.Count > 0 ? repeated : new ResponseFile(name, open, columns, header);
        }
        catch (CsvFormatException e)
        {
            return Problem.FileMalformed(Math.Max(1, e.LineNumber));
        }
    }

    /// <summary>Of its bytes, 64 lower-case hex digits.</summary>
    public async Task<string> Sha256Async(CancellationToken ct)
    {
        await using var file = _open();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
    }

    /// <summary>A problem for each column that is missing; columns of other names do no harm.</summary>
    internal List<Problem> Check(IEnumerable<string> columns) => [.. columns.Where(column => !Columns.Contains(column)).Select(Problem.ColumnMissing)];

    /// <summary>The cells of a row that has no <see cref="ResponseRow.Problem"/>, by their columns.</summary>
    internal Dictionary<string, string> ByColumn(ResponseRow row) => Columns.Zip(row.Cells).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);

    /// <summary>What the rows say, blank ones left out; each problem with its line.</summary>
    /// <param name="read">Is given the cells by their columns.</param>
    internal IEnumerable<(long Line, Outcome<T> Row)> Read<T>(Func<Dictionary<string, string>, Outcome<T>> read) where T : class
    {
        foreach (var row in Rows().Where(row => row.Problem is not null || row.Cells.Any(cell => cell.Length > 0)))
        {
            var said = row.Problem is { } unreadable ? unreadable : read(ByColumn(row));
            yield return (row.Line, said.Value is null ? said.Problems.Select(problem => problem with { Line = row.Line }).ToList() : said);
        }
    }

    /// <summary>The rows from the first to the last; may be asked for again.</summary>
    public IEnumerable<ResponseRow> Rows()
    {
        var malformed = false;
        using var csv = CsvReader.Create(_open(), Options(_ => malformed = true));
        while (true)
        {
            malformed = false;
            ResponseRow row;
            try
            {
                if (!csv.Read())
                    yield break;
                row = Read(csv, malformed);
            }
            catch (CsvFormatException e)
            {
                row = new(e.LineNumber, [], "", Problem.FileMalformed(e.LineNumber)); // longer than LongestRow: nothing after it can be trusted
            }

            yield return row;
            if (row.Cells.Count == 0)
                yield break;
        }
    }

    private ResponseRow Read(CsvReader csv, bool malformed)
    {
        var cells = new string[csv.FieldCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = csv.GetString(i).Trim();

        var problem = malformed ? Problem.FileMalformed(csv.LineNumber)
            : cells.Length != Columns.Count ? Problem.CellsMiscounted(csv.LineNumber, cells.Length, Columns.Count)
            : Array.Exists(cells, cell => cell.Contains('\uFFFD', StringComparison.Ordinal)) ? Problem.FileNotUtf8(csv.LineNumber)
            : null;
        return new(csv.LineNumber, cells, Encoding.UTF8.GetString(csv.RawRecord).TrimEnd('\r', '\n'), problem);
    }

    private static CsvReaderOptions Options(Action<CsvMalformedRecord> onMalformed) => CsvReaderOptions.Default with
    {
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
        MalformedData = CsvMalformedDataHandling.Recover,
        OnMalformedRecord = onMalformed,
        PoolStrings = true, // the same few codes, row after row
    };
}
