using System.Xml.Linq;
using SurveyHub.Web;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

public sealed class ChartSvgTests
{
    private static readonly Texts _t = StackedBarTests.Vietnamese();

    private static readonly Trend _trend = TrendSample.Drawing([TrendSample.Counts("2024", 60, 100), TrendSample.Counts("2025", 75, 100)]).Whole();

    [Fact]
    public async Task Draw_Trend_HasItsBandInPixelsAndTheColoursOfTheStyleSheet()
    {
        var picture = await ChartSvg.DrawAsync<TrendChart>(new() { ["Trend"] = _trend, ["Axis"] = RateAxis.Whole, ["T"] = _t }, width: 400);

        var band = XElement.Parse(picture!.Svg).Descendants().Single(element => element.Name.LocalName == "polygon");
        Assert.Equal(["100", "300", "300", "100"], band.Attribute("points")!.Value.Split(' ').Select(corner => corner.Split(',')[0]));
        Assert.Equal("#d5e8e5", band.Attribute("fill")!.Value);
        Assert.Equal("translate(0 18)", band.Parent!.Attribute("transform")!.Value);
        Assert.Equal((428, 272), (picture.Width, picture.Height));
        Assert.StartsWith("2 kỳ; đầu tiên: 2024", picture.Summary, StringComparison.Ordinal);
    }

    public static TheoryData<string> Charts => ["bullet", "ranked", "likert", "trend", "drivers", "funnel", "stacked"];

    [Theory, MemberData(nameof(Charts))]
    public async Task Draw_AnyChart_NeedsNothingElse(string chart)
    {
        var picture = (await DrawAsync(chart))!;

        var root = XElement.Parse(picture.Svg);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "svg" or "title");
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), attribute => attribute.Name == "class" || attribute.Value.EndsWith('%') || attribute.Value.Contains("var(", StringComparison.Ordinal));
        Assert.All(
            root.Descendants().Where(element => element.Name.LocalName is "rect" or "path" or "polygon" or "circle"),
            shape => Assert.Contains(shape.AncestorsAndSelf(), element => element.Attribute("fill") is not null));
        Assert.All(
            root.Descendants().Where(element => element.Name.LocalName == "line"),
            line => Assert.Contains(line.AncestorsAndSelf(), element => element.Attribute("stroke") is not null));
        Assert.NotEmpty(picture.Summary);
    }

    [Fact]
    public async Task Draw_NothingToShow_IsNoPicture() => Assert.Null(await ChartSvg.DrawAsync<Funnel>(new() { ["Steps"] = Array.Empty<FunnelStep>(), ["T"] = _t }));

    [Fact]
    public async Task Draw_WordsWithMarkup_StayWords()
    {
        var picture = await ChartSvg.DrawAsync<Funnel>(new() { ["Steps"] = new FunnelStep[] { new("<b>\"Chọn\" & gặp</b>", 3) }, ["T"] = _t });

        Assert.Contains(XElement.Parse(picture!.Svg).Descendants(), element => element.Name.LocalName == "text" && element.Value == "<b>\"Chọn\" & gặp</b>");
    }

    /// <summary>A page cuts it for a phone; a document is wider.</summary>
    [Fact]
    public async Task Draw_ALongName_IsWhole()
    {
        var name = "Trung tâm Phục vụ hành chính công đặc khu Đảo Xanh";
        var unit = ChartSample.Ranked((90, 100), (50, 100))[0] with { Name = name };

        var picture = await ChartSvg.DrawAsync<RankedDots>(new() { ["Units"] = new[] { unit }, ["T"] = _t });

        Assert.Contains(XElement.Parse(picture!.Svg).Descendants(), element => element.Name.LocalName == "text" && element.Value.EndsWith(name, StringComparison.Ordinal));
    }

    internal static Task<ChartPicture?> DrawAsync(string chart) => chart switch
    {
        "bullet" => ChartSvg.DrawAsync<TargetBullet>(new() { ["Percent"] = 75m, ["Interval"] = new Interval(0.6, 0.9), ["Demand"] = ChartSample.Over80, ["Verdict"] = Verdict.MissedUncertain, ["T"] = _t }),
        "ranked" => ChartSvg.DrawAsync<RankedDots>(new() { ["Units"] = ChartSample.Ranked((90, 100), (50, 100), (3, 4)), ["Demand"] = ChartSample.Over80, ["T"] = _t }),
        "likert" => ChartSvg.DrawAsync<LikertBars>(new() { ["Estimates"] = new[] { ChartSample.Levels(10, 20, 30, 40, 50) }, ["T"] = _t }),
        "trend" => ChartSvg.DrawAsync<TrendChart>(new() { ["Trend"] = _trend, ["Demands"] = new[] { ChartSample.Over80 }, ["T"] = _t }),
        "drivers" => ChartSvg.DrawAsync<DriverQuadrant>(new() { ["Priorities"] = Priorities.Of([ChartSample.Driver(0, 0.6, 20), ChartSample.Driver(1, 0.4, 80)]), ["T"] = _t }),
        "funnel" => ChartSvg.DrawAsync<Funnel>(new() { ["Steps"] = new FunnelStep[] { new("Đã chọn", 9), new("Đã trả lời", 3) }, ["T"] = _t }),
        "stacked" => ChartSvg.DrawAsync<StackedBar>(new() { ["Levels"] = ChartSample.Levels(1, 2, 3, 4, 5).Levels, ["T"] = _t }),
        _ => throw new ArgumentOutOfRangeException(nameof(chart)),
    };
}
