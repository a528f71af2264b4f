using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

/// <summary>All charts on one page, with figures like those of a province: no page of the site has each in each state.</summary>
internal static class ChartPage
{
    private const string Address = "/charts-to-look-at";

    private static readonly string[] _levels = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"];

    private static readonly string[] _factors = ["Tiếp cận dịch vụ", "Thủ tục hành chính", "Công chức giải quyết công việc", "Kết quả dịch vụ", "Tiếp nhận, xử lý ý kiến góp ý, phản ánh, kiến nghị"];

    private static readonly Demand[] _demands = [new(80, OrEqual: false), new(90, OrEqual: true)];

    private static readonly Lazy<string> _page = new(Html);

    /// <summary>The page, with the site's own style sheets and script.</summary>
    public static async Task GoToChartsAsync(this IPage page)
    {
        var html = _page.Value; // not in the handler: there an exception would only be a page that never comes
        await page.RouteAsync("**" + Address, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        await page.GotoAsync(Address);
        await page.Locator(".chart-copy").First.WaitForAsync();
    }

    private static string Html() =>
        $"""
        <!DOCTYPE html>
        <html lang="vi">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Biểu đồ</title>
        <link rel="stylesheet" href="/site.css"><link rel="stylesheet" href="/reports.css"><script type="module" src="/charts.js"></script></head>
        <body><main><h1>Biểu đồ</h1>{string.Concat(All().Select(chart => $"<section class=\"method\">{chart}</section>"))}</main></body>
        </html>
        """;

    private static IEnumerable<string> All()
    {
        using var context = new BunitContext();
        yield return Draw<TargetBullet>(("Percent", 83.94m), ("Interval", new Interval(0.812, 0.862)), ("Demand", _demands[0]), ("Verdict", Verdict.Met), ("From", 0.6));
        yield return Draw<TargetBullet>(("Percent", 83.94m), ("Interval", new Interval(0.812, 0.862)), ("Demand", _demands[1]), ("Verdict", Verdict.Missed), ("From", 0.6));
        yield return Draw<RankedDots>(("Title", "Các đơn vị theo tỷ lệ hài lòng"), ("Units", Units(12)), ("Demand", _demands[0]));
        yield return Draw<LikertBars>(("Title", "Câu trả lời theo yếu tố"), ("Estimates", Factors()));
        yield return Draw<TrendChart>(("Title", "Mức độ hài lòng qua các năm"), ("Trend", Merged()), ("Demands", _demands), ("NameOf", (Func<Code, string>)NameOf));
        yield return Draw<TrendChart>(("Title", "Chỉ số đã công bố"), ("Published", new[] { new Reference("SIPAS", Published()) }), ("Demands", new[] { _demands[1] }));
        yield return Draw<SmallMultiples>(("Title", "Từng yếu tố theo quý"), ("Trends", Quarters()), ("Demands", new[] { _demands[0] }));
        yield return Draw<DriverQuadrant>(("Title", "Cần cải thiện gì trước"), ("Priorities", Drivers()));
        yield return Draw<HeatTable>(("Title", "Đơn vị theo yếu tố"), ("Columns", Heat()), ("Demand", _demands[0]));
        yield return Draw<UnitTiles>(("Title", "Các xã, phường"), ("Units", Units(40)), ("Demand", _demands[0]));
        yield return Draw<Funnel>(("Title", "Tiến độ thu thập"), ("Steps", new FunnelStep[] { new("Đã chọn", 1170), new("Đã đến", 1104), new("Đã gặp được người", 990), new("Đã trả lời đủ", 912) }));
        yield return Draw<TrendChart>(("Title", "Chưa khảo sát"));

        string Draw<TChart>(params (string Name, object Value)[] parameters) where TChart : IComponent => context.Render<TChart>(chart =>
        {
            foreach (var (name, value) in parameters.Append(("T", StackedBarTests.Vietnamese())))
                chart.TryAdd(name, value);
        }).Markup;
    }

    private static IReadOnlyList<RankedUnit> Units(int count) => Ranking.Of(
        [.. Enumerable.Range(1, count).Select(i => ChartSample.Unit(i == 3 ? "Trung tâm Phục vụ hành chính công xã Đồng Lúa Vàng" : $"Xã Đông Lúa {i}", Satisfied(i, 90 + (i * 37 % 400)), 90 + (i * 37 % 400))), ChartSample.Unit("Xã Mới Lập", 11, 12)]).Units;

    private static long Satisfied(int i, int of) => (long)Math.Round(of * (0.62 + (i * 53 % 36 / 100.0)));

    private static List<Estimate> Factors() => [.. _factors.Select((factor, i) => Estimate(factor, 10 + i, 20 + (9 * i), 60 + (i * 17 % 40), 300 - (30 * i), 90 + (5 * i)))];

    private static Estimate Estimate(string name, params int[] counts)
    {
        var plain = ChartSample.Levels(counts);
        return plain with
        {
            Scope = ChartSample.Factor(name),
            Levels = [.. plain.Levels.Select((level, i) => level with { Level = level.Level with { Label = Sample.Text(_levels[i]) } })],
        };
    }

    private static Trend Merged() => TrendSample.Drawing(
        [
            TrendSample.Counts("2023", 620, 800, "xa-a"), TrendSample.Counts("2023", 155, 210, "xa-b"), TrendSample.Counts("2024", 640, 800, "xa-a"), TrendSample.Counts("2024", 150, 200, "xa-b"),
            TrendSample.Counts("2025", 790, 950, "xa-moi"), TrendSample.Counts("2026", 850, 990, "xa-moi"),
        ],
        new([TrendSample.Event(LineageKind.Merge, "2025-07-01", "xa-a xa-b", "xa-moi", "Nghị quyết 76/2025/UBTVQH15")])).Of(Code.Of("xa-moi"));

    private static string NameOf(Code unit) => unit.Value == "xa-a" ? "xã Đồng Lúa" : "xã Bãi Ngang";

    private static PublishedTrend Published() => PublishedTrend.Of(
        [.. new[] { 80.90m, 82.99m, 84.45m, 85.48m, 87.16m, 80.08m, 82.66m, 83.94m }.Select((percent, i) => new PublishedValue(2017 + i, "SIPAS", PublishedValue.Country, percent, ""))], "SIPAS", PublishedValue.Country, Sample.Today);

    private static List<ScopeTrend> Quarters() => [.. _factors.Select((factor, i) => new ScopeTrend(ChartSample.Factor(factor), TrendSample.Drawing(
        [.. Enumerable.Range(1, 4).Select(quarter => TrendSample.Counts($"2025-Q{quarter}", 230 + (5 * quarter) - (12 * i), 300))]).Whole()))];

    private static Priorities Drivers() => Priorities.Of(
        [.. Enumerable.Range(0, 16).Select(i => ChartSample.Driver(0, (1 + (i * 7 % 16)) / 136.0, 70 + (i * 11 % 27)) with { Scope = ChartSample.Factor("Tiêu chí") with { Code = $"c{24 + i}" } })])!;

    private static List<(Scope, Ranking)> Heat() => [.. _factors.Select((factor, k) => (ChartSample.Factor(factor), Ranking.Of(
        [.. Enumerable.Range(1, 10).Select(i => ChartSample.Unit($"Xã Đông Lúa {i}", 60 + (((i * 7) + (k * 5)) % 39), 100))])))];
}
