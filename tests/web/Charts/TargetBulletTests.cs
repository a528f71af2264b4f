using Bunit;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class TargetBulletTests : BunitContext
{
    [Fact]
    public void Render_RateAndInterval_StandWhereTheAxisHasThem()
    {
        var bullet = Render(new(3, 4), new(0.5, 0.9), new(80, OrEqual: false));

        Assert.Equal("75%", bullet.Find("svg svg").GetAttribute("x"));
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
        Assert.Equal(place, Render(new(satisfied, valid), new(0, 1), demand: null).Find("svg svg").GetAttribute("x"));
    }

    [Theory]
    [InlineData(Verdict.Met, "mark-met", "Đạt")]
    [InlineData(Verdict.MissedUncertain, "mark-missed-uncertain", "Chưa đạt, chưa chắc chắn")]
    public void Render_Verdict_IsAShapeAndAWord(Verdict verdict, string shade, string word)
    {
        var bullet = Render(new(3, 4), new(0.5, 0.9), new(80, OrEqual: false), verdict);

        Assert.Equal(shade, bullet.Find("svg svg").ClassName);
        Assert.EndsWith("trên 80\u00A0%: " + word, bullet.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_CutAxis_HasTheTargetAtItsShareOfWhatIsLeft()
    {
        var bullet = Render(new(9, 10), new(0.8, 0.95), new(80, OrEqual: false), from: 0.5);

        Assert.Equal(("60%", "80%"), (bullet.Find(".bullet-target").GetAttribute("x1"), bullet.Find("svg svg").GetAttribute("x")));
    }

    [Fact]
    public void Render_NoIntervalCanBeGiven_HasTheMarkAlone()
    {
        var bullet = Render(new(3, 4), interval: null, new(80, OrEqual: false));

        Assert.Equal("75%", bullet.Find("svg svg").GetAttribute("x"));
        Assert.Empty(bullet.FindAll(".bullet-interval"));
    }

    [Fact]
    public void Render_NobodyAnswered_SaysSo()
    {
        var bullet = Render(default, interval: null, new(80, OrEqual: false));

        Assert.Empty(bullet.FindAll("svg"));
        Assert.Equal("Chưa có câu trả lời", bullet.Find("p").TextContent);
    }

    private IRenderedComponent<TargetBullet> Render(TopBox counts, Interval? interval, Demand? demand, Verdict? verdict = null, double from = 0)
    {
        return Render<TargetBullet>(parameters => parameters
            .Add(chart => chart.Percent, counts.Percent).Add(chart => chart.Interval, interval).Add(chart => chart.Demand, demand).Add(chart => chart.Verdict, verdict).Add(chart => chart.From, from).Add(chart => chart.T, StackedBarTests.Vietnamese()));
    }
}
