namespace SurveyHub.Engine;

/// <summary>A row of a list, whatever kind of file it is in.</summary>
/// <param name="Problem">Null when it can be read at all.</param>
internal sealed record FrameRow(long Line, Func<FrameColumn, string> Cell, Problem? Problem);

/// <summary>A list of the population as it comes: CSV of any length, or the first sheet of a spreadsheet (.xlsx) of at most 20,000 rows.</summary>
public sealed class FrameFile
{
    private readonly Func<IEnumerable<FrameRow>> _rows;

    private FrameFile(Func<IEnumerable<FrameRow>> rows) => _rows = rows;

    /// <param name="path">Of a file that stays there until the frame is stored.</param>
    public static Outcome<FrameFile> Open(string path)
    {
        if (IsWorkbook(path))
        {
            using var bytes = File.OpenRead(path);
            var book = WorkbookReader.Read(bytes);
            return book.Value is { } read ? OfSheet(read.Sheets.FirstOrDefault(sheet => sheet.Rows.Count > 0)) : book.Problems.ToList();
        }

        var file = ResponseFile.Open(path);
        if (file.Value is not { } csv)
            return file.Problems.ToList();
        var columns = Columns(csv.Columns.Index());
        return columns.Value is { } places
            ? new FrameFile(() => csv.Rows().Select(row => new FrameRow(row.Line, column => places.TryGetValue(column, out var at) ? row.Cells[at] : "", row.Problem)))
            : columns.Problems.ToList();
    }

    /// <summary>From the first to the last; may be asked for again.</summary>
    internal IEnumerable<FrameRow> Rows() => _rows();

    private static Outcome<FrameFile> OfSheet(Sheet? sheet)
    {
        if (sheet is null)
            return Problem.FileEmpty();
        var columns = Columns(sheet.Rows[0].Cells.Select(cell => (cell.Key, cell.Value.Text)));
        if (columns.Value is not { } places)
            return columns.Problems.ToList();
        var rows = sheet.Rows.Skip(1).Where(row => row.Cells.Values.Any(cell => !string.IsNullOrWhiteSpace(cell.Text)));
        return new FrameFile(() => rows.Select(row => new FrameRow(row.Number, column => places.TryGetValue(column, out var at) ? row[at].Text.Trim() : "", Problem: null)));
    }

    /// <summary>Where each column is that is asked for; others do no harm.</summary>
    private static Outcome<Dictionary<FrameColumn, int>> Columns(IEnumerable<(int At, string Heading)> headings)
    {
        var (places, problems) = (new Dictionary<FrameColumn, int>(), new List<Problem>());
        foreach (var (at, heading) in headings)
        {
            if (FrameColumns.Read(heading) is { } column && !places.TryAdd(column, at))
                problems.Add(Problem.ColumnRepeated(heading));
        }

        problems.AddRange(Enum.GetValues<FrameColumn>().Where(column => column.IsNeeded() && !places.ContainsKey(column)).Select(column => Problem.ColumnMissing(Words.Write(column))));
        return problems.Count > 0 ? problems : places;
    }

    private static bool IsWorkbook(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == 'P' && file.ReadByte() == 'K'; // as every archive begins
    }
}
