using System.Text.Json.Nodes;

namespace SurveyHub.Engine;

/// <summary>Reads a questionnaire that was written in a spreadsheet; every problem names its sheet and cell.</summary>
public static class SpreadsheetImport
{
    public static Outcome<Imported> Read(Stream file)
    {
        var read = WorkbookReader.Read(file);
        return read.Value is { } book ? Read(book) : read.Problems.ToList();
    }

    internal static Outcome<Imported> Read(Workbook book) => new Reading(book).Document();

    private sealed class Reading(Workbook book)
    {
        private readonly List<Problem> _problems = [];
        private readonly List<Loss> _losses = [];

        /// <summary>The cell each JSON path was read from.</summary>
        private readonly Dictionary<string, string> _cells = [];

        public Outcome<Imported> Document()
        {
            foreach (var sheet in book.Sheets.Where(sheet => !IsKnown(sheet.Name)))
                _losses.Add(Loss.Property(sheet.Name, sheet.Name));
            var heads = Rows(SpreadsheetColumns.Questionnaire);
            var document = heads.FirstOrDefault()?.Json ?? [];
            foreach (var more in heads.Skip(1))
                _problems.Add(Problem.CellMalformed(more.Place, SpreadsheetColumns.Questionnaire.Name));

            var items = new Dictionary<string, (JsonObject Json, string Path)>();
            document["scales"] = Scales();
            document["contents"] = List("$.contents", Rows(SpreadsheetColumns.Contents));
            document["indices"] = List("$.indices", Rows(SpreadsheetColumns.Indices));
            document["sections"] = Sections(items);
            if (heads.Count > 0)
                heads[0].PlaceAt("$", _cells);
            AddBelow(Rows(SpreadsheetColumns.Options), "options", items);
            if (_problems.Count > 0)
                return _problems;

            var read = QuestionnaireDocument.Read(document.ToJsonString());
            return read.Value is { } version ? new Imported(version, _losses) : read.Problems.Select(problem => problem with { Place = CellOf(problem.Place), Line = null }).ToList();
        }

        private static bool IsKnown(string name) => new[]
        {
            SpreadsheetColumns.Questionnaire, SpreadsheetColumns.Sections, SpreadsheetColumns.Items, SpreadsheetColumns.Options,
            SpreadsheetColumns.Scales, SpreadsheetColumns.Contents, SpreadsheetColumns.Indices,
        }.Any(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));

        private List<SpreadsheetRow> Rows(SpreadsheetSheet shape)
        {
            if (book.Find(shape.Name) is { } sheet)
                return new SpreadsheetSheetReader(sheet, shape, _problems).Rows();
            _problems.Add(Problem.SheetMissing(shape.Name));
            return [];
        }

        private JsonArray Scales()
        {
            var scales = new Dictionary<string, (JsonObject Json, string Path)>();
            var list = new JsonArray();
            foreach (var row in Rows(SpreadsheetColumns.Scales))
            {
                if (!scales.ContainsKey(row.Parent))
                {
                    var scale = new JsonObject { ["code"] = row.Parent, ["levels"] = new JsonArray() };
                    scales[row.Parent] = (scale, $"$.scales[{list.Count}]");
                    _cells[$"$.scales[{list.Count}]"] = row.Place;
                    list.Add(scale);
                }

                AddBelow([row], "levels", scales);
            }

            return list;
        }

        private JsonArray Sections(Dictionary<string, (JsonObject Json, string Path)> items)
        {
            var rows = Rows(SpreadsheetColumns.Sections);
            var list = List("$.sections", rows);
            var sections = new Dictionary<string, (JsonObject Json, string Path)>();
            for (var i = 0; i < rows.Count; i++)
            {
                rows[i].Json["items"] = new JsonArray();
                rows[i].Json.TryAdd("code", "");
                sections.TryAdd((string)rows[i].Json["code"]!, (rows[i].Json, $"$.sections[{i}]"));
            }

            foreach (var row in Rows(SpreadsheetColumns.Items))
            {
                var path = AddBelow([row], "items", sections);
                if (path is not null && (string?)row.Json["code"] is { } code)
                    items.TryAdd(code, (row.Json, path));
            }

            return list;
        }

        private JsonArray List(string path, List<SpreadsheetRow> rows)
        {
            var list = new JsonArray();
            foreach (var row in rows)
            {
                if (path != "$.indices")
                    row.Json.TryAdd("code", ""); // a code of a section or content may be any text
                row.PlaceAt($"{path}[{list.Count}]", _cells);
                list.Add(row.Json);
            }

            return list;
        }

        /// <summary>Adds each row to the list of the object it names as its parent.</summary>
        /// <returns>The JSON path of the last one; null when it names none.</returns>
        private string? AddBelow(IEnumerable<SpreadsheetRow> rows, string property, Dictionary<string, (JsonObject Json, string Path)> parents)
        {
            string? path = null;
            foreach (var row in rows)
            {
                if (!parents.TryGetValue(row.Parent, out var parent))
                {
                    _problems.Add(Problem.ReferenceUnknown(row.Place, row.Parent));
                    continue;
                }

                if (parent.Json[property] is not JsonArray list)
                    parent.Json[property] = list = [];
                path = $"{parent.Path}.{property}[{list.Count}]";
                row.PlaceAt(path, _cells);
                list.Add(row.Json);
            }

            return path;
        }

        /// <summary>The cell of the path, or of the nearest thing around it.</summary>
        private string CellOf(string? path)
        {
            for (var part = path ?? "$"; ; part = part[..part.LastIndexOfAny(['.', '['])])
            {
                if (_cells.TryGetValue(part, out var cell))
                    return cell;
                if (part.LastIndexOfAny(['.', '[']) <= 0)
                    return SpreadsheetColumns.Questionnaire.Name + "!A2";
            }
        }
    }
}
