using Bunit;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class HeatTests : BunitContext
{
    [Theory]
    [InlineData(69.99, "heat-missed-3")]
    [InlineData(70, "heat-missed-2")]
    [InlineData(75, "heat-missed-1")]
    [InlineData(80, "heat-missed-1")] // "over 80 %" is not reached by it
    [InlineData(80.01, "heat-met-1")]
    [InlineData(85, "heat-met-2")]
    [InlineData(90, "heat-met-3")]
    [InlineData(0, "heat-missed-3")]
    [InlineData(100, "heat-met-3")]
    public void Of_ATarget_TurnsFromBrownToTealWhereItIsReached(double percent, string shade) => Assert.Equal(shade, HeatShade.Of((decimal)percent, ChartSample.Over80).Class);

    [Theory]
    [InlineData(0, "heat-1")]
    [InlineData(50, "heat-2")]
    [InlineData(79.99, "heat-3")]
    [InlineData(100, "heat-5")]
    public void Of_NoTarget_IsTheDarkerTheHigher(double percent, string shade) => Assert.Equal(shade, HeatShade.Of((decimal)percent, demand: null).Class);

    [Fact]
    public void Of_NobodyAnswered_IsNoRate() => Assert.Equal("heat-none", HeatShade.Of(null, ChartSample.Over80).Class);

    [Fact]
    public void All_Shades_AreThoseOfTheStyleSheet()
    {
        var sheet = File.ReadAllText(Path.Combine(PictureTests.Root(AppContext.BaseDirectory), "web", "wwwroot", "reports.css"));

        Assert.All(HeatShade.All, shade => Assert.Contains($".{shade.Class} {{ background: {shade.Fill}; color: {shade.Ink}; }}", sheet, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_HeatTable_HasTheFigureInEachCellAndSaysWhichMiss()
    {
        RankedUnit[] units = [ChartSample.Unit("Xã A", 90, 100), ChartSample.Unit("Xã B", 60, 100)];
        var profiles = new Dictionary<string, IReadOnlyList<Estimate>>
        {
            ["Xã A"] = [units[0].Estimate, ChartSample.Unit("Xã A", 70, 100).Estimate],
            ["Xã B"] = [units[1].Estimate, ChartSample.Unit("Xã B", 0, 0).Estimate],
        };

        var table = Render<HeatTable>(parameters => parameters
            .Add(chart => chart.Units, units).Add(chart => chart.Scopes, [ChartSample.Factor("Tiếp cận"), ChartSample.Factor("Kết quả")]).Add(chart => chart.Profiles, profiles)
            .Add(chart => chart.Demand, ChartSample.Over80).Add(chart => chart.AddressOf, unit => "/reports/demo?unit=" + unit.Key).Add(chart => chart.T, StackedBarTests.Vietnamese()));

        Assert.Equal(["90,00\u00A0%", "▾Chưa đạt: 70,00\u00A0%", "▾Chưa đạt: 60,00\u00A0%", "–"], table.FindAll("td").Select(cell => cell.TextContent.Replace("\n", "", StringComparison.Ordinal).Trim()));
        Assert.Equal(["number heat-met-3", "number heat-missed-2", "number heat-missed-3", "number heat-none"], table.FindAll("td").Select(cell => cell.ClassName));
        Assert.Equal("/reports/demo?unit=Xã A", table.Find("th a").GetAttribute("href"));
    }

    [Theory]
    [InlineData(TileOrder.Rate, "Xã C", "Xã B", "Ấp A")]
    [InlineData(TileOrder.Name, "Ấp A", "Xã B", "Xã C")]
    public void Render_UnitTiles_StandInTheOrderAskedFor(TileOrder order, params string[] names)
    {
        RankedUnit[] units = [ChartSample.Unit("Ấp A", 0, 0), ChartSample.Unit("Xã B", 0, 50), ChartSample.Unit("Xã C", 50, 50)];

        var tiles = Render<UnitTiles>(parameters => parameters
            .Add(chart => chart.Units, units).Add(chart => chart.Order, order).Add(chart => chart.ShowsTable, value: false).Add(chart => chart.T, StackedBarTests.Vietnamese()));

        Assert.Equal(names, tiles.FindAll("li span:first-child").Select(name => name.TextContent));
    }

    [Fact]
    public void Render_NoUnits_SaysSo()
    {
        Assert.Equal("Chưa có số liệu", Render<UnitTiles>(parameters => parameters.Add(chart => chart.Units, []).Add(chart => chart.T, StackedBarTests.Vietnamese())).Find("p").TextContent);
        Assert.Equal("Chưa có số liệu", Render<HeatTable>(parameters => parameters.Add(chart => chart.Units, []).Add(chart => chart.Scopes, []).Add(chart => chart.Profiles, new Dictionary<string, IReadOnlyList<Estimate>>()).Add(chart => chart.T, StackedBarTests.Vietnamese())).Find("p").TextContent);
    }
}
