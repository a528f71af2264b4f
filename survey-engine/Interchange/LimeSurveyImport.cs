using System.Xml;
using System.Xml.Linq;

namespace SurveyHub.Engine;

/// <summary>Reads the structure of a LimeSurvey survey (.lss): groups, questions, subquestions, answers and their languages.</summary>
public static class LimeSurveyImport
{
    /// <param name="name">Of the file, for a survey without a title.</param>
    public static Outcome<Imported> Read(Stream file, string name)
    {
        try
        {
            if (ForeignFile.Read(file) is not { } bytes)
                return Problem.FileTooLarge();
            ForeignFile.Bound(new MemoryStream(bytes));
            using var reader = XmlReader.Create(new MemoryStream(bytes), ForeignFile.Xml);
            var root = XDocument.Load(reader).Root;
            return root?.Name.LocalName == "document" ? new Reading(new(root)).Whole(name) : Problem.FormatUnknown(root?.Name.LocalName ?? "");
        }
        catch (XmlException e)
        {
            return Problem.FileUnreadable(e.Message) with { Line = e.LineNumber };
        }
        catch (InvalidDataException e)
        {
            return Problem.FileUnreadable(e.Message);
        }
    }

    private sealed class Reading(LimeSurveyTables tables)
    {
        private static readonly HashSet<string> _sections =
        [
            "LimeSurveyDocType", "DBVersion", "languages", "answers", "answer_l10ns", "groups", "group_l10ns", "questions", "question_l10ns", "subquestions",
            "surveys", "surveys_languagesettings", "question_attributes", "conditions",
        ];

        private readonly ForeignDraft _draft = new();

        public Outcome<Imported> Whole(string name)
        {
            foreach (var other in tables.Sections.Where(section => !_sections.Contains(section)))
                _draft.Losses.Add(Loss.Property("document", other));
            foreach (var condition in tables.Rows("conditions"))
                _draft.Losses.Add(Loss.Expression($"qid {LimeSurveyTables.Of(condition, "qid")}", $"{LimeSurveyTables.Of(condition, "cfieldname")} {LimeSurveyTables.Of(condition, "method")} {LimeSurveyTables.Of(condition, "value")}"));

            var texts = new ForeignTexts(_draft.Losses);
            var settings = tables.Rows("surveys_languagesettings");
            var title = texts.Text(settings.Select(row => KeyValuePair.Create(LimeSurveyTables.Of(row, "surveyls_language"), LimeSurveyTables.Of(row, "surveyls_title"))), "surveys_languagesettings") ?? new() { ["vi"] = name };
            var welcome = texts.Text(settings.Select(row => KeyValuePair.Create(LimeSurveyTables.Of(row, "surveyls_language"), LimeSurveyTables.Of(row, "surveyls_welcometext"))), "surveyls_welcometext");
            var items = new LimeSurveyItems(_draft, texts, tables);
            foreach (var group in tables.Distinct("groups", "gid").OrderBy(LimeSurveyTables.Order("group_order")))
                ReadGroup(group, items, texts, title);

            var frame = ForeignFrame.Of(_draft.NewCode(name, "surveys", new HashSet<string>()), title, welcome ?? ForeignFrame.Consent());
            return new ForeignFinish(_draft, TermLanguage.ExpressionScript).Version(frame);
        }

        private void ReadGroup(XElement group, LimeSurveyItems items, ForeignTexts texts, Dictionary<string, string> title)
        {
            var id = LimeSurveyTables.Of(group, "gid");
            var name = texts.Text(tables.Texts("groups", "gid", id, "group_name"), $"gid {id}") ?? title;
            _draft.Sections.Add(new(_draft.NewSection("g" + id), name, Lead: texts.Text(tables.Texts("groups", "gid", id, "description"), $"gid {id}")));
            var relevance = LimeSurveyTables.Of(group, "grelevance");
            foreach (var question in tables.Rows("questions", "gid", id).DistinctBy(question => LimeSurveyTables.Of(question, "qid")).Where(question => LimeSurveyTables.Of(question, "parent_qid") is "0" or "").OrderBy(LimeSurveyTables.Order("question_order")))
                items.Read(question, relevance);
        }
    }
}

/// <summary>The tables of an .lss file, which is a dump of LimeSurvey's own database; older versions repeat a row for every language.</summary>
internal sealed class LimeSurveyTables(XElement root)
{
    // Each question asks for rows: whoever looked through a table each time would need hours for a file that is made for it.
    private readonly Dictionary<string, List<XElement>> _rows = [];
    private readonly Dictionary<(string Table, string Column), ILookup<string, XElement>> _lookups = [];

    public IEnumerable<string> Sections => root.Elements().Select(element => element.Name.LocalName);

    public IReadOnlyList<XElement> Rows(string table)
    {
        if (!_rows.TryGetValue(table, out var rows))
            _rows[table] = rows = [.. root.Elements(table).Elements("rows").Elements("row")];
        return rows;
    }

    /// <summary>The rows with that value in that column, in their order.</summary>
    public IEnumerable<XElement> Rows(string table, string column, string value)
    {
        if (!_lookups.TryGetValue((table, column), out var lookup))
            _lookups[(table, column)] = lookup = Rows(table).ToLookup(row => Of(row, column));
        return lookup[value];
    }

    public static string Of(XElement row, string column) => row.Element(column)?.Value.Trim() ?? "";

    public static Func<XElement, int> Order(string column) => row => int.TryParse(Of(row, column), System.Globalization.CultureInfo.InvariantCulture, out var order) ? order : 0;

    /// <summary>Each thing once, whatever its languages.</summary>
    public IEnumerable<XElement> Distinct(string table, string id) => Rows(table).DistinctBy(row => Of(row, id));

    /// <summary>The words of one thing by language: in a table of their own since LimeSurvey 4, in its own rows before.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts(string table, string id, string value, string column)
    {
        var own = table[..^1] + "_l10ns";
        return Rows(own, id, value).Concat(Rows(table, id, value)).Concat(table == "questions" ? Rows("subquestions", id, value) : [])
            .Where(row => Of(row, "language").Length > 0 && Of(row, column).Length > 0)
            .Select(row => KeyValuePair.Create(Of(row, "language"), Of(row, column)));
    }
}
