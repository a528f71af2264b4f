using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class TemplatesTests
{
    [Fact]
    public void All_AreThoseThatShip() => Assert.Equal(
        [
            "blank 1", "hospital-inpatient 1", "hospital-outpatient 1", "nd61-evaluation 1",
            "one-stop-counter 1", "one-tap-rating 1", "public-education 1", "sipas-2023-2026 1",
        ],
        Templates.All.Select(version => $"{version.Code} {version.Number}"));

    [Fact]
    public void Sipas_HasTheNineFactorsOfDecision1001() => Assert.Equal(
        [
            "I.A: c01 c02",
            "I.B: c03 c04",
            "I.C: c05 c06 c07 c08 c09 c10 c11 c12 c13",
            "I.D: c14 c15 c16 c17 c18 c19 c20 c21 c22 c23",
            "II.A: c24 c25 c26",
            "II.B: c27 c28 c29 c30",
            "II.C: c31 c32 c33",
            "II.D: c34 c35 c36",
            "II.E: c37 c38 c39",
        ],
        Factors(Templates.Find("sipas-2023-2026")!));

    [Fact]
    public void OneStopCounter_HasTheSixteenCriteriaOfPartTwo() => Assert.Equal(
        ["II.A: c24 c25 c26", "II.B: c27 c28 c29 c30", "II.C: c31 c32 c33", "II.D: c34 c35 c36", "II.E: c37 c38 c39"],
        Factors(Templates.Find("one-stop-counter")!));

    [Fact]
    public void Criteria_AreAnsweredOnTheFiveLevelsOfTheDecision()
    {
        var decided = new[] { "one-stop-counter", "sipas-2023-2026" }.Select(Templates.Find).SelectMany(version => version!.Items);
        var levels = decided.Where(item => item.Code.Value.StartsWith('c') && item.Code.Value.Length == 3).Select(item => item.Options.Cast<Level>());

        Assert.All(levels, scale => Assert.Equal(
            ["1 Negative", "2 Negative", "3 Neutral", "4 Positive", "5 Positive"], scale.Select(level => $"{level.Value} {level.Meaning}")));
    }

    [Theory]
    [InlineData("hospital-inpatient", "A5 B7 C11 D7 E6")]
    [InlineData("hospital-outpatient", "A5 B10 C8 D4 E4")]
    [InlineData("public-education", "A5 B6 C5 D6 E5")]
    [InlineData("nd61-evaluation", "I.A9")]
    [InlineData("one-tap-rating", "I.A1")]
    [InlineData("blank", "I.A1")]
    public void Criteria_OfEachFactor_AreAsManyAsTheInstrumentHas(string template, string counts) => Assert.Equal(
        counts,
        string.Join(' ', Templates.Find(template)!.Sections.Where(section => section.Content is not null).Select(section => $"{section.Code}{section.Items.Count(item => item.Kind == ItemKind.Scale)}")));

    [Theory]
    [InlineData("hospital-inpatient", "0 Excluded|1 Negative|2 Negative|3 Neutral|4 Positive|5 Positive")]
    [InlineData("hospital-outpatient", "0 Excluded|1 Negative|2 Negative|3 Neutral|4 Positive|5 Positive")]
    [InlineData("public-education", "1 Negative|2 Negative|3 Neutral|4 Positive|5 Positive")]
    [InlineData("nd61-evaluation", "0 Negative|1 Neutral|2 Positive")]
    [InlineData("one-tap-rating", "1 Negative|2 Negative|3 Neutral|4 Positive|5 Positive")]
    public void Levels_OfEachInstrument_MeanWhatItSays(string template, string levels) => Assert.All(
        Templates.Find(template)!.Items.Where(item => item.Kind == ItemKind.Scale),
        item => Assert.Equal(levels, string.Join('|', item.Options.Cast<Level>().Select(level => $"{level.Value} {level.Meaning}"))));

    [Theory]
    [InlineData("2", 18)]
    [InlineData("1", 9)]
    [InlineData("0", 0)]
    public void Nd61_SamePointsEverywhere_AddUpToTheTotal(string points, double total)
    {
        var version = Templates.Find("nd61-evaluation")!;

        Assert.Equal(total, RuleEvaluator.Evaluate(version.Find(Code.Of("total"))!.Formula!, Answer, Sample.Today).Number);

        RuleValue Answer(Code code) => RuleValue.Option(Code.Of(points), ((Level)version.Find(code)!.Find(points)!).Value);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("3", true)]
    [InlineData("4", false)]
    public void OneTapRating_Reason_IsAskedOfWhomIsNotSatisfied(string face, bool isAsked)
    {
        var rule = Templates.Find("one-tap-rating")!.Find(Code.Of("reason"))!.VisibleIf!;

        Assert.Equal(isAsked, RuleEvaluator.Holds(rule, _ => RuleValue.Option(Code.Of(face), double.Parse(face, System.Globalization.CultureInfo.InvariantCulture)), Sample.Today));
    }

    [Theory]
    [InlineData("hospital-inpatient", "public-service-unit")]
    [InlineData("hospital-outpatient", "public-service-unit")]
    [InlineData("public-education", "public-service-unit")]
    [InlineData("nd61-evaluation", "tthc service")]
    [InlineData("one-tap-rating", "tthc service public-service-unit")]
    [InlineData("blank", "")]
    public void Indices_OfATemplate_AreThoseThatItsTargetsName(string template, string indices) =>
        Assert.Equal(indices, string.Join(' ', Templates.Find(template)!.Indices.Select(index => index.Code)));

    [Fact]
    public void Templates_PassTheLinterWithoutAWarning() =>
        Assert.Empty(Templates.All.SelectMany(version => Linter.Check(version).Where(finding => finding.Weight > FindingWeight.Advice).Select(finding => $"{version.Code}: {finding.Rule} {finding.Place} {string.Join('|', finding.Values)}")));

    [Fact]
    public void Documents_AreInNormalFormC() => Assert.All(Templates.All, version => Assert.True(version.Document.IsNormalized()));

    [Fact]
    public void Texts_AreAllInVietnameseAndEnglish() => Assert.All(Templates.All.SelectMany(version => Texts(JsonNode.Parse(version.Document))), text =>
    {
        Assert.False(string.IsNullOrWhiteSpace((string?)text["vi"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)text["en"]), (string?)text["vi"]);
    });

    [Fact]
    public void Ethnicity_IsSensitiveAndNeverRequired()
    {
        var ethnicity = Templates.Find("sipas-2023-2026")!.Find(Code.Of("ethnicity"))!;

        Assert.Equal(PersonalData.Sensitive, ethnicity.Data);
        Assert.False(ethnicity.Required);
    }

    [Theory]
    [InlineData("SIPAS-2023-2026", true)]
    [InlineData("sipas", false)]
    [InlineData("no code", false)]
    public void Find_Name_IsTheTemplateOrNull(string name, bool isThere) => Assert.Equal(isThere, Templates.Find(name) is not null);

    private static IEnumerable<string> Factors(QuestionnaireVersion version) => version.Sections
        .Where(section => section.Content is not null)
        .Select(section => $"{section.Code}: {string.Join(' ', section.Items.Select(item => item.Code))}");

    /// <summary>Every object of the document that says something in Vietnamese or English.</summary>
    private static IEnumerable<JsonObject> Texts(JsonNode? node) => node switch
    {
        JsonObject text when text.ContainsKey("vi") || text.ContainsKey("en") => [text],
        JsonObject parent => parent.SelectMany(pair => Texts(pair.Value)),
        JsonArray parent => parent.SelectMany(Texts),
        _ => [],
    };
}
