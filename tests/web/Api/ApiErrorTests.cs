using System.Net;
using System.Text.Json;
using static SurveyHub.Tests.ResponsesApp;

namespace SurveyHub.Tests;

/// <summary>A program is told of every error in the same way, also where the framework or a bug answers for the API.</summary>
public sealed class ApiErrorTests
{
    [Theory]
    [InlineData("GET", "/api/khong-co", 404, "not-found", "Không tìm thấy trang này")]
    [InlineData("POST", "/api/v1/khong-co?lang=en", 404, "not-found", "This page was not found")]
    [InlineData("GET", "/api", 404, "not-found", "Không tìm thấy trang này")]
    [InlineData("GET", "/api/v1/responses", 405, "method-not-allowed", "Không đọc được yêu cầu này")]
    [InlineData("DELETE", "/api/v1/responses?lang=en", 405, "method-not-allowed", "This request could not be read")]
    public async Task Send_WhatTheApiDoesNotTake_IsAProblemWhateverIsAccepted(string method, string address, int status, string type, string title)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var request = new HttpRequestMessage(new(method), address) { Headers = { { "Accept", "text/html" } } };

        using var response = await app.Client.SendAsync(request);

        await AssertProblemAsync(response, status, type, title);
    }

    [Fact]
    public async Task Get_Responses_NamesTheMethodThatIsTaken()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync(Address);

        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task Post_OurOwnError_Is500WithoutDetails()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.Database.ExecuteAsync("alter table response rename to response_away");
        using var content = new StringContent(Response().ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        using var response = await app.Client.PostAsync(Address, content);

        await AssertProblemAsync(response, 500, "server-error", "Hệ thống đang gặp trục trặc");
    }

    [Fact]
    public async Task Get_AddressThatOnlyBeginsLikeTheApi_ShowsAPage()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync("/apis");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    /// <summary>That it says this and no more, as safely as a page.</summary>
    private static async Task AssertProblemAsync(HttpResponseMessage response, int status, string type, string title)
    {
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(
            [("status", $"{status}"), ("title", title), ("type", type)],
            problem.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.ToString())).Order());
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }
}
