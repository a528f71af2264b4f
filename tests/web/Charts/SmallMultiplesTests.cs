using Bunit;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class SmallMultiplesTests : BunitContext
{
    [Fact] // the lowest end of an interval is that of 60 %, 50.2 %: with less than two points to the next ten per cent the axis begins at 0.4 and so at 0
    public void Render_SeveralSeries_HaveOneScale()
    {
        var chart = Render(Series("Tiếp cận", ("2025", 60, 100)), Series("Kết quả", ("2025", 90, 100)));

        Assert.Equal(["Tiếp cận", "Kết quả"], chart.FindAll("figcaption").Select(title => title.TextContent));
        Assert.Equal(["54", "27"], chart.FindAll(".point > svg").Select(mark => mark.GetAttribute("y"))); // 90 pixels of plot below 18 of head
    }

    [Fact]
    public void Render_SeriesWithoutAnswers_IsLeftOut()
    {
        Assert.Single(Render(Series("Tiếp cận", ("2025", 60, 100)), Series("Kết quả", ("2025", 0, 0))).FindAll("svg[role=img]"));
    }

    [Fact]
    public void Render_NothingMeasured_SaysSo() => Assert.Equal("Chưa có số liệu", Render(Series("Kết quả", ("2025", 0, 0))).Find("p").TextContent);

    private static ScopeTrend Series(string name, (string Period, int Satisfied, int Of) counts) =>
        new(ChartSample.Factor(name), TrendSample.Drawing([TrendSample.Counts(counts.Period, counts.Satisfied, counts.Of)]).Whole());

    private IRenderedComponent<SmallMultiples> Render(params ScopeTrend[] trends) =>
        Render<SmallMultiples>(parameters => parameters.Add(chart => chart.Trends, trends).Add(chart => chart.T, StackedBarTests.Vietnamese()));
}
