using System.Net;

namespace SurveyHub.Tests;

/// <summary>Every refusal is a page of this site, in the reader's language, that says what to do.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("GET", "/khong-co", HttpStatusCode.NotFound, "Không tìm thấy trang này")]
    [InlineData("GET", "/khong-co?lang=en", HttpStatusCode.NotFound, "This page was not found")]
    [InlineData("POST", "/khong-co", HttpStatusCode.NotFound, "Không tìm thấy trang này")]
    [InlineData("DELETE", "/khong-co", HttpStatusCode.NotFound, "Không tìm thấy trang này")]
    [InlineData("GET", "/error/x", HttpStatusCode.NotFound, "Không tìm thấy trang này")]
    [InlineData("POST", "/", HttpStatusCode.BadRequest, "Không đọc được yêu cầu này")]
    public async Task Send_WhatNoPageTakes_IsRefusedOnAPageWithAWayOut(string method, string address, HttpStatusCode status, string heading)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.SendAsync(new(new(method), address));
        var page = await SurveyHubApp.PageAsync(response);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(heading, page.QuerySelector("h1")?.TextContent);
        Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), page.QuerySelector(".refusal .status")?.TextContent);
        Assert.Equal("/", page.QuerySelector(".refusal a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("PUT", "/s/demo")]
    [InlineData("DELETE", "/s/demo")]
    [InlineData("PATCH", "/s/demo")]
    [InlineData("TRACE", "/results/demo")]
    public async Task Send_MethodThatThePageDoesNotKnow_IsRefusedByName(string method, string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.SendAsync(new(new(method), address));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("GET", response.Content.Headers.Allow);
        Assert.Equal("Không đọc được yêu cầu này", (await SurveyHubApp.PageAsync(response)).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Get_BrokenDatabase_ApologisesAndTellsNothingOfTheInside()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.Database.ExecuteAsync("drop table response");

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled());
        var page = await SurveyHubApp.PageAsync(response);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("Hệ thống đang gặp trục trặc", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("gửi hai lần vẫn chỉ tính một", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("table", page.DocumentElement.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Get_ErrorPageItself_ShowsIt()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/error/500?lang=en");

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("500", page.QuerySelector(".status")?.TextContent);
    }
}
