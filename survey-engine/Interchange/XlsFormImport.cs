namespace SurveyHub.Engine;

/// <summary>Reads an XLSForm, as KoboToolbox and ODK write it: sheets survey, choices and settings.</summary>
public static class XlsFormImport
{
    /// <param name="name">Of the file, for a form that has no id of its own.</param>
    public static Outcome<Imported> Read(Stream file, string name)
    {
        var read = WorkbookReader.Read(file);
        return read.Value is { } book ? Read(book, name) : read.Problems.ToList();
    }

    internal static Outcome<Imported> Read(Workbook book, string name)
    {
        if (book.Find("survey") is not { } survey)
            return Problem.SheetMissing("survey");
        return new Reading(book, survey).Whole(name);
    }

    private sealed class Reading
    {
        private static readonly HashSet<string> _known =
            ["type", "name", "label", "relevant", "required", "constraint", "constraint_message", "calculation", "parameters", "appearance"];

        private static readonly HashSet<string> _records = ["start", "end", "today", "deviceid", "username", "phonenumber", "audit", "simserial", "subscriberid"];

        private readonly Workbook _book;
        private readonly ForeignDraft _draft = new();
        private readonly XlsFormTable _survey;
        private readonly XlsFormItems _items;

        public Reading(Workbook book, Sheet survey)
        {
            _book = book;
            var settings = book.Find("settings") is { } sheet ? new XlsFormTable(sheet, "vi") : null;
            var language = settings is { Rows: [var row, ..] } ? row["default_language"] : "";
            var texts = new ForeignTexts(_draft.Losses);
            _survey = new(survey, language);
            _items = new(_draft, texts, book.Find("choices") is { } choices ? new XlsFormTable(choices, language) : null);
            Settings = settings;
        }

        private XlsFormTable? Settings { get; }

        public Outcome<Imported> Whole(string name)
        {
            foreach (var column in _survey.Columns.Where(column => !_known.Contains(XlsFormTable.Base(column))))
                _draft.Losses.Add(Loss.Property("survey", column));
            foreach (var sheet in _book.Sheets.Where(sheet => sheet.Name is not ("survey" or "choices" or "settings")))
                _draft.Losses.Add(Loss.Property(sheet.Name, sheet.Name));
            var settings = Settings is { Rows: [var first, ..] } ? first : null;
            foreach (var column in (settings is null ? [] : Settings!.Columns).Where(column => column is not ("form_title" or "form_id" or "id_string" or "default_language" or "version") && settings![column].Length > 0))
                _draft.Losses.Add(Loss.Property(settings!.Place, column));

            var title = new Dictionary<string, string> { ["vi"] = ForeignTexts.Clean(settings?["form_title"] is { Length: > 0 } said ? said : name) };
            _draft.Sections.Add(new(_draft.NewSection("main"), title));
            ReadRows(title);
            var id = settings?["form_id"] is { Length: > 0 } known ? known : settings?["id_string"] is { Length: > 0 } other ? other : name;
            var frame = ForeignFrame.Of(_draft.NewCode(id, "settings", new HashSet<string>()), title, ForeignFrame.Consent());
            return new ForeignFinish(_draft, TermLanguage.XPath).Version(frame);
        }

        private void ReadRows(Dictionary<string, string> title)
        {
            var groups = new Stack<(string? Relevant, Dictionary<string, string> Title)>();
            var repeats = 0;
            foreach (var row in _survey.Rows.Where(row => row["type"].Length > 0))
            {
                var type = row["type"].ToLowerInvariant().Replace(' ', '_');
                if (type is "begin_repeat" or "end_repeat")
                {
                    if (type == "begin_repeat" && repeats == 0)
                        _draft.Losses.Add(Loss.Repeat(row.Place, row["name"]));
                    repeats = Math.Max(0, repeats + (type == "begin_repeat" ? 1 : -1));
                }
                else if (repeats > 0)
                {
                    _draft.Losses.Add(Loss.Kind(row.Place, $"{row["type"]} ({row["name"]})"));
                }
                else if (type == "begin_group")
                {
                    if (row["appearance"] is { Length: > 0 } look)
                        _draft.Losses.Add(Loss.Property(row.Place, $"appearance: {look}"));
                    groups.Push((row["relevant"] is { Length: > 0 } relevant ? relevant : null, _items.Text(row, "label") ?? title));
                    _draft.Sections.Add(new(_draft.NewSection(row["name"]), groups.Peek().Title));
                }
                else if (type == "end_group")
                {
                    groups.TryPop(out _);
                    _draft.Sections.Add(new(_draft.NewSection("main"), groups.TryPeek(out var around) ? around.Title : title));
                }
                else if (_records.Contains(type))
                {
                    _draft.Losses.Add(Loss.Kind(row.Place, row["type"]));
                }
                else
                {
                    _items.Read(row, [.. groups.Reverse().Select(group => group.Relevant).OfType<string>()]);
                }
            }
        }
    }
}
