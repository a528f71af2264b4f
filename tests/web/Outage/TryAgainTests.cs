using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

/// <summary>What people and programs get from a site that has no store.</summary>
public sealed class TryAgainTests
{
    private const string Address = "/s/demo?unit=so-noi-vu";

    [Fact]
    public async Task Post_FormWithoutAStore_KeepsEveryAnswerUnderTheSameIdAndAddress()
    {
        await using var app = SurveyHubApp.ListenAway();
        var sent = DemoForm.Filled(("response_id", "019c9f10-8d80-7abc-8def-0123456789ab"), ("comment", "Chị \"Hà\" <rất> tận tình\nxin cảm ơn")).ToList();

        using var response = await app.SubmitAsync(Address, sent);
        var page = await SurveyHubApp.PageAsync(response);
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector("#again"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(("post", Address), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(sent.Order(), form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(field => (field.Name!, field.GetAttribute("value")!)).Order());
        Assert.Equal("Gửi lại", form.QuerySelector("button")?.TextContent);
        Assert.Contains("không mất gì và không phải nhập lại", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("nav .language"));
    }

    [Theory]
    [InlineData("/s/demo?unit=so-noi-vu", "Thử lại")]
    [InlineData("/s/demo?unit=so-noi-vu&lang=en", "Try again")]
    [InlineData("/", "Thử lại")]
    [InlineData("/results/demo", "Thử lại")]
    public async Task Get_PageWithoutAStore_OffersTheSameAddressAgain(string address, string button)
    {
        await using var app = SurveyHubApp.ListenAway();

        using var response = await app.Client.GetAsync(address);
        var form = (await SurveyHubApp.PageAsync(response)).QuerySelector("#again")!;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(("get", address.Split('?')[0]), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(address.Contains("unit", StringComparison.Ordinal) ? "so-noi-vu" : null, form.QuerySelector("[name=unit]")?.GetAttribute("value"));
        Assert.Equal(button, form.QuerySelector("button")?.TextContent);
    }

    [Theory]
    [InlineData("/results/demo.json")]
    [InlineData("/results/demo.csv")]
    public async Task Get_FileWithoutAStore_IsAProblemWithItsCode(string address)
    {
        await using var app = SurveyHubApp.ListenAway();

        using var response = await app.Client.GetAsync(address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"store-away\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK, "Healthy")]
    [InlineData("/readyz", HttpStatusCode.ServiceUnavailable, "Đang chờ cơ sở dữ liệu. Lý do có trong nhật ký của chương trình.")]
    [InlineData("/site.css", HttpStatusCode.OK, null)]
    [InlineData("/khong-co", HttpStatusCode.NotFound, null)]
    public async Task Get_WhatNeedsNoStore_IsAnsweredAsEver(string address, HttpStatusCode status, string? text)
    {
        await using var app = SurveyHubApp.ListenAway();

        using var response = await app.Client.GetAsync(address);

        Assert.Equal(status, response.StatusCode);
        if (text is not null)
            Assert.Equal(text, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_FormTooLargeWithoutAStore_IsNotWrittenBack()
    {
        await using var app = SurveyHubApp.ListenAway();

        using var response = await app.SubmitAsync(Address, DemoForm.Filled(("comment", new string('x', 300_000))));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Null((await SurveyHubApp.PageAsync(response)).QuerySelector("#again"));
    }

    [Fact]
    public async Task Get_ReadinessWithAStore_SaysSo()
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal("Sẵn sàng.", await app.Client.GetStringAsync("/readyz"));
    }
}
