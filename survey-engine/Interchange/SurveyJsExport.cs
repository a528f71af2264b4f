using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SurveyHub.Engine;

/// <summary>Writes a version as a SurveyJS survey; what SurveyJS cannot say stands under <c>surveyhub</c>, which only <see cref="SurveyJsImport"/> reads.</summary>
public static class SurveyJsExport
{
    private static readonly JsonSerializerOptions _writing = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions _frame = new(DocumentShape.Strict) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static Exported Write(QuestionnaireVersion version) => new Writing(version).Whole();

    private sealed class Writing(QuestionnaireVersion version)
    {
        private readonly List<Loss> _losses = [];
        private readonly SurveyJsRules _rules = new(version);
        private readonly DocumentShape.Version _shape = JsonSerializer.Deserialize<DocumentShape.Version>(version.Document, DocumentShape.Strict)!;

        public Exported Whole()
        {
            var frame = new SurveyJsFrame(_shape.Code, _shape.Number, _shape.Consent, _shape.Index, _shape.Indices, _shape.Scales, _shape.Contents, _shape.Source, _shape.Note);
            var survey = new JsonObject
            {
                ["locale"] = "vi",
                ["title"] = Text(_shape.Title),
                ["description"] = Text(_shape.Consent),
                ["pages"] = new JsonArray([.. _shape.Sections.Select(Page)]),
                ["surveyhub"] = JsonSerializer.SerializeToNode(frame, _frame),
            };
            return new(survey.ToJsonString(_writing) + "\n", _losses);
        }

        private static JsonObject Text(IReadOnlyDictionary<string, string> text) =>
            new(text.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key == "vi" ? "default" : pair.Key, (JsonNode?)Encode(pair.Value))));

        /// <summary>SurveyJS shows markup, and an import takes it out; here it was meant as words.</summary>
        private static string Encode(string words) => words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

        private JsonObject Page(DocumentShape.Section section)
        {
            var page = new JsonObject { ["name"] = section.Code, ["title"] = Text(section.Title), ["elements"] = new JsonArray([.. section.Items.Select(Question)]) };
            if (section.Lead is { } lead)
                page["description"] = Text(lead);
            page["surveyhub"] = new JsonObject { ["code"] = section.Code };
            if (section.Content is { } content)
                page["surveyhub"]!["content"] = content;
            return page;
        }

        private JsonObject Question(DocumentShape.Item item)
        {
            var (question, ours) = (new JsonObject { ["type"] = TypeOf(item), ["name"] = item.Code, [item.Type == ItemKind.Information ? "html" : "title"] = Piped(item) }, new JsonObject());
            if (item.Required)
                question["isRequired"] = true;
            var read = version.Find(Code.Of(item.Code))!;
            AddRule(question, "visibleIf", read.VisibleIf, item);
            AddRule(question, "requiredIf", read.RequiredIf, item);
            AddRule(question, "expression", read.Formula, item);
            if (item.ValidIf is { } valid && read.ValidIf is { } checking && Translate(checking.Rule, item) is { } expression)
                question["validators"] = new JsonArray(new JsonObject { ["type"] = "expression", ["text"] = Text(valid.Message), ["expression"] = expression });
            AddAnswers(question, ours, item);
            if (item.Data is { } data)
                ours["data"] = Words.Write(data);
            if (item.Grid is { } grid)
                ours["grid"] = grid;
            if (ours.Count > 0)
                question["surveyhub"] = ours;
            return question;
        }

        private static string TypeOf(DocumentShape.Item item) => item.Type switch
        {
            ItemKind.Scale => "rating",
            ItemKind.Single => "radiogroup",
            ItemKind.Multiple => "checkbox",
            ItemKind.Ranking => "ranking",
            ItemKind.YesNo or ItemKind.Consent => "boolean",
            ItemKind.Text when item.Long => "comment",
            ItemKind.Number or ItemKind.Date or ItemKind.Text => "text",
            ItemKind.Information => "html",
            ItemKind.Computed => "expression",
        };

        private void AddAnswers(JsonObject question, JsonObject ours, DocumentShape.Item item)
        {
            switch (item.Type)
            {
                case ItemKind.Scale:
                    question["rateValues"] = new JsonArray([.. _shape.Scales.First(scale => scale.Code == item.Scale).Levels.Select(level => new JsonObject { ["value"] = level.Value, ["text"] = Text(level.Label) })]);
                    ours["scale"] = item.Scale;
                    break;
                case ItemKind.Single or ItemKind.Multiple or ItemKind.Ranking:
                    question["choices"] = new JsonArray([.. item.Options!.Select(option => Choice(option, item))]);
                    if (item.Least is { } least)
                        question["minSelectedChoices"] = least;
                    if (item.Most is { } most)
                        question["maxSelectedChoices"] = most;
                    break;
                case ItemKind.Number:
                    (question["inputType"], question["min"], question["max"]) = ("number", item.Number!.Least, item.Number.Most);
                    question["step"] = decimal.Parse("1e-" + item.Number.Decimals.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
                    if (item.Number.Unit is { } unit)
                        ours["unit"] = Text(unit);
                    break;
                case ItemKind.Date:
                    question["inputType"] = "date";
                    if (item.Days is { } days)
                        (question["min"], question["max"]) = ($"{days.Least:yyyy-MM-dd}", $"{days.Most:yyyy-MM-dd}");
                    break;
                case ItemKind.Text:
                    question["maxLength"] = item.MaxLength;
                    break;
                case ItemKind.Consent:
                    question["renderAs"] = "checkbox";
                    break;
                case ItemKind.YesNo or ItemKind.Information or ItemKind.Computed:
                    break;
            }
        }

        private JsonObject Choice(DocumentShape.Option option, DocumentShape.Item item)
        {
            var choice = new JsonObject { ["value"] = option.Code, ["text"] = Text(option.Label) };
            if (!option.Exclusive && !option.AsksForWords)
                return choice;
            choice["surveyhub"] = new JsonObject { ["exclusive"] = option.Exclusive, ["asksForWords"] = option.AsksForWords };
            _losses.Add(Loss.Property(item.Code, $"{option.Code}: {(option.Exclusive ? "exclusive" : "asksForWords")}"));
            return choice;
        }

        private void AddRule(JsonObject question, string property, Rule? rule, DocumentShape.Item item)
        {
            if (rule is not null && Translate(rule, item) is { } expression)
                question[property] = expression;
        }

        private string? Translate(Rule rule, DocumentShape.Item item)
        {
            var expression = _rules.Print(rule);
            if (expression is null)
                _losses.Add(Loss.Expression(item.Code, rule.ToString()));
            return expression;
        }

        /// <summary>SurveyJS repeats an answer by its name alone.</summary>
        private JsonObject Piped(DocumentShape.Item item) => Text(item.Question.ToDictionary(pair => pair.Key, pair => string.Concat(PipedText.Parse(pair.Value).Value!.Parts.Select(part =>
        {
            if (part.Rule is null or Rule.Item)
                return part.Words ?? $"{{{part.Rule}}}";
            _losses.Add(Loss.Piping(item.Code, part.Rule.ToString()));
            return $"({part.Rule})";
        }))));
    }
}
