using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SurveyHub.Engine;

/// <summary>Writes a version as a spreadsheet; <see cref="SpreadsheetImport"/> reads the same version back, hash and all.</summary>
public static class SpreadsheetExport
{
    public static byte[] Write(QuestionnaireVersion version)
    {
        var document = JsonNode.Parse(version.Document)!.AsObject();
        var sections = Rows(document, "sections");
        var items = sections.SelectMany(section => Rows(section.Row, "items", "code")).ToList();
        return WorkbookWriter.Write(new(
        [
            Write(SpreadsheetColumns.Questionnaire, [("", document)]),
            Write(SpreadsheetColumns.Sections, sections),
            Write(SpreadsheetColumns.Items, items),
            Write(SpreadsheetColumns.Options, [.. items.SelectMany(item => Rows(item.Row, "options", "code"))]),
            Write(SpreadsheetColumns.Scales, [.. Rows(document, "scales").SelectMany(scale => Rows(scale.Row, "levels", "code"))]),
            Write(SpreadsheetColumns.Contents, Rows(document, "contents")),
            Write(SpreadsheetColumns.Indices, Rows(document, "indices")),
        ]));
    }

    private static List<(string Parent, JsonObject Row)> Rows(JsonObject owner, string list, string? key = null) =>
        [.. (owner[list]?.AsArray() ?? []).Select(row => (key is null ? "" : (string)owner[key]!, row!.AsObject()))];

    private static Sheet Write(SpreadsheetSheet shape, IReadOnlyList<(string Parent, JsonObject Row)> objects)
    {
        var heads = new List<(SpreadsheetColumn Column, string? Language)>();
        foreach (var column in shape.Columns)
            heads.AddRange(column.Kind == ColumnKind.Texts ? Languages(objects, column).Select(language => (column, (string?)language)) : [(column, null)]);

        var offset = shape.Parent is null ? 0 : 1;
        var head = new Dictionary<int, Cell>();
        if (shape.Parent is { } parent)
            head[0] = Cell.OfWords(parent.Heading + SpreadsheetColumns.Mark + parent.Path);
        for (var i = 0; i < heads.Count; i++)
            head[i + offset] = Cell.OfWords(heads[i].Column.Heading + SpreadsheetColumns.Mark + heads[i].Column.Path + (heads[i].Language is { } language ? ":" + language : ""));

        var rows = new List<SheetRow> { new(1, head) };
        foreach (var (owner, row) in objects)
        {
            var cells = new Dictionary<int, Cell>();
            if (offset == 1)
                cells[0] = Cell.OfWords(owner);
            for (var i = 0; i < heads.Count; i++)
            {
                if (Value(row, heads[i].Column.Path, heads[i].Language) is { } value)
                    cells[i + offset] = ToCell(value, heads[i].Column.Kind);
            }

            rows.Add(new(rows.Count + 1, cells));
        }

        return new(shape.Name, rows);
    }

    /// <summary>Vietnamese and English have their columns even where nothing is said yet.</summary>
    private static IEnumerable<string> Languages(IEnumerable<(string Parent, JsonObject Row)> objects, SpreadsheetColumn column) =>
        objects.Select(pair => Value(pair.Row, column.Path, language: null)).OfType<JsonObject>().SelectMany(texts => texts.Select(text => text.Key))
            .Except(["vi", "en"]).Distinct().Order(StringComparer.Ordinal).Prepend("en").Prepend("vi");

    private static JsonNode? Value(JsonObject row, string path, string? language)
    {
        JsonNode? value = row;
        foreach (var step in path.Split('.'))
            value = value?[step];
        return language is null ? value : value?[language];
    }

    private static Cell ToCell(JsonNode value, ColumnKind kind) => kind switch
    {
        ColumnKind.Words or ColumnKind.Texts => Cell.OfWords((string)value!),
        ColumnKind.Number => value.ToJsonString() is { Length: <= 15 } digits ? new(CellKind.Number, digits) : Cell.OfWords(value.ToJsonString()), // spreadsheets keep 15 digits
        ColumnKind.Truth => new(CellKind.Truth, (bool)value ? "1" : "0"),
        ColumnKind.Day => Cell.OfDay(DateOnly.ParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ColumnKind.List => Cell.OfWords(ToList(value.AsArray())),
    };

    /// <summary>II, III; as JSON where a code would not survive that.</summary>
    private static string ToList(JsonArray list)
    {
        var words = list.Select(element => (string)element!).ToList();
        return words.Exists(word => word.Length == 0 || word.Trim() != word || word.Contains(',', StringComparison.Ordinal) || word.StartsWith('['))
            ? list.ToJsonString(JsonSerializerOptions.Web)
            : string.Join(", ", words);
    }
}
