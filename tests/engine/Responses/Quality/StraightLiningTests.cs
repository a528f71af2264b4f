namespace SurveyHub.Tests;

public sealed class StraightLiningTests
{
    [Theory]
    [InlineData("4444444444", true)]
    [InlineData("1111111111", true)] // an angry citizen no less than a satisfied one
    [InlineData("3333333333", true)]
    [InlineData("4444444445", false)]
    [InlineData("5444444444", false)]
    [InlineData("44444444--", true)] // eight
    [InlineData("4444444---", false)] // seven
    [InlineData("-444-44444", true)]
    [InlineData("----------", false)]
    public void Of_TenCriteria_IsOneColumnOfEightOrMore(string levels, bool expected) =>
        Assert.Equal(expected, Flagged.Answers(Flagged.Campaign.Version, levels).Traits.IsStraightLined);

    [Fact]
    public void Of_OneSection_SaysNothing() // the same matter, asked in several ways
    {
        var version = Flagged.Criteria(20);

        Assert.False(Flagged.Answers(version, "4444444444----------").Traits.IsStraightLined);
        Assert.True(Flagged.Answers(version, "4444444444---------4").Traits.IsStraightLined);
    }

    [Fact]
    public void Of_ThreeLevels_SaysNothing()
    {
        var version = Flagged.Criteria(10, document =>
        {
            var levels = document["scales"]![0]!["levels"]!.AsArray();
            levels.RemoveAt(4);
            levels.RemoveAt(0);
        });

        Assert.False(Flagged.Answers(version, "4444444444").Traits.IsStraightLined);
    }

    [Fact]
    public void Of_AScaleThatRunsTheOtherWay_ComparesColumnsAndNotLevels()
    {
        var version = Flagged.Criteria(10, document =>
        {
            var reversed = document["scales"]![0]!.DeepClone();
            reversed["code"] = "reversed-5";
            reversed["levels"] = new System.Text.Json.Nodes.JsonArray([.. reversed["levels"]!.AsArray().Reverse().Select(level => level!.DeepClone())]);
            document["scales"]!.AsArray().Add(reversed);
            Sample.Set(document, "/sections/0/items/2/scale", "\"reversed-5\"");
        });

        Assert.True(Flagged.Answers(version, "4424444444").Traits.IsStraightLined);
        Assert.False(Flagged.Answers(version, "4444444444").Traits.IsStraightLined); // who reads the scale, and is satisfied with everything
    }
}
