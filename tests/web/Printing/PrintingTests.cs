using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>Pages from memory are the pages that would be rendered.</summary>
public sealed partial class PrintingTests
{
    private const string Place = "/s/demo?unit=so-noi-vu&field=dat-dai&point=quay-1";

    [Theory]
    [InlineData("/s/demo")]
    [InlineData(Place)]
    [InlineData("/s/demo?lang=en&unit=so-noi-vu")]
    public async Task Get_FormAgain_DiffersOnlyInTheId(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        string[] forms = [await app.Client.GetStringAsync(address), await app.Client.GetStringAsync(address), await app.Client.GetStringAsync(address)];

        Assert.Equal(1, app.Service<PrintedPages>().Count);
        Assert.Equal(3, forms.Select(form => Id().Match(form).Value).Distinct().Count());
        Assert.Single(forms.Select(form => Id().Replace(form, "")).Distinct());
    }

    [Fact]
    public async Task Get_FormFromMemory_IsTheSameAsGzipAndHasTheSameHeaders()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var rendered = await app.Client.GetAsync(Place);
        using var plain = await app.Client.GetAsync(Place);
        app.Client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br");

        using var packed = await app.Client.GetAsync(Place);
        var bytes = await packed.Content.ReadAsByteArrayAsync();

        Assert.Equal("gzip", Assert.Single(packed.Content.Headers.ContentEncoding));
        Assert.Equal(packed.Content.Headers.ContentLength, bytes.Length);
        Assert.Equal(await WithoutIdAsync(rendered), Id().Replace(Unpacked(bytes), ""));
        Assert.Equal(await WithoutIdAsync(rendered), await WithoutIdAsync(plain));
        Assert.Equal(Names(rendered), Names(plain));
        Assert.All([rendered, plain, packed], response => Assert.Equal("no-store", response.Headers.CacheControl?.ToString()));
        Assert.All([rendered, plain, packed], response => Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString()));

        static IEnumerable<string> Names(HttpResponseMessage response) => response.Headers.Select(header => header.Key).Except(["Vary"]).Order();
    }

    [Theory]
    [InlineData("gzip;q=0", false)]
    [InlineData("br;q=1.0, gzip;q=0.8, *;q=0.1", true)]
    [InlineData("identity", false)]
    [InlineData("GZIP", true)]
    public async Task Get_FormFromMemory_IsPackedOnlyForWhoCanUnpackIt(string accepted, bool isPacked)
    {
        await using var app = await SurveyHubApp.StartAsync();
        (await app.Client.GetAsync(Place)).Dispose();
        app.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var response = await app.Client.GetAsync(Place);

        Assert.Equal(isPacked, response.Content.Headers.ContentEncoding.Contains("gzip"));
    }

    [Fact]
    public async Task Get_FormAndReceiptAgain_AskTheStoreForNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var post = await app.SubmitAsync(Place, DemoForm.Filled());
        var receipt = post.Headers.Location!.ToString();
        var first = (Form: await app.Client.GetStringAsync(Place), Receipt: await app.Client.GetStringAsync(receipt));

        foreach (var table in (string[])["response", "campaign", "unit"])
            await app.Database.ExecuteAsync($"alter table {table} rename to gone_{table}");
        var again = (Form: await app.Client.GetStringAsync(Place), Receipt: await app.Client.GetStringAsync(receipt));

        Assert.Equal(Id().Replace(first.Form, ""), Id().Replace(again.Form, ""));
        Assert.Equal(first.Receipt, again.Receipt);
    }

    [Fact]
    public async Task Get_ReceiptOfAnother_HasItsOwnNumberAndTime()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var first = await app.SubmitAsync(Place, DemoForm.Filled());
        await app.Client.GetStringAsync(first.Headers.Location);
        app.Clock.Now += TimeSpan.FromMinutes(7);

        using var second = await app.SubmitAsync(Place, DemoForm.Filled(("response_id", "019c9f10-8d80-7abc-8def-0123456789ab")));
        var page = await app.OpenAsync(second.Headers.Location!.ToString());

        Assert.Equal("019c 9f10 8d80 7abc 8def 0123 4567 89ab", page.QuerySelector(".receipt code")?.TextContent);
        Assert.Equal("12:07, 02/03/2026", page.QuerySelectorAll(".receipt dd")[1].TextContent);
    }

    [Fact]
    public async Task Get_CampaignChanged_ShowsItSecondsLater()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.OpenAsync(Place);
        await app.Database.ExecuteAsync("""update campaign set title = '{"vi":"Tên mới"}' where code = 'demo'""");

        app.Clock.Passed += TimeSpan.FromSeconds(3);

        Assert.Equal("Tên mới", (await app.OpenAsync(Place)).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Get_DayAfterTheLast_IsClosedThoughTheFormIsInMemory()
    {
        await using var app = await SurveyHubApp.StartAsync();
        app.Clock.Now = new(2030, 12, 31, 23, 59, 59, TimeSpan.FromHours(7));
        await app.OpenAsync(Place);
        app.Clock.Now += TimeSpan.FromSeconds(1);

        using var response = await app.Client.GetAsync(Place);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Get_EnglishAfterVietnamese_IsEnglish()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.OpenAsync(Place);
        app.Client.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den%7Cuic%3Den");

        Assert.Equal("en", (await app.OpenAsync(Place)).DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("GET", "/s/khong-co")]
    [InlineData("GET", "/s/demo?unit=so-bay")]
    [InlineData("HEAD", "/s/demo")]
    [InlineData("POST", "/s/demo")]
    [InlineData("GET", "/thanks/019c9f108d807abc8def0123456789ac")]
    public async Task Send_WhatIsNotTheSameForAll_IsNotKept(string method, string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        (await app.Client.SendAsync(new(new(method), address) { Content = method == "POST" ? new FormUrlEncodedContent([]) : null })).Dispose();

        Assert.Equal(0, app.Service<PrintedPages>().Count);
    }

    [Fact]
    public void Keep_AddressesThoughtUp_StayBelowTheLimit()
    {
        using var pages = new PrintedPages(Sample.Clock());
        var noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        var page = PrintedPage.Of(noise, [])!;

        for (var i = 0; i < 1000; i++)
            pages.Keep($"/s/demo?point=p{i}", page);
        pages.Keep("/s/demo?point=" + new string('x', 1000), page);

        Assert.InRange((long)pages.Count * page.Size, 1, PrintedPages.Limit);
        Assert.Null(pages.Find("/s/demo?point=" + new string('x', 1000)));
    }

    private static async Task<string> WithoutIdAsync(HttpResponseMessage response) => Id().Replace(await response.Content.ReadAsStringAsync(), "");

    private static string Unpacked(byte[] bytes)
    {
        using var text = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        return text.ReadToEnd();
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
