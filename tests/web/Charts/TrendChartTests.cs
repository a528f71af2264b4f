using Bunit;
using FsCheck;
using FsCheck.Fluent;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class TrendChartTests : BunitContext
{
    private static readonly Lineage _merger = new([TrendSample.Event(LineageKind.Merge, "2025-07-01", "xa-a xa-b", "xa-moi", "Nghị quyết 76/2025/UBTVQH15")]);

    [Fact] // 200 pixels of plot below 18 of head, from 100 % down to 0
    public void Render_TwoYears_StandInTheMiddleOfTheirHalvesAtTheirRates()
    {
        var marks = Render(Whole(("2024", 60, 100), ("2025", 75, 100))).FindAll(".point > svg");

        Assert.Equal([("25%", "98"), ("75%", "68")], marks.Select(mark => (mark.GetAttribute("x")!, mark.GetAttribute("y")!)));
    }

    [Theory]
    [InlineData(0, "58")]
    [InlineData(0.5, "98")]
    public void Render_Target_IsALineAtItsShareOfTheAxis(double from, string down)
    {
        var line = Render(Whole(("2025", 75, 100)), axis: new(from), demands: [ChartSample.Over80]).Find(".chart-target");

        Assert.Equal((down, down, "0", "100%"), (line.GetAttribute("y1"), line.GetAttribute("y2"), line.GetAttribute("x1"), line.GetAttribute("x2")));
    }

    [Fact]
    public void Render_PointsThatMayBeCompared_AreJoinedOnABand()
    {
        var chart = Render(Whole(("2024", 60, 100), ("2025", 75, 100)));

        var line = Assert.Single(chart.FindAll(".chart-line"));
        Assert.Equal(("25%", "98", "75%", "68"), (line.GetAttribute("x1"), line.GetAttribute("y1"), line.GetAttribute("x2"), line.GetAttribute("y2")));
        Assert.Equal(["25,61.88", "75,35.09", "75,68.61", "25,99.6"], Band(chart)); // Wilson: 50.20-69.06 % and 65.70-82.45 %
    }

    [Fact]
    public void Render_AYearWithoutAnswers_PartsTheLine()
    {
        var chart = Render(Whole(("2023", 6, 10), ("2024", 0, 0), ("2025", 8, 10)));

        Assert.Empty(chart.FindAll(".chart-line"));
        Assert.Equal(["16.6667%", "83.3333%"], chart.FindAll(".point > svg").Select(mark => mark.GetAttribute("x")));
        Assert.Equal(2, chart.FindAll(".chart-whisker").Count);
    }

    [Fact]
    public void Render_AMonthLeftOut_KeepsItsPlace()
    {
        var marks = Render(Whole(("2025-01", 6, 10), ("2025-04", 8, 10))).FindAll(".point > svg");

        Assert.Equal(["12.5%", "87.5%"], marks.Select(mark => mark.GetAttribute("x")));
    }

    [Fact]
    public void Render_AMerger_IsALineWithItsReasonThatNothingCrosses()
    {
        var chart = Render(Merged(), nameOf: code => code.Value == "xa-a" ? "Xã A" : "Xã B");

        Assert.Equal(("62.5%", "62.5%"), (chart.Find(".chart-break line").GetAttribute("x1"), chart.Find(".chart-break line").GetAttribute("x2")));
        Assert.Equal("đơn vị hình thành từ Xã A, Xã B, ngày 01/07/2025: Nghị quyết 76/2025/UBTVQH15", chart.Find(".chart-break title").TextContent);
        Assert.All(
            chart.FindAll("line[class^=chart-line]").Where(line => line.GetAttribute("x2") != "28"), // but for the key below
            line => Assert.False(line.Share("x1") < 62.5 && line.Share("x2") > 62.5));
    }

    [Fact]
    public void Render_ProForma_IsDashedAndNamed()
    {
        var chart = Render(Merged());

        Assert.Equal(2, chart.FindAll(".chart-line-pro-forma").Count); // one in the key
        Assert.Contains("Quy về đơn vị mới", chart.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WhatWasPublished_HasNoBandAndBreaksWithTheInstrument()
    {
        PublishedValue[] values = [Published(2020, 80), Published(2021, 82), Published(2022, 79)];
        var reference = new Reference("SIPAS", PublishedTrend.Of(values, "SIPAS", PublishedValue.Country, Sample.Today));

        var chart = Render(null, published: [reference]);

        Assert.Equal(3, chart.FindAll(".point > .mark-published").Count);
        Assert.Single(chart.FindAll(".chart-line-country"));
        Assert.Single(chart.FindAll(".chart-break line"));
        Assert.Empty(chart.FindAll("polygon"));
    }

    [Fact]
    public void Render_NothingMeasured_SaysSo()
    {
        Assert.Equal("Chưa có số liệu", Render(Whole()).Find("p").TextContent);
        Assert.Equal("Chưa có số liệu", Render(Whole(("2025", 0, 0))).Find("p").TextContent);
        Assert.Equal("Chưa có số liệu", Render(null).Find("p").TextContent);
    }

    [Fact]
    public void Render_Points_AreReadOutAndStandInTheTable()
    {
        var chart = Render(Whole(("2025-01", 60, 100)), demands: [ChartSample.Over80]);

        Assert.Equal("Mới có một kỳ: 1/2025, Kết quả khảo sát: 60,00\u00A0% hài lòng, khoảng tin cậy 95 % 50,2–69,1\u00A0%, 100 người. Mức đặt ra: trên 80\u00A0%.", chart.Find("svg").GetAttribute("aria-label"));
        Assert.Equal(["1/2025", "Kết quả khảo sát", "60,00\u00A0%", "50,2\u00A0%", "69,1\u00A0%", "100", ""], chart.FindAll("tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Render_AnyRates_StayInside() => Check.One(ChartSample.Few, Prop.ForAll(ChartSample.Counts, counts =>
    {
        var chart = Render(Whole([.. counts.Select((count, i) => ($"{1990 + (2 * i)}", count.Satisfied, count.Of))]), demands: [ChartSample.Over80]);
        if (chart.FindAll("svg") is [var drawn, ..])
            ChartSample.AssertInside(drawn);
    }));

    private static PublishedValue Published(int year, decimal percent) => new(year, "SIPAS", PublishedValue.Country, percent, "");

    private static Trend Whole(params (string Period, int Satisfied, int Of)[] counts) => TrendSample.Drawing(counts.Select(count => TrendSample.Counts(count.Period, count.Satisfied, count.Of))).Whole();

    private static Trend Merged() => TrendSample.Drawing(
        [
            TrendSample.Counts("2023", 9, 10, "xa-a"), TrendSample.Counts("2023", 5, 10, "xa-b"), TrendSample.Counts("2024", 9, 10, "xa-a"), TrendSample.Counts("2024", 5, 10, "xa-b"),
            TrendSample.Counts("2026", 9, 10, "xa-moi"),
        ], _merger).Of(Code.Of("xa-moi"));

    private static string[] Band(IRenderedComponent<TrendChart> chart) => chart.Find("polygon").GetAttribute("points")!.Split(' ');

    private IRenderedComponent<TrendChart> Render(Trend? trend, RateAxis? axis = null, IReadOnlyList<Demand>? demands = null, IReadOnlyList<Reference>? published = null, Func<Code, string>? nameOf = null) =>
        Render<TrendChart>(parameters => parameters
            .Add(chart => chart.Trend, trend).Add(chart => chart.Axis, axis ?? RateAxis.Whole).Add(chart => chart.Demands, demands ?? []).Add(chart => chart.Published, published ?? [])
            .Add(chart => chart.NameOf, nameOf).Add(chart => chart.T, StackedBarTests.Vietnamese()));
}
