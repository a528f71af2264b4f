namespace SurveyHub.Tests;

public sealed class CodePermanenceTests
{
    private const string Gender = "/sections/1/items/0/options/";

    [Theory]
    [InlineData("/scales/0/levels/0/meaning", "\"neutral\"", "level-meaning-changed")]
    [InlineData("/scales/0/levels/1", """{ "value": 7, "code": "2", "meaning": "negative", "label": { "vi": "Không hài lòng" } }""", "level-value-changed")]
    [InlineData("/scales/0/levels/4/label/vi", "\"Rất không hài lòng\"", "option-meaning-moved")]
    [InlineData("/scales/0/levels/1/label/vi", "\"Hài lòng\"", "option-meaning-moved")]
    [InlineData("/scales/0/levels/3/label/vi", "\"Không vừa ý\"", "option-code-reused?")]
    public void Check_Scale_IsRefusedOnEveryItem(string pointer, string json, string expected) =>
        Assert.Equal([$"c24 {expected}", $"c39 {expected}"], Check(Sample.VersionWith(pointer, json), Sample.Version()));

    [Theory]
    [InlineData("/sections/1/items/0/type", "\"multiple\"", "gender item-kind-changed")]
    [InlineData(Gender + "0/label/vi", "\"Trẻ em\"", "gender option-code-reused?")]
    [InlineData(Gender + "0/label/vi", "\"Nữ\"", "gender option-meaning-moved")]
    public void Check_Item_IsRefused(string pointer, string json, string expected) =>
        Assert.Equal([expected], Check(Sample.VersionWith(pointer, json), Sample.Version()));

    [Theory]
    [InlineData("/sections/0/items/0/question/vi", "\"Điều hoàn toàn khác\"")]
    [InlineData(Gender + "0/label/vi", "\"nam.\"")]
    [InlineData(Gender + "0/label/en", "\"Anything\"")]
    [InlineData(Gender + "-", """{ "code": "other", "label": { "vi": "Khác" } }""")]
    [InlineData("/sections/1/items/0", "null")]
    public void Check_WhatStoredAnswersSurvive_IsSafe(string pointer, string json) =>
        Assert.Empty(Check(Sample.VersionWith(pointer, json), Sample.Version()));

    [Fact]
    public void Check_LevelsInTheOppositeOrder_AreRefused()
    {
        var flipped = Sample.Version(document =>
        {
            var levels = document["scales"]![0]!["levels"]!.AsArray();
            var nodes = levels.Reverse().ToList();
            levels.Clear();
            nodes.ForEach(levels.Add);
        });

        Assert.Equal(["c24 levels-flipped", "c39 levels-flipped"], Check(flipped, Sample.Version()));
    }

    [Fact]
    public void Check_ACodeThatWasAway_CannotComeBackAsAnotherKindOrOption()
    {
        var without = Sample.VersionWith("/sections/1/items/0", "null");
        var asNumber = Sample.VersionWith("/sections/1/items/0", """{ "code": "gender", "type": "number", "number": { "least": 0, "most": 9 }, "question": { "vi": "Giới tính" } }""", number: 3);
        var asOther = Sample.VersionWith("/sections/1/items/0/question/vi", "\"Ông/bà làm nghề gì?\"", number: 3);

        Assert.Equal(["gender item-kind-changed"], Check(asNumber, Sample.Version(), without));
        Assert.Equal(["gender item-code-reused?"], Check(asOther, Sample.Version(), without));
        Assert.Empty(Check(Sample.Version(), Sample.Version(), without));
    }

    [Fact]
    public void Check_AnOptionThatWasAway_CannotComeBackWithAnotherMeaning()
    {
        var without = Sample.VersionWith("/sections/1/items/1/options/2", "null");
        var back = Sample.VersionWith("/sections/1/items/1/options/2/label/vi", "\"Hàng xóm\"", number: 3);

        Assert.Equal(["channels option-code-reused?"], Check(back, Sample.Version(), without));
    }

    /// <summary>A question mark: may be confirmed.</summary>
    private static IEnumerable<string> Check(QuestionnaireVersion newer, params QuestionnaireVersion[] earlier) =>
        CodePermanence.Check(earlier, newer).Select(found => $"{found.Item} {found.Problem.Rule}{(found.MayBeConfirmed ? "?" : "")}");
}
