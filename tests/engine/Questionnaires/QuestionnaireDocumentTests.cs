using System.Text;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class QuestionnaireDocumentTests
{
    // The path and the rule of each refusal, by the one change that is made to the sample document.
    public static TheoryData<string, string, string, string> Refusals => new()
    {
        { "$.code", "\"Sample\"", "code-malformed", "$.code" },
        { "$.version", "0", "value-unsupported", "$.version" },
        { "$.title", """{ "en": "Sample" }""", "text-missing", "$.title.vi" },
        { "$.title", """{ "vi": " " }""", "text-missing", "$.title.vi" },
        { "$.consent", """{ "en": "Anonymous." }""", "text-missing", "$.consent.vi" },
        { "$.index.formula", "\"mean9_pct\"", "value-unsupported", "$.index.formula" },
        { "$.index.aggregation", "\"mean_of_months\"", "value-unsupported", "$.index.aggregation" },
        { "$.indices[0].code", "\"TTHC\"", "code-malformed", "$.indices[0].code" },
        { "$.indices[0].contents", "[]", "value-unsupported", "$.indices[0].contents" },
        { "$.indices[0].contents", """["II", "II"]""", "value-unsupported", "$.indices[0].contents" },
        { "$.indices[0].contents", """["III"]""", "reference-unknown", "$.indices[0].contents" },
        { "$.indices[0].population", "\"everyone\"", "document-malformed", "$.indices[0].population" },
        { "$.scales[0].levels[1].value", "1", "code-repeated", "$.scales[0].levels" },
        { "$.scales[0].levels[1].value", "-2", "value-unsupported", "$.scales[0].levels" },
        { "$.scales[0].levels[1].value", "-2147483648", "value-unsupported", "$.scales[0].levels" },
        { "$.scales[0].levels[1].value", "99999999999", "document-malformed", "$.scales[0].levels[1].value" },
        { "$.scales[0].levels[1].value", "\"2\"", "document-malformed", "$.scales[0].levels[1].value" },
        { "$.scales[0].levels[1].code", "\"1\"", "code-repeated", "$.scales[0].levels" },
        { "$.scales[0].levels[1].code", "\"Low\"", "code-malformed", "$.scales[0].levels[1].code" },
        { "$.scales[0].levels[1].meaning", "\"good\"", "document-malformed", "$.scales[0].levels[1].meaning" },
        { "$.scales[0].levels[1].label", "{}", "text-missing", "$.scales[0].levels[1].label.vi" },
        { "$.scales[0].levels", """[{ "value": 1, "meaning": "positive", "label": { "vi": "Có" } }]""", "options-too-few", "$.scales[0].levels" },
        { "$.contents[0].title", "{}", "text-missing", "$.contents[0].title.vi" },
        { "$.sections[0].title", "{}", "text-missing", "$.sections[0].title.vi" },
        { "$.sections[0].lead", "{}", "text-missing", "$.sections[0].lead.vi" },
        { "$.sections[0].content", "\"III\"", "reference-unknown", "$.sections[0].content" },
        { "$.sections[1].code", "\"II.A\"", "code-repeated", "$.sections" },
        { "$.sections[0].items[1].code", "\"c24\"", "code-repeated", "$.sections[0].items[1].code" },
        { "$.sections[0].items[1].code", "\"C39\"", "code-malformed", "$.sections[0].items[1].code" },
        { "$.sections[0].items[1].code", "\"39\"", "code-malformed", "$.sections[0].items[1].code" },
        { "$.sections[0].items[1].code", "\"\"", "code-malformed", "$.sections[0].items[1].code" },
        { "$.sections[0].items[1].question", "{}", "text-missing", "$.sections[0].items[1].question.vi" },
        { "$.sections[0].items[1].type", "\"slider\"", "document-malformed", "$.sections[0].items[1].type" },
        { "$.sections[0].items[1].type", "\"SCALE\"", "document-malformed", "$.sections[0].items[1].type" },
        { "$.sections[1].items[2].type", "\"single, multiple\"", "document-malformed", "$.sections[1].items[2].type" },
        { "$.sections[0].items[1].scale", "\"stars\"", "reference-unknown", "$.sections[0].items[1].scale" },
        { "$.sections[0].items[1].required", "\"yes\"", "document-malformed", "$.sections[0].items[1].required" },
        { "$.sections[0].items[1].maxLength", "10", "value-unsupported", "$.sections[0].items[1].maxLength" },
        { "$.sections[0].items[1].options", "[]", "value-unsupported", "$.sections[0].items[1].options" },
        { "$.sections[1].items[0].scale", "\"satisfaction-5\"", "value-unsupported", "$.sections[1].items[0].scale" },
        { "$.sections[1].items[0].data", "\"secret\"", "document-malformed", "$.sections[1].items[0].data" },
        { "$.sections[1].items[0].options[1].code", "\"male\"", "code-repeated", "$.sections[1].items[0].options" },
        { "$.sections[1].items[0].options[1].code", "\"Female\"", "code-malformed", "$.sections[1].items[0].options[1].code" },
        { "$.sections[1].items[0].options[1].label", "{}", "text-missing", "$.sections[1].items[0].options[1].label.vi" },
        { "$.sections[1].items[0].options", "[]", "options-too-few", "$.sections[1].items[0].options" },
        { "$.sections[1].items[2].maxLength", "0", "value-unsupported", "$.sections[1].items[2].maxLength" },
        { "$.sections[1].items[2].options", "[]", "value-unsupported", "$.sections[1].items[2].options" },
        { "$.sections[0].lead", "null", "document-malformed", "$.sections[0].lead" },
        { "$.title", "null", "document-malformed", "$.title" },
        { "$.titel", "{}", "document-malformed", "$.titel" },
        { "$.sections[0].items[1].help", "\"?\"", "document-malformed", "$.sections[0].items[1].help" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Read_OneThingWrong_IsOneProblemAtItsPath(string path, string value, string rule, string place)
    {
        var problem = Assert.Single(QuestionnaireDocument.Read(Sample.Document(document => Put(document, path, JsonNode.Parse(value)))).Problems);

        Assert.Equal((rule, place), (problem.Rule, problem.Place));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("version")]
    [InlineData("title")]
    [InlineData("consent")]
    [InlineData("index")]
    [InlineData("indices")]
    [InlineData("scales")]
    [InlineData("contents")]
    [InlineData("sections")]
    public void Read_PropertyMissing_IsNamed(string property)
    {
        var problem = Assert.Single(QuestionnaireDocument.Read(Sample.Document(document => document.AsObject().Remove(property))).Problems);

        Assert.Equal("document-malformed", problem.Rule);
        Assert.Contains($"'{property}'", problem.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{} {}")]
    [InlineData("// a comment")]
    [InlineData("""{ "code": "\ud800" }""")]
    [InlineData("""{ "\udc00": 1 }""")]
    [InlineData("""{ "code": "\ufffe" }""")]
    [InlineData("\uD800")]
    public void Read_NoDocument_IsRefused(string json) => Assert.Equal("document-malformed", Assert.Single(QuestionnaireDocument.Read(json).Problems).Rule);

    [Theory]
    [InlineData("""{ "code": "a", "code": "b" }""")]
    [InlineData("""{ "title": { "vi": "a", "vi": "b" } }""")]
    public void Read_KeyTwice_IsRefused(string json) =>
        Assert.Contains("uplicate", Assert.Single(QuestionnaireDocument.Read(json).Problems).Value, StringComparison.Ordinal);

    [Theory]
    [InlineData("$.scales", "$.scales[1].code")]
    [InlineData("$.contents", "$.contents[1].code")]
    [InlineData("$.indices", "$.indices[1].code")]
    public void Read_CodeTwiceInAList_IsNamed(string list, string place)
    {
        var json = Sample.Document(document => Find(document, list).AsArray().Add(Find(document, list)[0]!.DeepClone()));

        Assert.Equal(("code-repeated", place), Only(QuestionnaireDocument.Read(json)));
    }

    [Fact]
    public void Read_ItemCodeTwiceInDifferentSections_IsNamed()
    {
        var json = Sample.Document(document => Put(document, "$.sections[1].items[0].code", "c24"));

        Assert.Equal(("code-repeated", "$.sections[1].items[0].code"), Only(QuestionnaireDocument.Read(json)));
    }

    [Fact]
    public void Read_ItemsOfAContentThatAreNoScales_AreEachNamed()
    {
        var read = QuestionnaireDocument.Read(Sample.Document(document => Put(document, "$.sections[1].content", "II")));

        Assert.All(read.Problems, problem => Assert.Equal("value-unsupported", problem.Rule));
        Assert.Equal(["$.sections[1].items[0].type", "$.sections[1].items[1].type", "$.sections[1].items[2].type"], read.Problems.Select(problem => problem.Place));
    }

    [Fact]
    public void Read_ScaleOfTwelveLevels_IsRefused()
    {
        var json = Sample.Document(document => Put(document, "$.scales[0].levels", new JsonArray(
            [.. Enumerable.Range(1, 12).Select(value => JsonNode.Parse($$"""{ "value": {{value}}, "meaning": "neutral", "label": { "vi": "{{value}}" } }"""))])));

        Assert.Equal(("options-too-few", "$.scales[0].levels"), Only(QuestionnaireDocument.Read(json)));
    }

    [Fact]
    public void Read_ManyThingsWrong_NamesThemAll()
    {
        var read = QuestionnaireDocument.Read(Sample.Document(document =>
        {
            Put(document, "$.code", "Sample");
            Put(document, "$.index.formula", "mean9");
            Put(document, "$.sections[0].items[0].code", "c 24");
            Put(document, "$.sections[0].items[1].code", "c 39");
        }));

        Assert.Equal(["$.code", "$.index.formula", "$.sections[0].items[0].code", "$.sections[0].items[1].code"], read.Problems.Select(problem => problem.Place));
    }

    [Fact]
    public void Read_Sample_HasWhatTheDocumentSays()
    {
        var version = Sample.Version();

        Assert.Equal(["c24", "c39", "gender", "channels", "comment"], version.Items.Select(item => item.Code.Value));
        Assert.Equal([ItemKind.Scale, ItemKind.Scale, ItemKind.Single, ItemKind.Multiple, ItemKind.Text], version.Items.Select(item => item.Kind));
        Assert.Equal(["1", "2", "3", "4", "5"], version.Items[0].Options.Select(option => option.Code.Value));
        Assert.Equal((true, false, 20), (version.Items[0].Required, version.Items[1].Required, version.Items[4].MaxLength));
        Assert.Equal("Nơi tiếp nhận dễ tìm", version.Find(Code.Of("c24"))!.Question.In("en"));
    }

    [Fact]
    public void Read_LevelsWithCodes_AreFoundByCodeAndByValue()
    {
        var item = Sample.Version(document => Put(document, "$.scales[0].levels[4].code", "high")).Items[0];

        Assert.Equal("high", item.Find("high")?.Code.Value);
        Assert.Equal("high", item.Find("5")?.Code.Value);
        Assert.Null(item.Find("6"));
    }

    [Fact]
    public void Sha256_SameDocumentInAnotherOrderAndLayout_IsTheSame()
    {
        var reversed = new JsonObject(JsonNode.Parse(Sample.Document())!.AsObject().Reverse().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        var indented = "\n\t" + JsonNode.Parse(Sample.Document())!.ToJsonString(new(System.Text.Json.JsonSerializerOptions.Default) { WriteIndented = true });

        Assert.Equal(Sample.Version().Sha256, Sample.Must(QuestionnaireDocument.Read(reversed.ToJsonString())).Sha256);
        Assert.Equal(Sample.Version().Sha256, Sample.Must(QuestionnaireDocument.Read(indented)).Sha256);
    }

    [Fact]
    public void Sha256_DecomposedVietnamese_IsTheSameAndReadAsComposed()
    {
        var version = Sample.Version(document => Put(document, "$.title.vi", "Phiếu mẫu".Normalize(NormalizationForm.FormD)));

        Assert.Equal(Sample.Version().Sha256, version.Sha256);
        Assert.Equal("Phiếu mẫu", version.Title.In("vi"));
    }

    [Theory]
    [InlineData("$.version", "2")]
    [InlineData("$.title.vi", "\"Phiếu mẫu.\"")]
    [InlineData("$.note", "\"Đối chiếu trước khi phát hành.\"")]
    [InlineData("$.scales[0].levels[2].meaning", "\"negative\"")]
    [InlineData("$.sections[0].items[0].required", "false")]
    [InlineData("$.sections[1].items[2].maxLength", "21")]
    public void Sha256_AnyOtherChange_IsAnother(string path, string value) =>
        Assert.NotEqual(Sample.Version().Sha256, Sample.Version(document => Put(document, path, JsonNode.Parse(value))).Sha256);

    [Fact]
    public void Document_ReadAgain_IsTheSameVersion()
    {
        var version = Templates.Find("sipas-2023-2026")!;

        Assert.Equal(version.Sha256, Sample.Must(QuestionnaireDocument.Read(version.Document)).Sha256);
    }

    private static (string, string?) Only(Outcome<QuestionnaireVersion> read)
    {
        var problem = Assert.Single(read.Problems);
        return (problem.Rule, problem.Place);
    }

    private static JsonNode Find(JsonNode document, string path) => path[1..].Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(document, (node, step) => int.TryParse(step, System.Globalization.CultureInfo.InvariantCulture, out var i) ? node[i]! : node[step]!);

    private static void Put(JsonNode document, string path, JsonNode? value)
    {
        var last = path.LastIndexOf('.');
        Find(document, path[..last])[path[(last + 1)..]] = value;
    }
}
