using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>What a document may say of an item, and what its rules may name.</summary>
public sealed class DocumentItemsTests
{
    [Theory]
    [InlineData("""{ "code": "x", "type": "number", "question": { "vi": "?" } }""", "value-unsupported", ".number")]
    [InlineData("""{ "code": "x", "type": "number", "question": { "vi": "?" }, "number": { "least": 2, "most": 1 } }""", "value-unsupported", ".number")]
    [InlineData("""{ "code": "x", "type": "ranking", "question": { "vi": "?" }, "most": 3, "options": [ { "code": "a", "label": { "vi": "A" } }, { "code": "b", "label": { "vi": "B" } } ] }""", "value-unsupported", ".most")]
    [InlineData("""{ "code": "x", "type": "single", "question": { "vi": "?" }, "options": [ { "code": "a", "label": { "vi": "A" } }, { "code": "b", "label": { "vi": "B" }, "exclusive": true } ] }""", "value-unsupported", ".options")]
    [InlineData("""{ "code": "x", "type": "information", "question": { "vi": "?" }, "required": true }""", "value-unsupported", ".required")]
    [InlineData("""{ "code": "x", "type": "computed", "question": { "vi": "?" } }""", "value-unsupported", ".formula")]
    [InlineData("""{ "code": "x", "type": "yes-no", "question": { "vi": "?" }, "visibleIf": "gendr = 'male'" }""", "rule-item-unknown", ".visibleIf")]
    [InlineData("""{ "code": "x", "type": "yes-no", "question": { "vi": "?" }, "visibleIf": "x = 'yes'" }""", "rule-item-later", ".visibleIf")] // itself: a circle of one
    [InlineData("""{ "code": "x", "type": "yes-no", "question": { "vi": "?" }, "visibleIf": "gender + 1" }""", "rule-type-mismatch", ".visibleIf")]
    [InlineData("""{ "code": "x", "type": "yes-no", "question": { "vi": "Đã chờ {wait} phút?" } }""", "rule-item-unknown", ".question.vi")]
    [InlineData("""{ "code": "unit", "type": "yes-no", "question": { "vi": "?" } }""", "code-reserved", ".code")]
    [InlineData("""{ "code": "and", "type": "yes-no", "question": { "vi": "?" } }""", "code-reserved", ".code")]
    public void Read_ItemThatSaysTooLittleOrTooMuch_IsRefusedAtItsPath(string item, string rule, string place)
    {
        var problems = QuestionnaireDocument.Read(Sample.Document(document => document["sections"]![1]!["items"]!.AsArray().Add(JsonNode.Parse(item)))).Problems;

        Assert.Contains((rule, "$.sections[1].items[3]" + place), problems.Select(problem => (problem.Rule, problem.Place!)));
    }

    [Fact]
    public void Read_RuleThatNamesALaterItem_SaysSo()
    {
        var problem = Assert.Single(QuestionnaireDocument.Read(Sample.Document(document => document["sections"]![0]!["items"]![1]!["visibleIf"] = "gender = 'male'")).Problems);

        Assert.Equal(("rule-item-later", "$.sections[0].items[1].visibleIf", 1, "gender"), (problem.Rule, problem.Place, problem.Column, problem.Value));
    }

    [Fact]
    public void Read_EveryKindOfItem_IsRead() =>
        Assert.Equal(
            [ItemKind.YesNo, ItemKind.Number, ItemKind.Computed, ItemKind.Multiple, ItemKind.Date, ItemKind.Date, ItemKind.Ranking, ItemKind.Information, ItemKind.Text, ItemKind.Consent],
            KindsSample.Version().Sections[1].Items.Select(item => item.Kind));
}
