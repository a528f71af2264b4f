using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>Files of other programs, well-made and hostile ones.</summary>
internal static class Interchange
{
    private static readonly string[] _values =
    [
        "true", "false", "0", "-1", "1.50", "2", "12345678901234567890.5", "\"\"", "\" \"", "\"II\"", "\"c1\"", "\"text\"", "\"1900-02-03\"", "\"2026-01-01\"", "\"agree\"", "\"01\"",
        "\"\\u0007\\r\\n_x000D_\"", "\"đất, đai\"", """{ "vi": "Có", "lo": "" }""", """{ "vi": "Có", " a:b · c": "x" }""", "[\"II\"]",
    ];

    public static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "interchange", file));

    /// <summary>A file of the repository itself.</summary>
    public static string Repository(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SurveyHub.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, file);
    }

    /// <summary>Of an XLSForm the spreadsheet that its readable text stands for.</summary>
    public static byte[] Bytes(string file) => file.EndsWith(".csv", StringComparison.Ordinal) ? WorkbookWriter.Write(Book(Text(file))) : Encoding.UTF8.GetBytes(Text(file));

    public static Outcome<Imported> Read(string file) =>
        QuestionnaireFile.Read(new MemoryStream(Bytes(file)), file.Split('.')[0] + (file.EndsWith(".csv", StringComparison.Ordinal) ? ".xlsx" : Path.GetExtension(file)));

    /// <summary>What a person would check: the sections, items, options and rules, then the losses.</summary>
    public static string Describe(Imported imported)
    {
        var text = new StringBuilder();
        Line($"{imported.Version.Code}: {imported.Version.Title.In("vi")}");
        foreach (var section in imported.Version.Sections)
        {
            Line($"# {section.Title.In("vi")} | {section.Title.In("en")}");
            foreach (var item in section.Items)
            {
                Line($"{item.Code} {Words.Write(item.Kind)}{(item.Required ? "!" : "")} {item.Question.In("vi")} | {item.Question.In("en")}{(item.Grid is { } grid ? $" [{grid}]" : "")}");
                if (item.Options.Count > 0)
                    Line($"  {string.Join("; ", item.Options.Select(option => $"{option.Code} {option.Label.In("vi")}{(option.IsExclusive ? " (alone)" : "")}{(option.AsksForWords ? " (words)" : "")}"))}");
                foreach (var (name, rule) in new[] { ("visible", item.VisibleIf), ("required", item.RequiredIf), ("valid", item.ValidIf?.Rule), ("formula", item.Formula) }.Where(pair => pair.Item2 is not null))
                    Line($"  {name}: {rule}");
            }
        }

        foreach (var loss in imported.Losses)
            Line($"- {loss.Why}: {loss.What} @ {loss.Where}");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
    }

    /// <summary>Sheets one below the other, each under its name: <c># survey</c>.</summary>
    private static Workbook Book(string text) => new([.. text.ReplaceLineEndings("\n").Split("# ", StringSplitOptions.RemoveEmptyEntries).Select(part =>
    {
        var rows = part.Split('\n').Skip(1).Where(line => line.Length > 0).Select((line, i) => new SheetRow(i + 1, Cells(line).Select((cell, at) => (cell, at)).Where(pair => pair.cell.Length > 0).ToDictionary(pair => pair.at, pair => Cell.OfWords(pair.cell)))).ToList();
        return new Sheet(part[..part.IndexOf('\n', StringComparison.Ordinal)].Trim(), rows);
    })]);

    /// <summary>Commas between quotation marks do not separate.</summary>
    private static IEnumerable<string> Cells(string line) =>
        string.Concat(line.Split('"').Select((part, i) => i % 2 == 0 ? part.Replace(',', '\t') : part)).Split('\t');

    public static QuestionnaireVersion EveryKind() => Sample.Must(QuestionnaireDocument.Read(Text("every-kind.json")));

    /// <summary>The document of every kind with a few values replaced or left out; about half of them stay valid.</summary>
    public static string Mutate(int seed)
    {
        var random = new Random(seed);
        var document = JsonNode.Parse(Text("every-kind.json"))!;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var nodes = Below(document).ToList();
            var (parent, step) = nodes[random.Next(nodes.Count)];
            if (step is int at && random.Next(2) == 0)
                ((JsonArray)parent).RemoveAt(at);
            else if (step is string name && random.Next(3) == 0)
                ((JsonObject)parent).Remove(name);
            else if (step is string key)
                parent[key] = JsonNode.Parse(_values[random.Next(_values.Length)]);
        }

        return document.ToJsonString();
    }

    /// <summary>The spreadsheet with another word in one cell.</summary>
    public static MemoryStream Change(byte[] file, string sheet, string column, int row, string value)
    {
        var book = Sample.Must(WorkbookReader.Read(new MemoryStream(file)));
        var old = book.Find(sheet)!;
        var at = old.Rows[0].Cells.Single(cell => cell.Value.Text.EndsWith(" · " + column, StringComparison.Ordinal)).Key;
        var rows = old.Rows.Select(one => one.Number == row ? new SheetRow(row, new Dictionary<int, Cell>(one.Cells) { [at] = Cell.OfWords(value) }) : one);
        return new(WorkbookWriter.Write(new([.. book.Sheets.Select(one => one == old ? new(sheet, [.. rows]) : one)])));
    }

    public static MemoryStream Zip(params (string Name, string Text)[] parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        file.Position = 0;
        return file;
    }

    private static IEnumerable<(JsonNode Parent, object Step)> Below(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(pair => Below(pair.Value).Prepend((parent, pair.Key))),
        JsonArray parent => parent.SelectMany((element, i) => Below(element).Prepend((parent, i))),
        _ => [],
    };
}
