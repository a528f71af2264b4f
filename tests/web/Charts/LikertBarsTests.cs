using Bunit;
using FsCheck;
using FsCheck.Fluent;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class LikertBarsTests : BunitContext
{
    [Fact] // 20 % against and half of 20 % neutral stand to the left of the middle, the other 70 % to the right
    public void Render_Levels_AreAsWideAsTheirSharesAroundTheMiddleOfTheNeutralOnes()
    {
        var chart = Render(ChartSample.Levels(10, 10, 20, 40, 20));

        Assert.Equal([(0, 10), (10, 10), (20, 20), (40, 40), (80, 20)], chart.FindAll(".point > rect[height='18']").Select(bar => (Math.Round(bar.Share("x"), 3), Math.Round(bar.Share("width"), 3))));
        Assert.Equal("30%", chart.Find(".chart-middle").GetAttribute("x1"));
    }

    [Fact] // the other bar needs 50 % to the left and 90 % to the right is needed by this one: 140 % in all
    public void Render_SeveralBars_HaveOneMiddleAndOneScale()
    {
        var chart = Render(ChartSample.Levels(50, 0, 0, 0, 50), ChartSample.Levels(10, 0, 0, 0, 90));

        var bars = chart.FindAll(".point > rect[height='18']");
        Assert.Equal([0, 35.7143, 28.5714, 35.7143], bars.Select(bar => bar.Share("x")));
        Assert.Equal(64.2857, bars[3].Share("width"), 3);
    }

    [Fact]
    public void Render_AllSatisfied_HasOneBarToTheRight()
    {
        var bar = Assert.Single(Render(ChartSample.Levels(0, 0, 0, 0, 7)).FindAll(".point > rect[height='18']"));

        Assert.Equal("shade-positive-strong", bar.ClassName);
        Assert.Equal(100, bar.Share("x") + bar.Share("width"), 3);
    }

    [Fact]
    public void Render_OneQuestionWithoutAnswers_SaysSoAndHasNoBar()
    {
        var chart = Render(ChartSample.Levels(1, 0, 0, 0, 1), ChartSample.Levels(0, 0, 0, 0, 0));

        Assert.Equal(2, chart.FindAll(".point > rect[height='18']").Count);
        Assert.Equal("c24 Nơi tiếp nhận dễ tìm: Chưa có số liệu", chart.FindAll(".point > title")[1].TextContent);
    }

    [Fact]
    public void Render_NoAnswersAtAll_SaysSo()
    {
        Assert.Equal("Chưa có số liệu", Render(ChartSample.Levels(0, 0, 0, 0, 0)).Find("p").TextContent);
        Assert.Equal("Chưa có số liệu", Render().Find("p").TextContent);
    }

    [Fact]
    public void Render_Answers_StandInTheTableByLevel()
    {
        var chart = Render(ChartSample.Levels(1, 0, 0, 0, 3));

        Assert.Equal(["c24", "Nơi tiếp nhận dễ tìm", "75,00\u00A0%", "1", "0", "0", "0", "3"], chart.FindAll("tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Render_AnyAnswers_StayInside() => Check.One(ChartSample.Few, Prop.ForAll(Gen.Choose(0, 50).ArrayOf(5).ListOf().ToArbitrary(), all =>
    {
        if (all.Any(counts => counts.Sum() > 0))
            ChartSample.AssertInside(Render([.. all.Select(counts => ChartSample.Levels(counts))]).Find("svg"));
    }));

    private IRenderedComponent<LikertBars> Render(params Estimate[] estimates) =>
        Render<LikertBars>(parameters => parameters.Add(chart => chart.Estimates, estimates).Add(chart => chart.T, StackedBarTests.Vietnamese()));
}
