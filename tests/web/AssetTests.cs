using System.Net;

namespace SurveyHub.Tests;

/// <summary>Style sheets, scripts and pictures: sent once, small, and never again.</summary>
public sealed class AssetTests
{
    [Theory]
    [InlineData("/s/demo", "link[rel=stylesheet]", "href")]
    [InlineData("/s/demo", "link[rel=icon]", "href")]
    [InlineData("/s/kinds", "script[src]", "src")]
    public async Task Get_AssetOfAPage_IsNamedByItsContentAndKeptForEver(string page, string element, string attribute)
    {
        await using var app = await FormKindsTests.StartAsync();

        var name = (await app.OpenAsync(page)).QuerySelector(element)!.GetAttribute(attribute)!;
        using var response = await app.Client.GetAsync(name);

        Assert.Matches(@"^/[a-z]+\.[a-z0-9]{10}\.(css|js|svg)$", name);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
    }

    [Theory]
    [InlineData("/", 0)]
    [InlineData("/results/demo", 0)]
    [InlineData("/account/sign-in", 1)]
    [InlineData("/campaigns", 1)]
    public async Task Get_Page_HasTheSheetOfStaffOnlyWhereStaffAre(string page, int sheets)
    {
        await using var app = await SurveyHubApp.StartAsync();
        if (page == "/campaigns")
            await app.SignInAsAsync(Role.CampaignManager);

        Assert.Equal(sheets, (await app.OpenAsync(page)).QuerySelectorAll("link[rel=stylesheet][href^='/staff.']").Length);
    }

    [Theory]
    [InlineData("/site.css")]
    [InlineData("/staff.css")]
    [InlineData("/survey.js")]
    [InlineData("/rules.js")]
    [InlineData("/icon.svg")]
    public async Task Get_AssetAgain_IsNotSentAgain(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var first = await app.Client.GetAsync(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/site.css")]
    [InlineData("/staff.css")]
    [InlineData("/survey.js")]
    [InlineData("/rules.js")]
    public async Task Get_AssetAsGzip_IsSmallerAndTheSame(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();
        var plain = await app.Client.GetByteArrayAsync(address);
        app.Client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");

        using var response = await app.Client.GetAsync(address);
        var packed = await response.Content.ReadAsByteArrayAsync();
        using var unpacked = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress))
            await gzip.CopyToAsync(unpacked);

        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange(packed.Length, 1, (2 * plain.Length) / 3);
        Assert.Equal(plain, unpacked.ToArray());
    }
}
