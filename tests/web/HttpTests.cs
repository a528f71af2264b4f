using System.Net;

namespace SurveyHub.Tests;

/// <summary>What every page has in common: its frame, its headers and its files.</summary>
public sealed class HttpTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/s/demo")]
    [InlineData("/results")]
    [InlineData("/results/demo")]
    [InlineData("/khong-co")]
    public async Task Get_AnyPage_HasTitleLandmarksAndASkipLinkThatLeadsSomewhere(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync(address);

        Assert.EndsWith(" – SurveyHub", page.Title, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("#main", page.QuerySelector("body > a.skip")?.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main#main"));
        Assert.All(page.QuerySelectorAll("[id]").GroupBy(element => element.Id), same => Assert.Single(same));
        Assert.Contains("width=device-width", page.QuerySelector("meta[name=viewport]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/s/demo")]
    [InlineData("/khong-co")]
    [InlineData("/results/demo.json")]
    [InlineData("/results/demo.csv")]
    [InlineData("/site.css")]
    public async Task Get_Anything_ForbidsFramesScriptsAndGuessing(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync(address);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task Get_BrokenDatabase_KeepsTheHeaders()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.Database.ExecuteAsync("drop table target");

        using var response = await app.Client.GetAsync("/results/demo");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Get_StyleSheetUnderTheNameThePageGivesIt_IsKeptForEver()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/");
        var name = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var response = await app.Client.GetAsync(name);

        Assert.Matches(@"^/site\.[a-z0-9]{10}\.css$", name);
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task Get_Page_IsCompressedWhereTheBrowserCan()
    {
        await using var app = await SurveyHubApp.StartAsync();
        app.Client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        using var response = await app.Client.GetAsync("/s/demo");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange(bytes.Length, 1000, 30_000);
    }

    [Fact]
    public async Task Get_Healthz_SaysHealthy()
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal("Healthy", await app.Client.GetStringAsync("/healthz"));
    }
}
