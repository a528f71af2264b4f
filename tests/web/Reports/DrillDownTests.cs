using System.Net;
using AngleSharp.Dom;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>What stands behind the dashboard, one click away.</summary>
public sealed class DrillDownTests
{
    private const string Health = "so-y-te";
    private const string Hospital = "benh-vien-da-khoa-tinh";
    private const string Interior = "so-noi-vu";

    [Fact]
    public async Task Get_EachPage_LinksToAllOthersWithWhatIsLookedAt()
    {
        await using var app = await StartAsync();

        foreach (var place in ReportPageModel.Places)
        {
            var page = await app.OpenAsync($"/reports/demo{(place.Length > 0 ? "/" : "")}{place}?unit={Health}&channel=web&period=week");

            Assert.Equal(
                ReportPageModel.Places.Select(to => $"/reports/demo{(to.Length > 0 ? "/" : "")}{to}?unit={Health}&channel=web&period=week"),
                page.QuerySelectorAll(".report-places a").Select(link => link.GetAttribute("href")).SkipLast(1)); // the last are the comments
            Assert.Equal(["Sở Y tế", "Biểu mẫu trên mạng"], page.QuerySelectorAll(".report-chosen strong").Select(chosen => chosen.TextContent));
            Assert.NotNull(page.QuerySelector(".provenance"));
            Assert.Equal(1, page.QuerySelectorAll("h1").Length);
        }
    }

    [Theory]
    [InlineData("?channel=fax")]
    [InlineData("?from=hôm qua")]
    [InlineData("?from=2026-03-02&to=2026-03-01")]
    [InlineData("?group=gender:robot")]
    [InlineData("/units?level=huyen")]
    [InlineData("/units?scope=c99")]
    [InlineData("/trend?period=decade")]
    [InlineData("/groups?by=c24")]
    [InlineData("/compare?against=sipas")]
    public async Task Get_WhatCannotBeAsked_IsARefusalThatSaysWhy(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Leader);

        using var refused = await app.Client.GetAsync("/reports/demo" + address);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotNull((await SurveyHubApp.PageAsync(refused)).QuerySelector(".refusal .lead"));
    }

    [Fact]
    public async Task Units_Ranked_AreInTheOrderOfTheirRatesAndLinkToTheirReports()
    {
        await using var app = await StartAsync(more: 30);

        var page = await app.OpenAsync("/reports/demo/units?field=");

        Assert.Equal(["Sở Nội vụ", "Sở Y tế", "Bệnh viện Đa khoa tỉnh"], page.QuerySelectorAll(".ranked tbody th").Select(unit => unit.TextContent.Trim()));
        Assert.Equal(["1/3", "1/3", "3/3"], page.QuerySelectorAll(".ranked tbody tr").Select(row => row.QuerySelector("[data-label=Hạng]")!.TextContent)); // the first two at 100 %
        Assert.Equal($"/reports/demo?unit={Hospital}", page.QuerySelectorAll(".ranked tbody th a")[2].GetAttribute("href"));
        Assert.Equal(["100,00\u00A0%", "100,00\u00A0%", "0,00\u00A0%"], page.QuerySelectorAll(".heat tbody tr").Select(row => row.QuerySelector("td")!.TextContent.Trim()));
    }

    [Fact]
    public async Task Units_LowestFirst_BeginsWithTheLast()
    {
        await using var app = await StartAsync(more: 30);

        var page = await app.OpenAsync("/reports/demo/units?order=lowest");

        Assert.Equal("Bệnh viện Đa khoa tỉnh", page.QuerySelector(".ranked tbody th")?.TextContent.Trim());
    }

    [Fact]
    public async Task Fields_OfTheProvince_AreEachWithTheirPeopleAndFewAreMarked()
    {
        await using var app = await StartAsync();
        await DemoForm.AnswerAsync(app, Health, "dat-dai", Enumerable.Repeat(Enumerable.Repeat("1", 16), 3));

        var rows = (await app.OpenAsync("/reports/demo/fields")).QuerySelectorAll(".estimates tbody tr");

        Assert.Equal(["Đất đai", "Không ghi lĩnh vực"], rows.Select(row => row.QuerySelector("th")!.TextContent.Trim()));
        Assert.Equal(["0,00\u00A0%", "83,33\u00A0%"], rows.Select(row => row.QuerySelector("strong")!.TextContent));
        Assert.Equal("dưới 5 người", rows[0].QuerySelector(".few")?.TextContent);
        Assert.Null(rows[1].QuerySelector(".few"));
    }

    [Theory]
    [InlineData("channels")]
    [InlineData("groups")]
    public async Task Get_WhatTellsPeopleApart_IsNotForThoseOfAPart(string place)
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.Leader, Health);

        var page = await app.OpenAsync($"/reports/demo/{place}");

        Assert.Contains("toàn tỉnh", page.QuerySelector(".withheld")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main table"));
    }

    [Fact]
    public async Task Compare_TwoUnits_SaysHowFarApartTheyAreAndHowSureThatIs()
    {
        await using var app = await StartAsync();

        var page = await app.OpenAsync($"/reports/demo/compare?unit={Interior}&with-unit={Hospital}");

        Assert.Equal("Sở Nội vụ cao hơn Bệnh viện Đa khoa tỉnh 100,00 điểm phần trăm (100,00\u00A0% và 0,00\u00A0%): khác nhau rõ.", page.QuerySelector(".leader-verdict")?.TextContent.Trim());
        Assert.Equal(["100,00\u00A0% n = 15", "0,00\u00A0% n = 5", "+100,00"], Cells(page.QuerySelector(".stacks tbody tr")!).Take(3));
    }

    [Fact]
    public async Task Compare_UnitWithOneBelowIt_HasPeopleInCommonAndNoCertainty()
    {
        await using var app = await StartAsync();

        var page = await app.OpenAsync($"/reports/demo/compare?unit={Health}&with-unit={Hospital}");

        Assert.Contains("có người trả lời chung", page.QuerySelector(".leader-verdict + .hint")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".stacks tbody tr"), row => Assert.Equal("–", Cells(row).ElementAt(2)));
    }

    [Fact]
    public async Task Compare_UnitOfOthers_IsRefusedLikeOneThatIsNot()
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.Leader, Health);

        foreach (var unit in (string[])[Interior, "so-nao-do"])
        {
            using var refused = await app.Client.GetAsync($"/reports/demo/compare?unit={Health}&with-unit={unit}");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Trend_ByDay_HasAPointOfTheDay()
    {
        await using var app = await StartAsync();

        var row = (await app.OpenAsync("/reports/demo/trend?period=day")).QuerySelector(".trend tbody tr")!;

        Assert.Equal("02/03/2026", row.QuerySelector("th")?.TextContent);
        Assert.Equal("83,33\u00A0%", row.QuerySelector("strong")?.TextContent);
    }

    /// <summary>Thirty people: ten of so-y-te, five of its hospital, fifteen of so-noi-vu; read by somebody who may read all.</summary>
    /// <param name="more">So many more of each, who answer alike.</param>
    private static async Task<SurveyHubApp> StartAsync(int more = 0)
    {
        var app = await SurveyHubApp.StartAsync();
        foreach (var (unit, level, people) in ((string, string, int)[])[(Health, "5", 10), (Hospital, "1", 5), (Interior, "5", 15)])
            await DemoForm.AnswerAsync(app, unit, null, Enumerable.Repeat(Enumerable.Repeat(level, 16), people + more));
        await app.SignInAsAsync(Role.CampaignManager);
        return app;
    }

    private static IEnumerable<string> Cells(IElement row) => row.QuerySelectorAll("td").Select(cell => string.Join(' ', cell.TextContent.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
}
