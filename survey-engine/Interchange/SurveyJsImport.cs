using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>Reads a SurveyJS survey: pages and panels become sections, its expressions rules; the rest is listed.</summary>
public static class SurveyJsImport
{
    private static readonly HashSet<string> _known =
        ["title", "description", "pages", "elements", "questions", "locale", "surveyhub", "logoPosition"];

    /// <param name="name">Of the file, for a survey that has no code of its own.</param>
    public static Outcome<Imported> Read(string json, string name)
    {
        try
        {
            using var raw = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            using var survey = JsonDocument.Parse(CanonicalJson.Write(raw.RootElement));
            return survey.RootElement.ValueKind == JsonValueKind.Object ? new Reading(survey.RootElement).Whole(name) : Problem.DocumentMalformed("$", "{}");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // As in QuestionnaireDocument: half a surrogate pair is JSON, but no text.
            return Problem.DocumentMalformed((e as JsonException)?.Path ?? "$", e.Message) with { Line = (e as JsonException)?.LineNumber + 1 };
        }
    }

    private sealed class Reading
    {
        private readonly JsonElement _survey;
        private readonly ForeignDraft _draft = new();
        private readonly SurveyJsWords _words;
        private readonly SurveyJsItems _items;

        public Reading(JsonElement survey)
        {
            _survey = survey;
            _words = new(survey, _draft.Losses);
            _items = new(_draft, _words);
        }

        public Outcome<Imported> Whole(string name)
        {
            SurveyJsWords.ListOthers(_survey, "$", _known, _draft.Losses);
            var title = _words.Text(_survey, "title", "$") ?? new() { ["vi"] = name };
            var consent = _words.Text(_survey, "description", "$") ?? ForeignFrame.Consent();
            var code = _draft.NewCode(name, "$", new HashSet<string>());
            var frame = ForeignFrame.Of(code, title, consent);
            if (_survey.TryGetProperty("surveyhub", out var ours))
                frame = SurveyJsFrame.Read(ours, frame) ?? frame;
            _items.Scales = frame.Scales;

            foreach (var (page, path) in SurveyJsWords.Each(_survey, "pages", "$"))
                ReadPage(page, path, title);
            if (!_survey.TryGetProperty("pages", out _))
                ReadPage(_survey, "$", title);
            return new ForeignFinish(_draft, TermLanguage.SurveyJs).Version(frame);
        }

        private void ReadPage(JsonElement page, string path, Dictionary<string, string> title)
        {
            if (path != "$")
                SurveyJsWords.ListOthers(page, path, ["name", "title", "description", "elements", "questions", "visibleIf", "surveyhub"], _draft.Losses);
            var isRoot = path == "$";
            Open(page, isRoot ? null : _words.Text(page, "title", path), title, isRoot ? null : _words.Text(page, "description", path));
            ReadElements(page, path, isRoot ? [] : Conditions(page, []), _draft.Sections[^1]);
        }

        private void Open(JsonElement page, Dictionary<string, string>? title, Dictionary<string, string> otherwise, Dictionary<string, string>? lead) =>
            _draft.Sections.Add(new(
                SurveyJsWords.String(page, "surveyhub", "code") ?? _draft.NewSection(SurveyJsWords.String(page, "name") ?? "page"), title ?? otherwise, SurveyJsWords.String(page, "surveyhub", "content"), lead));

        private void ReadElements(JsonElement parent, string path, List<string> conditions, DraftSection own)
        {
            foreach (var (element, at) in SurveyJsWords.Each(parent, "elements", path).Concat(SurveyJsWords.Each(parent, "questions", path)))
            {
                if (SurveyJsWords.String(element, "type") != "panel")
                {
                    if (!ReferenceEquals(_draft.Sections[^1], own))
                        _draft.Sections.Add(own = own.Again(_draft.NewSection(own.Code)));
                    _items.Read(element, at, conditions);
                    continue;
                }

                SurveyJsWords.ListOthers(element, at, ["type", "name", "title", "description", "elements", "visibleIf"], _draft.Losses);
                Open(element, _words.Text(element, "title", at), own.Title, _words.Text(element, "description", at));
                ReadElements(element, at, Conditions(element, conditions), _draft.Sections[^1]);
            }
        }

        private static List<string> Conditions(JsonElement group, List<string> around) => SurveyJsWords.String(group, "visibleIf") is { } rule ? [.. around, rule] : around;
    }
}
