using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>Mistakes of real forms that never reach the linter, because the document cannot be read.</summary>
public sealed class RefusedBeforeLintingTests
{
    [Fact]
    public void Read_OptionCodeTwice_IsRefused() => Assert.Equal(
        ["code-repeated $.sections[1].items[1].options"],
        Refusals(document => document.Item(1, 1)["options"]![2]!["code"] = "tv"));

    [Fact]
    public void Read_ItemThatDependsOnALaterOne_IsRefused() => Assert.Equal(
        ["rule-item-later $.sections[0].items[0].visibleIf"],
        Refusals(document => document.Item(0, 0)["visibleIf"] = "gender = 'male'"));

    [Fact]
    public void Read_ItemThatDependsOnItself_IsRefused() => Assert.Equal(
        ["rule-item-later $.sections[1].items[0].visibleIf"],
        Refusals(document => document.Item(1, 0)["visibleIf"] = "gender = 'male'"));

    [Fact]
    public void Read_TwoItemsThatDependOnEachOther_AreRefusedAtTheFirst() => Assert.Equal(
        ["rule-item-later $.sections[0].items[0].visibleIf"],
        Refusals(document =>
        {
            document.Item(0, 0)["visibleIf"] = "c39 > 3";
            document.Item(0, 1)["visibleIf"] = "c24 > 3";
        }));

    private static IEnumerable<string> Refusals(Action<JsonNode> change) => QuestionnaireDocument.Read(Sample.Document(change)).Problems.Select(problem => $"{problem.Rule} {problem.Place}");
}
