using Bunit;
using FsCheck;
using FsCheck.Fluent;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class FunnelTests : BunitContext
{
    [Fact]
    public void Render_Steps_AreAsWideAsTheirShareOfTheMost()
    {
        var chart = Render(("Đã chọn", 200), ("Đã gặp", 150), ("Đã trả lời", 50), ("Đã rút", 0));

        Assert.Equal(["100%", "75%", "25%", "0%"], chart.FindAll(".chart-step").Select(bar => bar.GetAttribute("width")));
        Assert.Equal("Đã trả lời: 50, 25,0\u00A0% của bước đầu, 33,3\u00A0% của bước trước", chart.FindAll("title")[2].TextContent);
    }

    [Fact]
    public void Render_MoreThanWerePlanned_StayInside()
    {
        var chart = Render(("Đã chọn", 100), ("Đã trả lời", 125));

        Assert.Equal(["80%", "100%"], chart.FindAll(".chart-step").Select(bar => bar.GetAttribute("width")));
        Assert.Equal("125 · 125,0\u00A0%", chart.FindAll(".chart-value")[1].TextContent);
    }

    [Fact]
    public void Render_NobodyYet_SaysSo()
    {
        Assert.Equal("Chưa có số liệu", Render(("Đã chọn", 0)).Find("p").TextContent);
        Assert.Equal("Chưa có số liệu", Render().Find("p").TextContent);
    }

    [Fact]
    public void Render_AnyCounts_StayInside() => Check.One(ChartSample.Few, Prop.ForAll(Gen.Choose(0, 1_000_000).ArrayOf().ToArbitrary(), counts =>
    {
        if (Array.Exists(counts, count => count > 0))
            ChartSample.AssertInside(Render([.. counts.Select(count => ("Bước", (long)count))]).Find("svg"));
    }));

    private IRenderedComponent<Funnel> Render(params (string Name, long Count)[] steps) =>
        Render<Funnel>(parameters => parameters.Add(chart => chart.Steps, [.. steps.Select(step => new FunnelStep(step.Name, step.Count))]).Add(chart => chart.T, StackedBarTests.Vietnamese()));
}
