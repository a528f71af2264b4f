using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class VersionComparisonTests
{
    [Fact]
    public void Compare_AVersionAndItself_IsEmpty() =>
        Assert.All(Templates.All.Append(Sample.Version()), version => Assert.Empty(VersionComparison.Compare(version, version)));

    [Theory]
    [InlineData("/version", "7", "")]
    [InlineData("/title/en", "\"Model\"", "$.title cosmetic: title")]
    [InlineData("/source", "\"Quyết định 1\"", "$.title cosmetic: title")]
    [InlineData("/consent/vi", "\"Xin mời.\"", "$.consent cosmetic: consent")]
    [InlineData("/languages", "[\"vi\", \"en\"]", "$.languages cosmetic: languages")]
    [InlineData("/sections/0/title/vi", "\"Tiếp cận\"", "$.title cosmetic: title")]
    [InlineData("/sections/0/lead", "{ \"vi\": \"Ông/bà thấy thế nào?\" }", "$.sections[0].lead comparable: lead")]
    [InlineData("/indices/0/population", "\"public-service\"", "$.indices.tthc break: index-population")]
    [InlineData("/indices/0", "null", "$.title cosmetic: title; $.indices.tthc removed")]
    [InlineData("/indices/-", """{ "code": "y-te", "title": { "vi": "Y tế" }, "contents": ["II"], "population": "public-service" }""", "$.title cosmetic: title; $.indices.y-te added")]
    public void Compare_SomethingBesideTheItems_IsListed(string pointer, string json, string expected) => AssertChanges(expected, pointer, json);

    [Theory]
    [InlineData("0/items/0/question/vi", "\"Nơi tiếp nhận rất dễ tìm\"", "c24 comparable: wording")]
    [InlineData("0/items/0/question/en", "\"Easy to find\"", "c24 cosmetic: translation")]
    [InlineData("0/items/0/required", "false", "c24 comparable: required")]
    [InlineData("0/items/1/visibleIf", "\"c24 < 3\"", "c39 break: visible-if")]
    [InlineData("0/items/1/requiredIf", "\"c24 < 3\"", "c39 comparable: required-if")]
    [InlineData("0/items/1/validIf", """{ "rule": "c39 > 1", "message": { "vi": "Không." } }""", "c39 comparable: valid-if message")]
    [InlineData("0/items/1/grid", "\"g\"", "c39 cosmetic: layout")]
    [InlineData("0/items/1", "null", "c39 removed")]
    [InlineData("1/items/0/data", "\"sensitive\"", "gender cosmetic: personal-data")]
    [InlineData("1/items/0/options/0/label/vi", "\"Nam giới\"", "gender comparable: option-wording male")]
    [InlineData("1/items/0/options/0/label/en", "\"Male\"", "gender cosmetic: option-translation male")]
    [InlineData("1/items/0/options/1/asksForWords", "true", "gender comparable: option-asks-for-words female")]
    [InlineData("1/items/0/options/-", """{ "code": "other", "label": { "vi": "Khác" } }""", "gender comparable: option-added other")]
    [InlineData("1/items/1/options/2", "null", "channels break: chosen option-removed web")]
    [InlineData("1/items/1/options/2/exclusive", "true", "channels comparable: option-exclusive web")]
    [InlineData("1/items/1/most", "2", "channels comparable: chosen")]
    [InlineData("1/items/2/maxLength", "30", "comment comparable: max-length")]
    [InlineData("1/items/-", """{ "code": "age", "type": "number", "number": { "least": 0, "most": 120 }, "question": { "vi": "Tuổi" } }""", "age added")]
    public void Compare_OneItem_IsThatChange(string pointer, string json, string expected) => AssertChanges(expected, "/sections/" + pointer, json);

    [Theory]
    [InlineData("0/meaning", "\"neutral\"", "break: level-meaning 1")]
    [InlineData("0/label/vi", "\"Rất không vừa lòng\"", "comparable: option-wording 1")]
    [InlineData("-", """{ "value": 6, "meaning": "positive", "label": { "vi": "Tuyệt vời" } }""", "break: level-added 6")]
    [InlineData("-", """{ "value": 0, "meaning": "excluded", "label": { "vi": "Không sử dụng" } }""", "comparable: option-added 0")]
    public void Compare_Scale_ChangesEveryItemOnIt(string pointer, string json, string expected) =>
        AssertChanges($"c24 {expected}; c39 {expected}", "/scales/0/levels/" + pointer, json);

    [Theory]
    [InlineData("""{ "least": 0, "most": 90, "unit": { "vi": "phút" } }""", "time comparable: range")]
    [InlineData("""{ "least": 0, "most": 60, "decimals": 1, "unit": { "vi": "phút" } }""", "time comparable: decimals")]
    [InlineData("""{ "least": 0, "most": 60, "unit": { "vi": "giờ" } }""", "time comparable: unit")]
    public void Compare_Number_SaysWhatOfIt(string number, string expected)
    {
        var older = WithNumber("""{ "least": 0, "most": 60, "unit": { "vi": "phút" } }""");

        Assert.Equal(expected, Describe(VersionComparison.Compare(older, WithNumber(number))));
    }

    [Fact]
    public void Compare_OneItemMovedToTheEnd_OnlyThatOneIsReordered()
    {
        var newer = Sample.Version(document =>
        {
            var items = document["sections"]![1]!["items"]!.AsArray();
            var first = items[0]!;
            items.RemoveAt(0);
            items.Add(first);
        });

        Assert.Equal("gender cosmetic: order", Describe(VersionComparison.Compare(Sample.Version(), newer)));
    }

    [Fact]
    public void Compare_ACriterionMovedToAnotherFactor_BreaksItsIndex()
    {
        var newer = Sample.Version(document =>
        {
            var c39 = document["sections"]![0]!["items"]![1]!.DeepClone();
            document["sections"]![0]!["items"]!.AsArray().RemoveAt(1);
            document["sections"]!.AsArray().Insert(1, new JsonObject { ["code"] = "II.B", ["content"] = "II", ["title"] = new JsonObject { ["vi"] = "Khác" }, ["items"] = new JsonArray(c39) });
        });

        Assert.Equal("c39 break: factor; $.title cosmetic: title", Describe(VersionComparison.Compare(Sample.Version(), newer)));
    }

    [Fact]
    public void Compare_ASectionOfAnotherCodeUnderAnotherSentence_ChangesItsItems()
    {
        var newer = Sample.Version(document =>
        {
            Sample.Set(document, "/sections/1/code", "\"you\"");
            Sample.Set(document, "/sections/1/lead", """{ "vi": "Xin cho biết" }""");
        });

        Assert.Equal(
            "gender comparable: section lead; channels comparable: section lead; comment comparable: section lead; $.title cosmetic: title",
            Describe(VersionComparison.Compare(Sample.Version(), newer)));
    }

    [Fact]
    public void Compare_WhatEachChangeTouches_AreItemsOfTheOlderVersion()
    {
        var changes = VersionComparison.Compare(Sample.Version(), Sample.VersionWith("/indices/0/population", "\"public-service\""));

        Assert.Equal(["c24", "c39"], Assert.Single(changes).Items.Select(code => code.Value));
    }

    private static void AssertChanges(string expected, string pointer, string json) =>
        Assert.Equal(expected, Describe(VersionComparison.Compare(Sample.Version(), Sample.VersionWith(pointer, json))));

    private static QuestionnaireVersion WithNumber(string number) => Sample.Version(document => document["sections"]![1]!["items"]!.AsArray().Add(
        JsonNode.Parse($$"""{ "code": "time", "type": "number", "question": { "vi": "Thời gian chờ" }, "number": {{number}} }""")));

    private static string Describe(IEnumerable<Change> changes) => string.Join("; ", changes.Select(change =>
        $"{change.Place} {Words.Write(change.Class)}{(change.Differences.Count > 0 ? ":" : "")}{string.Concat(change.Differences.Select(Describe))}"));

    private static string Describe(AspectDifference difference) => $" {Words.Write(difference.Aspect)}{(difference.Option is { } option ? $" {option}" : "")}";
}
