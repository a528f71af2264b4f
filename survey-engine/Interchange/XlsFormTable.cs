namespace SurveyHub.Engine;

/// <summary>A sheet of an XLSForm whose first row names its columns: <c>label</c>, <c>label::English (en)</c>.</summary>
internal sealed class XlsFormTable
{
    private readonly Dictionary<string, int> _columns = [];

    /// <param name="language">Of columns without one; Vietnamese where the form does not say.</param>
    public XlsFormTable(Sheet sheet, string language)
    {
        Language = language.Length > 0 ? CodeOf(language) : "vi";
        foreach (var (at, cell) in sheet.Rows.Count > 0 ? sheet.Rows[0].Cells.OrderBy(pair => pair.Key) : Enumerable.Empty<KeyValuePair<int, Cell>>())
        {
            var name = cell.Text.Trim();
            if (name.Length > 0)
                _columns.TryAdd(Base(name) + (name.Contains("::", StringComparison.Ordinal) ? name[name.IndexOf("::", StringComparison.Ordinal)..] : ""), at);
        }

        Rows = [.. sheet.Rows.Skip(1).Where(row => row.Cells.Count > 0).Select(row => new XlsFormRow(this, row, $"{sheet.Name}!{row.Number}"))];
    }

    public string Language { get; }
    public IEnumerable<string> Columns => _columns.Keys;
    public IReadOnlyList<XlsFormRow> Rows { get; }

    public int? Find(string column) => _columns.TryGetValue(column, out var at) ? at : null;

    /// <summary>The columns of a text with their languages.</summary>
    public IEnumerable<(string Language, int At)> Texts(string column) =>
        _columns.Where(pair => Base(pair.Key) == column).Select(pair => (pair.Key.Length == column.Length ? Language : CodeOf(pair.Key[(column.Length + 2)..]), pair.Value));

    public static string Base(string column)
    {
        var name = column.Split("::")[0].Trim().ToLowerInvariant();
        return name switch { "relevance" => "relevant", "caption" => "label", "list name" => "list_name", "value" => "name", _ => name };
    }

    /// <summary>English (en) is en; names without a code are those of the two languages that forms here are written in.</summary>
    private static string CodeOf(string language)
    {
        var (open, close) = (language.LastIndexOf('('), language.LastIndexOf(')'));
        var code = (open >= 0 && close > open ? language[(open + 1)..close] : language).Trim().ToLowerInvariant();
        return code switch { "english" => "en", "vietnamese" or "tiếng việt" => "vi", _ => code };
    }
}

/// <summary>One row; a column that is not there reads as empty.</summary>
internal sealed class XlsFormRow(XlsFormTable table, SheetRow row, string place)
{
    public string Place { get; } = place;

    public string this[string column] => table.Find(column) is { } at ? Read(at) : "";

    public IEnumerable<KeyValuePair<string, string>> Texts(string column) => table.Texts(column).Select(text => KeyValuePair.Create(text.Language, Read(text.At)));

    private string Read(int at) => ForeignTexts.Clean(row[at].Text).Trim();
}
