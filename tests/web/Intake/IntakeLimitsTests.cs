using System.Net;
using System.Text.Json.Nodes;
using static SurveyHub.Tests.ResponsesApp;

namespace SurveyHub.Tests;

/// <summary>A device and a campaign have limits of their own; nobody else is held up by them.</summary>
public sealed class IntakeLimitsTests
{
    [Fact]
    public async Task Post_DeviceOverItsLimit_Is429WithRetryAfterWhileAnotherIsServed()
    {
        await using var app = await SurveyHubApp.StartAsync("sqlite", ("Intake:PerDevice:PerSecond", "0.01"), ("Intake:PerDevice:Burst", "3"));
        var (hasty, calm) = (await app.RegisterAsync("kiosk-1"), await app.RegisterAsync("kiosk-2"));

        var first = await app.SendAsync(Many(3), hasty);
        var second = await app.SendAsync(Response(), hasty);
        var other = await app.SendAsync(Response(), calm);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.Created), (first.Status, second.Status, other.Status));
        Assert.Equal(("application/problem+json", "limit-reached"), (second.ContentType, second.Rule));
        Assert.InRange(second.RetryAfter!.Value.TotalSeconds, 1, 100);
        Assert.Equal(4, await app.Database.CountAsync("response"));
    }

    [Fact]
    public async Task Post_CampaignOverItsLimit_Is429WhileAnotherIsServed()
    {
        await using var app = await SurveyHubApp.StartAsync("sqlite", ("Intake:PerCampaign:PerSecond", "0.01"), ("Intake:PerCampaign:Burst", "3"));

        await app.SendAsync(Many(3));
        var (full, other) = (await app.SendAsync(Response()), await app.SendAsync(Response(response => response["campaign"] = "sipas")));

        Assert.Equal((HttpStatusCode.TooManyRequests, (HttpStatusCode)422), (full.Status, other.Status));
        Assert.Equal(3, await app.Database.CountAsync("response"));
    }

    [Fact]
    public async Task Post_CampaignsThatAreNotKnown_ShareOneLimit()
    {
        await using var app = await SurveyHubApp.StartAsync("sqlite", ("Intake:PerCampaign:PerSecond", "0.01"), ("Intake:PerCampaign:Burst", "1"));

        var (first, second) = (await app.SendAsync(Response(response => response["campaign"] = "a")), await app.SendAsync(Response(response => response["campaign"] = "b")));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests), (first.Status, second.Status));
    }

    [Fact]
    public async Task Post_BatchLargerThanTheBurst_IsTakenOnce()
    {
        await using var app = await SurveyHubApp.StartAsync("sqlite", ("Intake:PerCampaign:PerSecond", "0.01"), ("Intake:PerCampaign:Burst", "3"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), ((await app.SendAsync(Many(5))).Status, (await app.SendAsync(Response())).Status));
    }

    [Fact]
    public async Task Post_FormOverItsCampaignsLimit_Is429AndKeepsWhatWasAnswered()
    {
        await using var app = await SurveyHubApp.StartAsync("sqlite", ("Intake:PerCampaign:PerSecond", "0.01"), ("Intake:PerCampaign:Burst", "1"));
        await app.SendAsync(Response());

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("c24", "2")));
        var page = await SurveyHubApp.PageAsync(response);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 100);
        Assert.Contains("Quá nhiều phiếu", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("input[name=c24][value='2'][checked]"));
    }

    private static JsonArray Many(int count) => new([.. Enumerable.Range(0, count).Select(_ => Response())]);
}
