using Bunit;
using FsCheck;
using FsCheck.Fluent;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class DriverQuadrantTests : BunitContext
{
    [Fact] // the axis is whole because 20 % is below 40; the cuts are the means of 50 % each, and the furthest from them is 1 / 1.15 of 170 pixels up or down
    public void Render_Criteria_StandAtTheirRateAndImportance()
    {
        var chart = Render([ChartSample.Driver(0, 0.6, 20), ChartSample.Driver(1, 0.4, 80)]);

        Assert.Equal([("20%", "46.17"), ("80%", "341.83")], chart.FindAll(".point > svg:first-of-type").Select(mark => (mark.GetAttribute("x")!, mark.GetAttribute("y")!)));
        Assert.Equal(["50%", "0"], chart.FindAll(".chart-cut").Select(cut => cut.GetAttribute("x1")));
        Assert.Equal("194", chart.FindAll(".chart-cut")[1].GetAttribute("y1"));
    }

    [Fact]
    public void Render_WhatToMendFirst_IsAFilledDiamondAndSaid()
    {
        var chart = Render([ChartSample.Driver(0, 0.6, 20), ChartSample.Driver(1, 0.4, 80)]);

        Assert.Equal(["mark-missed", "mark-met-uncertain"], chart.FindAll(".point > svg:first-of-type").Select(mark => mark.ClassName));
        Assert.Equal(
            "2 nội dung. Cần cải thiện trước: c24 Nơi tiếp nhận dễ tìm: Cải thiện trước. mức độ quan trọng 60,0\u00A0%, 20,00\u00A0% hài lòng.", chart.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void Render_TwoAtOnePlace_LeavesOutTheLabelThatHasNoRoom()
    {
        Assert.Equal(2, Render([ChartSample.Driver(0, 0.5, 50), ChartSample.Driver(1, 0.5, 50)]).FindAll(".chart-code").Count); // one to each side
        Assert.Equal(2, Render([ChartSample.Driver(0, 0.334, 50), ChartSample.Driver(1, 0.333, 50), ChartSample.Driver(0, 0.333, 50)]).FindAll(".chart-code").Count);
    }

    [Fact]
    public void Render_NothingKnown_SaysSo() => Assert.Equal("Chưa có số liệu", Render(priorities: null).Find("p").TextContent);

    [Fact]
    public void Render_OneCriterion_IsDrawn() => Assert.Single(Render([ChartSample.Driver(0, 1, 100)]).FindAll(".point"));

    [Fact]
    public void Render_AnyDrivers_StayInside() => Check.One(ChartSample.Few, Prop.ForAll(ChartSample.Counts, counts =>
    {
        if (counts.Length > 0)
            ChartSample.AssertInside(Render([.. counts.Select((count, i) => ChartSample.Driver(i % 2, (double)count.Of / 500, count.Satisfied / 5))]).Find("svg"));
    }));

    private IRenderedComponent<DriverQuadrant> Render(IReadOnlyList<Driver> drivers) => Render(Priorities.Of(drivers));

    private IRenderedComponent<DriverQuadrant> Render(Priorities? priorities) =>
        Render<DriverQuadrant>(parameters => parameters.Add(chart => chart.Priorities, priorities).Add(chart => chart.T, StackedBarTests.Vietnamese()));
}
