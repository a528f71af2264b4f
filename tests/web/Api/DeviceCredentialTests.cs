using System.Net;
using static SurveyHub.Tests.ResponsesApp;

namespace SurveyHub.Tests;

/// <summary>What a device may that a stranger may not, and what it may not say.</summary>
public sealed class DeviceCredentialTests
{
    [Theory, EachDatabase]
    public async Task Post_WithCredential_TakesPointUnitAndChannelFromTheDevice(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var token = await app.RegisterAsync(unit: "so-noi-vu");

        var told = await app.SendAsync(Batch(
            Response(),
            Response(response => (response["point"], response["unit"], response["channel"]) = ("quay-1", "so-noi-vu", "kiosk"))), token);

        Assert.Equal(["stored", "stored"], told.Outcomes);
        Assert.Equal(["quay-1", "quay-1"], await app.ColumnAsync("point"));
        Assert.Equal(["so-noi-vu", "so-noi-vu"], await app.ColumnAsync("unit"));
        Assert.Equal(["kiosk", "kiosk"], await app.ColumnAsync("channel"));
        Assert.Equal(["2026-03-02T05:00:00.000Z"], await app.Database.Database.QueryAsync<string>("select seen_at from device", null, default));
    }

    [Fact]
    public async Task Post_NamingAnotherPointUnitOrChannel_IsRejectedThere()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var token = await app.RegisterAsync(unit: "so-noi-vu");

        var told = await app.SendAsync(Response(response => (response["point"], response["unit"], response["channel"]) = ("quay-2", "van-phong-ubnd", "paper")), token);

        Assert.Equal(["device-mismatch channel", "device-mismatch point", "device-mismatch unit"], told.Problems);
    }

    [Fact]
    public async Task Post_DeviceOfNoUnit_LetsTheResponseSayIt()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var token = await app.RegisterAsync(channel: Channel.Paper);

        await app.SendAsync(Response(response => response["unit"] = "so-noi-vu"), token);

        Assert.Equal("so-noi-vu paper", $"{(await app.ColumnAsync("unit"))[0]} {(await app.ColumnAsync("channel"))[0]}");
    }

    [Theory, EachDatabase]
    public async Task Post_RevokedDevice_Is401WithinSeconds(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var token = await app.RegisterAsync();
        Assert.Equal(HttpStatusCode.Created, (await app.SendAsync(Response(), token)).Status);

        await app.Service<Devices>().RevokeAsync(Code.Of("kiosk-1"), Sample.Signed(), default);
        app.Clock.Now += TimeSpan.FromSeconds(5);
        var told = await app.SendAsync(Response(), token);

        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json", "credential-unknown"), (told.Status, told.ContentType, told.Rule));
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("Basic a2lvc2s6eA==")]
    [InlineData("Bearer x y")]
    public async Task Post_BadCredential_Is401AlsoWhereNoneIsNeeded(string token)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.RegisterAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, "credential-unknown"), await app.SendAsync(Response(), token) is var told ? (told.Status, told.Rule) : default);
    }

    [Theory]
    [InlineData("2030-12-31T23:30:00+07:00", 30, "")]
    [InlineData("2030-12-31T23:30:00+07:00", 31, "campaign-closed")]
    [InlineData("2031-01-01T00:00:00+07:00", 1, "campaign-closed")]
    [InlineData(null, 1, "campaign-closed")]
    [InlineData("2025-06-30T12:00:00+07:00", 1, "campaign-closed")]
    public async Task Post_DeviceThatWasOffline_HandsInUpTo30DaysAfterTheClose(string? answered, int daysAfter, string problem)
    {
        await using var app = await SurveyHubApp.StartAsync();
        app.Clock.Now = new DateTimeOffset(2030, 12, 31, 5, 0, 0, TimeSpan.Zero).AddDays(daysAfter);
        var token = await app.RegisterAsync();

        var told = await app.SendAsync(Response(response => response["submitted_at"] = answered), token);

        Assert.Equal(problem, string.Concat(told.Problems));
    }
}
