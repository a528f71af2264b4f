using AngleSharp.Dom;
using Bunit;
using FsCheck;
using FsCheck.Fluent;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class RankedDotsTests : BunitContext
{
    [Fact]
    public void Render_Unit_HasItsDotAtItsRateOnItsInterval()
    {
        var unit = ChartSample.Unit("Xã A", 75, 100) with { Rank = 1, TieGroup = 1, Interval = new(0.6, 0.9) };

        var chart = Render([unit], axis: RateAxis.Whole);

        Assert.Equal("75%", chart.Find(".point > svg").GetAttribute("x"));
        Assert.Equal((60, 30), (chart.Find(".chart-svg .chart-interval").Share("x"), Math.Round(chart.Find(".chart-svg .chart-interval").Share("width"), 3)));
    }

    [Theory]
    [InlineData(0, "80%")]
    [InlineData(0.5, "60%")]
    public void Render_Target_IsALineAtItsShareOfTheAxis(double from, string place)
    {
        var line = Render(ChartSample.Ranked((90, 100)), ChartSample.Over80, new(from)).Find(".chart-svg > .chart-target");

        Assert.Equal((place, place), (line.GetAttribute("x1"), line.GetAttribute("x2")));
    }

    [Fact] // [91.5, 97.1], [85.6, 93.1], [74.6, 84.5] and [43.8, 56.2] per cent: see RankingTests
    public void Render_UnitsThatCannotBeToldApart_ShareABand()
    {
        var chart = Render(ChartSample.Ranked((380, 400), (360, 400), (320, 400), (200, 400)));

        Assert.Equal(["Nhóm 1 (2 đơn vị)", "Nhóm 2 (1 đơn vị)", "Nhóm 3 (1 đơn vị)"], chart.FindAll(".chart-part").Select(Words));
        Assert.Equal(["chart-band-odd", "chart-band-even", "chart-band-odd"], chart.FindAll("rect[rx='6']").Select(band => band.ClassName));
    }

    [Fact]
    public void Render_TooFewRespondents_StandApartWithoutARank()
    {
        var chart = Render(ChartSample.Ranked((90, 100), (5, 5)));

        Assert.Equal(["1/1 · Xã số 0", "Xã số 1"], chart.FindAll(".chart-name").Select(Words));
        Assert.Equal("Chưa đủ người trả lời để xếp hạng (1 đơn vị)", Words(chart.FindAll(".chart-part")[1]));
    }

    [Fact]
    public void Render_Verdicts_AreShapes()
    {
        var chart = Render(ChartSample.Ranked((990, 1000), (810, 1000), (790, 1000), (500, 1000)), ChartSample.Over80);

        Assert.Equal(["mark-met", "mark-met-uncertain", "mark-missed-uncertain", "mark-missed"], chart.FindAll(".point > svg").Select(mark => mark.ClassName));
        var shapes = chart.FindAll(".point > svg > path").Select(mark => mark.GetAttribute("d")).ToList();
        Assert.Equal((shapes[0], shapes[2]), (shapes[1], shapes[3]));
        Assert.NotEqual(shapes[0], shapes[2]);
    }

    [Fact]
    public void Render_VeryLongName_IsCutAndCanBeReadInFull()
    {
        var name = "Trung tâm Phục vụ hành chính công xã Đồng Lúa Vàng thuộc tỉnh Mẫu";

        var chart = Render([ChartSample.Unit(name, 9, 10)]);

        Assert.EndsWith("…", Words(chart.Find(".chart-name")), StringComparison.Ordinal);
        Assert.Equal(name, chart.Find(".chart-name title").TextContent);
        Assert.StartsWith(name, chart.Find(".point > title").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_UnitInWhichNobodyAnswered_HasNoDot()
    {
        var chart = Render(ChartSample.Ranked((0, 0)));

        Assert.Empty(chart.FindAll(".point > svg"));
        Assert.Equal("–", Words(chart.Find(".chart-value")));
        Assert.Equal("Chưa có số liệu", chart.Find(".chart-svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void Render_NoUnits_SaysSo()
    {
        var chart = Render([]);

        Assert.Empty(chart.FindAll("svg"));
        Assert.Equal("Chưa có số liệu", chart.Find("p").TextContent);
    }

    [Fact]
    public void Render_Units_AreReadOutAndStandInTheTable()
    {
        var chart = Render(ChartSample.Ranked((90, 100), (50, 100)), ChartSample.Over80);

        Assert.Equal(
            "2 đơn vị; cao nhất: Xã số 0, 90,00\u00A0%; thấp nhất: Xã số 1, 50,00\u00A0%. 1 đơn vị đạt mức đặt ra (trên 80\u00A0%).", chart.Find(".chart-svg").GetAttribute("aria-label"));
        Assert.Equal(["1/2", "Xã số 0", "90,00\u00A0%"], chart.FindAll("tbody tr:first-child td").Take(3).Select(cell => cell.TextContent));
    }

    [Fact]
    public void Render_TwoHundredUnits_HaveARowEach()
    {
        var rows = Render(ChartSample.Ranked(Enumerable.Range(0, 200).Select(i => (i, 200)))).FindAll(".point > rect.chart-hit");

        Assert.Equal(200, rows.Select(row => row.GetAttribute("y")).Distinct().Count());
    }

    [Fact]
    public void Render_AnyRates_StayInside() => Check.One(ChartSample.Few, Prop.ForAll(ChartSample.Counts, counts =>
    {
        if (counts.Length > 0)
            ChartSample.AssertInside(Render(ChartSample.Ranked(counts), ChartSample.Over80).Find(".chart-svg"));
    }));

    private static string Words(IElement label) => label.ChildNodes[0].TextContent;

    private IRenderedComponent<RankedDots> Render(IReadOnlyList<RankedUnit> units, Demand? demand = null, RateAxis? axis = null) => Render<RankedDots>(parameters => parameters
        .Add(chart => chart.Units, units).Add(chart => chart.Demand, demand).Add(chart => chart.Axis, axis).Add(chart => chart.T, StackedBarTests.Vietnamese()));
}
