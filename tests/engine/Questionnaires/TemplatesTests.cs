using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class TemplatesTests
{
    [Fact]
    public void All_AreTheTwoThatShip() => Assert.Equal(["one-stop-counter 1", "sipas-2023-2026 1"], Templates.All.Select(version => $"{version.Code} {version.Number}"));

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
        var levels = Templates.All.SelectMany(version => version.Items).Where(item => item.Code.Value.StartsWith('c') && item.Code.Value.Length == 3).Select(item => item.Options.Cast<Level>());

        Assert.All(levels, scale => Assert.Equal(
            ["1 Negative", "2 Negative", "3 Neutral", "4 Positive", "5 Positive"], scale.Select(level => $"{level.Value} {level.Meaning}")));
    }

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
