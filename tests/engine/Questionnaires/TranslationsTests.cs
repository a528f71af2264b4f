namespace SurveyHub.Tests;

public sealed class TranslationsTests
{
    [Fact]
    public void Missing_OnlyVietnameseIsRequired_IsNothing() => Assert.Empty(Translations.Missing(Sample.Version()));

    [Fact]
    public void Warnings_ALanguageThatSomeTextsHave_NameTheOthers()
    {
        var warnings = Translations.Warnings(Sample.Version());

        Assert.Contains(Problem.TranslationMissing("$.sections[1].items[0].options[1].label", "en"), warnings);
        Assert.DoesNotContain(warnings, warning => warning.Place == "$.title");
    }

    [Fact]
    public void Missing_ATemplateInEveryLanguageItRequires_IsNothing()
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(Templates.Find("sipas-2023-2026")!.Document)!;
        Sample.Set(document, "/languages", """["vi", "en"]""");

        Assert.Empty(Translations.Missing(Sample.Must(QuestionnaireDocument.Read(document.ToJsonString()))));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""["en"]""")]
    [InlineData("""["vi", "vi"]""")]
    [InlineData("""["vi", "EN"]""")]
    public void Read_LanguagesThatCannotBe_AreRefused(string languages) => Assert.Equal(
        ["$.languages"],
        QuestionnaireDocument.Read(Sample.Document(document => Sample.Set(document, "/languages", languages))).Problems.Select(problem => problem.Place));
}
