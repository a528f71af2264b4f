using Bunit;
using SurveyHub.Web;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class StackedBarTests : BunitContext
{
    private static readonly LevelMeaning[] _five = [LevelMeaning.Negative, LevelMeaning.Negative, LevelMeaning.Neutral, LevelMeaning.Positive, LevelMeaning.Positive];

    [Fact]
    public void Render_FourLevelsChosen_EachSegmentIsAsWideAsItsShareAndStartsWhereTheLastEnded()
    {
        var bar = Render(_five, 1, 1, 2, 4);

        Assert.Equal([("0%", "12.5%"), ("12.5%", "12.5%"), ("25%", "25%"), ("50%", "50%")], Segments(bar));
    }

    [Fact]
    public void Render_LevelThatNobodyChose_HasNoSegment()
    {
        var bar = Render(_five, 0, 5, 0, 0, 15);

        Assert.Equal([("0%", "25%"), ("25%", "75%")], Segments(bar));
    }

    [Fact]
    public void Render_ExcludedLevel_IsInNeitherTheSegmentsNorTheShares()
    {
        var bar = Render([.. _five, LevelMeaning.Excluded], 0, 0, 1, 0, 1, 98);

        Assert.Equal([("0%", "50%"), ("50%", "50%")], Segments(bar));
        Assert.DoesNotContain("Mức 6", bar.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Render_NoValidAnswer_SaysSoInsteadOfABar(int excluded)
    {
        var bar = Render([.. _five, LevelMeaning.Excluded], 0, 0, 0, 0, 0, excluded);

        Assert.Empty(bar.FindAll("svg"));
        Assert.Equal("Chưa có câu trả lời", bar.Find("p").TextContent);
    }

    [Fact]
    public void Render_CriteriaWithoutACommonScale_SaysSoInsteadOfABar()
    {
        var bar = Render([]);

        Assert.Empty(bar.FindAll("svg"));
    }

    [Fact]
    public void Render_AnyCounts_ReadsThemOutInTheOrderOfTheScale()
    {
        var bar = Render(_five, 0, 0, 1, 1, 1);

        Assert.Equal("img", bar.Find("svg").GetAttribute("role"));
        Assert.Equal("Mức 1: 0,0\u00A0%; Mức 2: 0,0\u00A0%; Mức 3: 33,3\u00A0%; Mức 4: 33,3\u00A0%; Mức 5: 33,3\u00A0%", bar.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void Render_EachMeaning_HasItsShadeAndTheOutermostIsTheStrongest()
    {
        var bar = Render(_five, 1, 1, 1, 1, 1);

        Assert.Equal(
            ["shade-negative-strong", "shade-negative", "shade-neutral", "shade-positive", "shade-positive-strong"],
            bar.FindAll("rect").Select(segment => segment.GetAttribute("class")));
    }

    [Fact]
    public void Render_NarrowSegment_HasNoNumberAndAWideOneHasItInTheMiddle()
    {
        var bar = Render(_five, 6, 0, 0, 0, 94);

        var label = Assert.Single(bar.FindAll("text"));
        Assert.Equal(("94", "53%", "on-shade-positive-strong"), (label.TextContent, label.GetAttribute("x"), label.GetAttribute("class")));
    }

    [Fact]
    public void Render_LabelWithMarkup_StaysText()
    {
        var level = new Level(Code.Of("1"), 1, LevelMeaning.Positive, Sample.Text("<b>\"Tốt\" & nhanh</b>"));

        var bar = Render<StackedBar>(parameters => parameters.Add(chart => chart.Levels, [new LevelCount(level, 1)]).Add(chart => chart.T, Vietnamese()));

        Assert.Equal("<b>\"Tốt\" & nhanh</b>: 100,0\u00A0%", bar.Find("svg").GetAttribute("aria-label"));
        Assert.Empty(bar.FindAll("b"));
    }

    internal static Texts Vietnamese() => Texts.All.Single(texts => texts.Language == "vi");

    private IRenderedComponent<StackedBar> Render(LevelMeaning[] scale, params int[] counts)
    {
        var levels = counts.Select((count, i) => new LevelCount(new(Code.Of($"{i + 1}"), i + 1, scale[i], Sample.Text($"Mức {i + 1}")), count)).ToList();
        return Render<StackedBar>(parameters => parameters.Add(chart => chart.Levels, levels).Add(chart => chart.T, Vietnamese()));
    }

    private static IEnumerable<(string?, string?)> Segments(IRenderedComponent<StackedBar> bar) =>
        bar.FindAll("rect").Select(segment => (segment.GetAttribute("x"), segment.GetAttribute("width")));
}
