using Bunit;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class RateBulletTests : BunitContext
{
    [Fact]
    public void Render_RateAndInterval_StandWhereTheAxisHasThem()
    {
        var bullet = Render(new(3, 4), new(0.5, 0.9), new(80, OrEqual: false));

        Assert.Equal("75%", bullet.Find("circle").GetAttribute("cx"));
        Assert.Equal(("50%", "40%"), (bullet.Find(".bullet-interval").GetAttribute("x"), bullet.Find(".bullet-interval").GetAttribute("width")));
        Assert.Equal(("0", "100%"), (bullet.Find(".bullet-axis").GetAttribute("x"), bullet.Find(".bullet-axis").GetAttribute("width")));
    }

    [Theory]
    [InlineData("80", "80%")]
    [InlineData("92.5", "92.5%")]
    [InlineData("100", "100%")]
    public void Render_Target_IsALineAtItsPercentage(string percent, string place)
    {
        var line = Render(new(3, 4), new(0.5, 0.9), new(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), OrEqual: true)).Find(".bullet-target");

        Assert.Equal((place, place), (line.GetAttribute("x1"), line.GetAttribute("x2")));
    }

    [Fact]
    public void Render_PlanWithoutANumber_HasNoTargetLine()
    {
        var bullet = Render(new(3, 4), new(0.5, 0.9), demand: null);

        Assert.Empty(bullet.FindAll(".bullet-target"));
        Assert.Equal("75,00\u00A0% hài lòng, khoảng tin cậy 95 % 50,0–90,0\u00A0%", bullet.Find("svg").GetAttribute("aria-label"));
    }

    [Fact]
    public void Render_Target_IsReadOutWithTheRateAndItsInterval()
    {
        var bullet = Render(new(3, 4), new(0.5, 0.9), new(80, OrEqual: false));

        Assert.Equal("75,00\u00A0% hài lòng, khoảng tin cậy 95 % 50,0–90,0\u00A0%; trên 80\u00A0%", bullet.Find("svg").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData(0, 4, "0%")]
    [InlineData(4, 4, "100%")]
    public void Render_NoneOrAll_StandsAtTheEnd(int satisfied, int valid, string place)
    {
        Assert.Equal(place, Render(new(satisfied, valid), new(0, 1), demand: null).Find("circle").GetAttribute("cx"));
    }

    [Fact]
    public void Render_NobodyAnswered_SaysSo()
    {
        var bullet = Render(default, interval: null, new(80, OrEqual: false));

        Assert.Empty(bullet.FindAll("svg"));
        Assert.Equal("Chưa có câu trả lời", bullet.Find("p").TextContent);
    }

    private IRenderedComponent<RateBullet> Render(TopBox counts, Interval? interval, Demand? demand)
    {
        return Render<RateBullet>(parameters => parameters
            .Add(chart => chart.Percent, counts.Percent).Add(chart => chart.Interval, interval).Add(chart => chart.Demand, demand).Add(chart => chart.T, StackedBarTests.Vietnamese()));
    }
}
