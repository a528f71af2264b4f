using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyHub.Engine;

/// <param name="Parent">What the row says it belongs to; empty where rows belong to none.</param>
/// <param name="Place">Of its first cell.</param>
/// <param name="Cells">The property and its cell.</param>
internal sealed record SpreadsheetRow(JsonObject Json, string Parent, string Place, IReadOnlyList<(string Path, string Cell)> Cells)
{
    public void PlaceAt(string path, Dictionary<string, string> cells)
    {
        cells.TryAdd(path, Place);
        foreach (var (property, cell) in Cells)
            cells.TryAdd($"{path}.{property}", cell);
    }
}

/// <summary>Reads one sheet: a head, then one JSON object a row.</summary>
internal sealed class SpreadsheetSheetReader(Sheet sheet, SpreadsheetSheet shape, List<Problem> problems)
{
    private static readonly string[] _days = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    public List<SpreadsheetRow> Rows()
    {
        if (sheet.Rows.Count == 0)
            return [];

        var (heads, parent) = Heads(sheet.Rows[0]);
        return [.. sheet.Rows.Skip(1).Where(row => row.Cells.Values.Any(cell => cell.Text.Trim().Length > 0)).Select(row => Read(row, heads, parent))];
    }

    private (List<(int At, SpreadsheetColumn Column, string? Language)> Heads, int? Parent) Heads(SheetRow row)
    {
        var heads = new List<(int At, SpreadsheetColumn Column, string? Language)>();
        var (seen, parent) = (new HashSet<string>(), (int?)null);
        foreach (var (at, cell) in row.Cells.OrderBy(pair => pair.Key).Where(pair => pair.Value.Text.Trim().Length > 0))
        {
            var (column, language) = Column(cell.Text);
            if (column is null)
                problems.Add(Problem.ColumnUnknown(cell.Text) with { Place = sheet.At(row.Number, at), Value = cell.Text, Line = null });
            else if (!seen.Add($"{column.Path}:{language}"))
                problems.Add(Problem.ColumnRepeated(cell.Text) with { Place = sheet.At(row.Number, at), Line = null });
            else if (column == shape.Parent)
                parent = at;
            else
                heads.Add((at, column, language));
        }

        if (shape.Parent is not null && parent is null)
            problems.Add(Problem.ColumnMissing($"{sheet.Name}!{shape.Parent.Path}"));
        return (heads, parent);
    }

    /// <summary>By the name behind the mark, or by the Vietnamese heading alone.</summary>
    private (SpreadsheetColumn? Column, string? Language) Column(string head)
    {
        var mark = head.IndexOf(SpreadsheetColumns.Mark, StringComparison.Ordinal);
        var name = mark < 0 ? head.Trim() : head[(mark + SpreadsheetColumns.Mark.Length)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (path, language) = colon < 0 ? (name, "vi") : (name[..colon], name[(colon + 1)..]);
        var column = shape.Columns.Prepend(shape.Parent).FirstOrDefault(known => known is not null
            && (known.Path == path || (mark < 0 && string.Equals(known.Heading, path.Normalize(), StringComparison.OrdinalIgnoreCase))));
        var isTexts = column is { Kind: ColumnKind.Texts };
        return (isTexts || colon < 0 ? column : null, isTexts ? language : null);
    }

    private SpreadsheetRow Read(SheetRow row, List<(int At, SpreadsheetColumn Column, string? Language)> heads, int? parent)
    {
        var (json, cells) = (new JsonObject(), new List<(string Path, string Cell)>());
        foreach (var (at, column, language) in heads)
        {
            var place = sheet.At(row.Number, at);
            cells.Add((column.Path, place));
            if (language is not null)
                cells.Add(($"{column.Path}.{language}", place));
            if (row[at].Kind != CellKind.Empty && Value(row[at], column.Kind, place) is { } value)
                Put(json, language is null ? column.Path.Split('.') : [.. column.Path.Split('.'), language], value);
        }

        return new(json, parent is { } first ? row[first].Text : "", sheet.At(row.Number, parent ?? heads.Select(head => head.At).FirstOrDefault()), cells);
    }

    private static void Put(JsonObject json, IReadOnlyList<string> path, JsonNode value)
    {
        foreach (var step in path.SkipLast(1))
        {
            if (json[step] is not JsonObject below)
                json[step] = below = [];
            json = below;
        }

        json[path[^1]] = value;
    }

    private JsonNode? Value(Cell cell, ColumnKind kind, string place)
    {
        if (kind is ColumnKind.Words or ColumnKind.Texts)
            return cell.Kind == CellKind.Truth ? (cell.Text == "1" ? "true" : "false") : cell.Text;
        if (cell.Text.Trim().Length == 0)
            return null;
        JsonNode? value = kind switch
        {
            ColumnKind.Number => Number(cell),
            ColumnKind.Truth => Truth(cell.Text.Trim().ToLowerInvariant()),
            ColumnKind.Day => Day(cell),
            ColumnKind.List => Words(cell.Text),
            ColumnKind.Words or ColumnKind.Texts => null,
        };
        if (value is null)
            problems.Add(Problem.CellMalformed(place, cell.Text));
        return value;
    }

    /// <summary>As it is written; where a spreadsheet wrote 17 digits of a double (1.1000000000000001), the number that was meant.</summary>
    private static JsonNode? Number(Cell cell)
    {
        var text = cell.Kind == CellKind.Number ? cell.Text : cell.Text.Trim().Replace(',', '.');
        if (cell.Kind == CellKind.Number && text.Length > 15 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var meant))
            text = meant.ToString("R", CultureInfo.InvariantCulture);
        try
        {
            return JsonNode.Parse(text) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Truth(string text) => text switch
    {
        "1" or "true" or "x" or "có" or "yes" => true,
        "0" or "false" or "-" or "không" or "no" => false,
        _ => null,
    };

    private static JsonNode? Day(Cell cell)
    {
        var day = cell.Kind is CellKind.Number or CellKind.Day ? Cell.DayOf(cell.Text)
            : DateOnly.TryParseExact(cell.Text.Trim(), _days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static JsonNode? Words(string text)
    {
        if (!text.StartsWith('['))
            return new JsonArray([.. text.Split(',').Select(word => (JsonNode?)JsonValue.Create(word.Trim()))]);
        try
        {
            return JsonNode.Parse(text) as JsonArray;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
