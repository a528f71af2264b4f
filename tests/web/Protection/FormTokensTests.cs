using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>No other site can have somebody who is signed in send a form.</summary>
public sealed class FormTokensTests
{
    [Fact]
    public async Task EveryPage_SentAFormWithoutAToken_RefusesIt()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var doors = Door.All(app).Where(door => door.IsPage && !TakesFormsOfStrangers(door)).ToHashSet();
        var taken = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            await app.SignInAsAsync(role);
            foreach (var door in doors.ToList())
            {
                using var response = await app.SubmitAsync(door.Address, ("a", "b"));
                if (response.StatusCode == HttpStatusCode.BadRequest && (await SurveyHubApp.PageAsync(response)).QuerySelector("h1")?.TextContent == "Không đọc được yêu cầu này")
                    doors.Remove(door);
                else if (response.StatusCode != HttpStatusCode.Forbidden) // another role may pass
                    taken.Add($"{role} {door.Address} ({(int)response.StatusCode})");
            }
        }

        Assert.Empty(taken);
        Assert.Empty(doors);
    }

    [Fact]
    public async Task EveryPageThatAsksForNoToken_IsACitizensFormOrTheErrorPage()
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.All(Door.All(app).Where(TakesFormsOfStrangers), door => Assert.True(
            door.IsPublic && (door.Endpoint.Metadata.GetMetadata<ReadsItsOwnFormAttribute>() is not null || door.Address == "/error/404"), door.Address));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    public async Task EveryOtherEndpoint_SentWhatAFormOfAnotherSiteCanSend_RefusesIt(string type)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Administrator);
        foreach (var door in Door.All(app).Where(door => !door.IsPage))
        {
            foreach (var method in door.Methods.Except(["GET", "HEAD"]))
            {
                using var content = new StringContent("{}") { Headers = { ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type) } };
                using var response = await door.KnockAsync(app.Client, method, content: content);
                Assert.InRange((int)response.StatusCode, 400, 499);
            }
        }
    }

    [Theory]
    [InlineData("http")] // of localhost: browsers take a secure cookie from there
    [InlineData("https")]
    public async Task Cookie_OfAForm_IsForThisHostOnlyAndForNoScriptAndForNoOtherSite(string scheme)
    {
        await using var app = await SurveyHubApp.StartAsync();
        var http = new DefaultHttpContext { RequestServices = app.Services, Request = { Scheme = scheme, Host = new("localhost") } };

        app.Service<IAntiforgery>().GetAndStoreTokens(http);

        var cookie = Assert.Single(http.Response.Headers.SetCookie)!;
        Assert.StartsWith("__Host-surveyhub-form=", cookie, StringComparison.Ordinal);
        Assert.EndsWith("; path=/; secure; samesite=strict; httponly", cookie, StringComparison.Ordinal);
    }

    private static bool TakesFormsOfStrangers(Door door) => door.Endpoint.Metadata.GetMetadata<IgnoreAntiforgeryTokenAttribute>() is not null;
}
