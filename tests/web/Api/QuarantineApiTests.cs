using System.Net;
using static SurveyHub.Tests.ResponsesApp;

namespace SurveyHub.Tests;

/// <summary>A response of a campaign or version that is not known is kept as it was sent, and stored when it is known.</summary>
public sealed class QuarantineApiTests
{
    [Theory, EachDatabase]
    public async Task Post_UnknownCampaign_IsKeptOnceByteByByte(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var token = await app.RegisterAsync();
        var body = Later().ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        var (kept, again, other) = (await app.SendAsync(body, token), await app.SendAsync(body, token), await app.SendAsync(body.Replace("lâu", "nhanh", StringComparison.Ordinal), token));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Conflict), (kept.Status, again.Status, other.Status));
        Assert.Equal(["campaign-unknown"], kept.Problems);
        Assert.Equal([body], await app.ColumnAsync("body", "quarantined_response"));
        Assert.Equal(["kiosk-1"], await app.ColumnAsync("device", "quarantined_response"));
    }

    [Theory]
    [InlineData("one-stop-counter", 2)]
    [InlineData("sipas-2023-2026", 1)]
    public async Task Post_VersionTheCampaignIsNotConductedWith_IsKept(string questionnaire, int version)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(Response(response => (response["questionnaire"], response["version"]) = (questionnaire, version)));

        Assert.Equal((HttpStatusCode.Accepted, "version-unknown version"), (told.Status, told.Problems[0]));
    }

    [Fact]
    public async Task Post_UnknownCampaignAndSomethingElseWrong_IsRejected()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(Response(response => (response["campaign"], response["name"]) = ("later", "Lê Thị Hoà")));

        Assert.Equal(["member-unknown name"], told.Problems);
        Assert.Equal(0, await app.Database.CountAsync("quarantined_response"));
    }

    [Theory, EachDatabase]
    public async Task Replay_CampaignIsKnownNow_StoresItAsItCameThen(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var token = await app.RegisterAsync(unit: "so-noi-vu");
        await app.SendAsync(Later(), token);
        var kept = await SingleAsync(app);

        var early = await app.Service<ResponseIntake>().ReplayAsync(kept, Sample.Signed(), default);
        await OpenLaterAsync(app);
        app.Clock.Now += TimeSpan.FromDays(2);
        var by = new Signature("Lê Thị Hoà", app.Clock.GetUtcNow());
        var (replayed, again) = (await app.Service<ResponseIntake>().ReplayAsync(kept, by, default), await app.Service<ResponseIntake>().ReplayAsync(kept, by, default));

        Assert.Equal((Acknowledgement.Quarantined, Acknowledgement.Stored, Acknowledgement.Duplicate), (early!.Outcome, replayed!.Outcome, again!.Outcome));
        Assert.Equal(["so-noi-vu"], await app.ColumnAsync("unit"));
        Assert.Equal(["2026-03-02T05:00:00.000Z"], await app.ColumnAsync("received_at"));
        Assert.Equal(["2026-03-04T05:00:00.000Z"], await app.ColumnAsync("settled_at", "quarantined_response"));
    }

    [Fact]
    public async Task Replay_AnswersThatAreRefused_SaysWhatIsWrongAndKeepsWaiting()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var response = Later();
        response["answers"]!["c24"] = 9;
        await app.SendAsync(response);
        await OpenLaterAsync(app);

        var replayed = await app.Service<ResponseIntake>().ReplayAsync(await SingleAsync(app), Sample.Signed(), default);

        Assert.Equal((Acknowledgement.Rejected, "answer-unknown"), (replayed!.Outcome, Assert.Single(replayed.Problems).Rule));
        Assert.Null((await SingleAsync(app)).SettledAt);
    }

    [Fact]
    public async Task Post_CampaignIsKnownBeforeTheReplay_IsStoredAndTheReplaySettlesIt()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var response = Later();
        await app.SendAsync(response);
        await OpenLaterAsync(app);

        var told = await app.SendAsync(response);
        var replayed = await app.Service<ResponseIntake>().ReplayAsync(await SingleAsync(app), Sample.Signed(), default);

        Assert.Equal("stored", told.Outcomes[0]);
        Assert.Equal(Acknowledgement.Duplicate, replayed!.Outcome);
        Assert.NotNull((await SingleAsync(app)).SettledAt);
    }

    internal static async Task OpenLaterAsync(SurveyHubApp app)
    {
        var demo = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!;
        await app.Service<Campaigns>().AddAsync(new(Code.Of("later"), demo.Title, demo.Version, demo.Opens, demo.Closes), Sample.Signed(), default);
    }

    private static System.Text.Json.Nodes.JsonObject Later() => Response(response =>
    {
        response["campaign"] = "later";
        response["answers"]!["comment"] = "Chờ lâu";
    });

    private static async Task<QuarantinedResponse> SingleAsync(SurveyHubApp app) =>
        Assert.Single(await app.Service<Quarantine>().ListAsync(onlyWaiting: false, default).ToListAsync());
}
