using System.Net;
using System.Text.Json.Nodes;
using static SurveyHub.Tests.ResponsesApp;

namespace SurveyHub.Tests;

/// <summary>Each outcome that a program can be told, alone and among others.</summary>
public sealed class ResponsesApiTests
{
    [Theory, EachDatabase]
    public async Task Post_OneResponse_IsStoredThenDuplicateThenConflict(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var response = Response();

        var (stored, again) = (await app.SendAsync(response), await app.SendAsync(response));
        response["answers"]!["c24"] = 5;
        var other = await app.SendAsync(response);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict), (stored.Status, again.Status, other.Status));
        Assert.Equal(["stored", "duplicate", "conflict"], [.. stored.Outcomes, .. again.Outcomes, .. other.Outcomes]);
        Assert.Equal(["response-conflict"], other.Problems);
        Assert.Equal((string?)response["id"], stored.Body.GetProperty("outcomes")[0].GetProperty("id").GetString());
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Post_Batch_TellsEachInTheOrderSentAndStoresOnlyTheGood(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var good = Response();
        await app.SendAsync(good);

        var told = await app.SendAsync(Batch(
            Response(response => response["answers"]!["c24"] = 9),
            Response(),
            Response(response => response["campaign"] = "chua-co"),
            good.DeepClone(),
            Response(response => (response["id"], response["answers"]!["c24"]) = ((string?)good["id"], 1)),
            JsonValue.Create(7),
            Response()));

        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Equal(["rejected", "stored", "quarantined", "duplicate", "conflict", "rejected", "stored"], told.Outcomes);
        Assert.Equal(["answer-unknown c24", "campaign-unknown", "response-conflict", "member-malformed $"], told.Problems);
        Assert.Equal((3, 1), (await app.Database.CountAsync("response"), await app.Database.CountAsync("quarantined_response")));
    }

    [Fact]
    public async Task Post_OneIdTwiceInABatch_IsStoredOnce()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var response = Response();

        var told = await app.SendAsync(Batch(response, response.DeepClone()));

        Assert.Equal(["stored", "duplicate"], told.Outcomes);
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [Fact]
    public async Task Post_RefusedResponse_NamesEveryProblemInTheReadersLanguageAndStoresNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(Response(response =>
        {
            response["answers"]!.AsObject().Remove("c30");
            response["answers"]!["khong-co"] = "x";
            response["unit"] = "so-la";
        }));
        var message = told.Body.GetProperty("outcomes")[0].GetProperty("problems")[1].GetProperty("message").GetString();

        Assert.Equal((HttpStatusCode)422, told.Status);
        Assert.Equal(["unit-unknown unit", "answer-missing c30", "answer-unexpected khong-co"], told.Problems);
        Assert.Equal("Hãy chọn hoặc ghi một câu trả lời.", message);
        Assert.Equal(0, await app.Database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Post_EveryMember_IsStored(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        var told = await app.SendAsync(Response(response =>
        {
            response["questionnaire"] = "one-stop-counter";
            response["version"] = 1;
            response["unit"] = "so-noi-vu";
            response["field"] = "dat-dai";
            response["point"] = "quay-1";
            response["channel"] = "web";
            response["language"] = "en";
            response["started_at"] = "2026-03-02T11:50:00+07:00";
            response["submitted_at"] = "2026-03-02T04:59:00Z";
            response["answers"]!["comment"] = "Chờ lâu, cán bộ nhiệt tình 👍";
        }));

        Assert.Equal(HttpStatusCode.Created, told.Status);
        Assert.Equal(
            ["so-noi-vu dat-dai quay-1 web en 2026-03-02T04:50:00.000Z 2026-03-02T04:59:00.000Z"],
            (await Task.WhenAll(((string[])["unit", "field", "point", "channel", "language", "started_at", "submitted_at"]).Select(column => app.ColumnAsync(column)))).Select(column => column[0]).Chunk(7).Select(row => string.Join(' ', row)));
        Assert.Contains("Chờ lâu, cán bộ nhiệt tình", (await app.ColumnAsync("comments"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AsciiEscapesOrUtf8_AreTheSameContent()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var response = Response(response => response["answers"]!["comment"] = "Chờ lâu 👍").ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var escaped = string.Concat(response.Select(letter => letter < 128 ? $"{letter}" : $"\\u{(int)letter:x4}"));

        Assert.Equal(["stored"], (await app.SendAsync(response)).Outcomes);
        Assert.Equal(["duplicate"], (await app.SendAsync(escaped)).Outcomes);
    }

    [Fact]
    public async Task Post_TheFormsOwnResponseAgainByApi_IsTheSameContent()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var response = Response();

        await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("response_id", (string)response["id"]!)));

        Assert.Equal(["duplicate"], (await app.SendAsync(response)).Outcomes);
    }

    [Theory, EachDatabase]
    public async Task Post_Gzip_IsRead(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var batch = new JsonArray([.. Enumerable.Range(0, 500).Select(_ => Response())]);

        var told = await app.SendAsync(Gzip(batch.ToJsonString()), encoding: "gzip");

        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Equal((500, 500), (told.Outcomes.Count(outcome => outcome == "stored"), await app.Database.CountAsync("response")));
    }

    [Theory, EachDatabase]
    public async Task Post_Invitation_IsSpentOnceAndOnlyInItsCampaign(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var demo = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!;
        var token = (await app.Service<Invitations>().AddAsync(demo, 1, Sample.Signed(), default))[0].Value;
        var invited = Response(response => response["invitation"] = token);

        var (first, again) = (await app.SendAsync(invited), await app.SendAsync(invited));
        var second = await app.SendAsync(Response(response => response["invitation"] = token));
        var unknown = await app.SendAsync(Batch(Response(response => response["invitation"] = "0000-0000-0000-0000"), Response(response => response["invitation"] = "x")));

        Assert.Equal(["stored", "duplicate", "rejected"], [.. first.Outcomes, .. again.Outcomes, .. second.Outcomes]);
        Assert.Equal(["invitation-spent invitation", "invitation-unknown invitation", "invitation-unknown invitation"], [.. second.Problems, .. unknown.Problems]);
        Assert.Equal(["invitation"], await app.ColumnAsync("channel"));
    }

    [Theory]
    [InlineData("kiosk")]
    [InlineData("paper")]
    [InlineData("interviewer")]
    [InlineData("invitation")]
    [InlineData("import")]
    public async Task Post_ChannelOfDevicesWithoutCredential_IsRejected(string channel)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(Response(response => response["channel"] = channel));

        Assert.Equal(["channel-refused channel"], told.Problems);
    }

    [Fact]
    public async Task Post_CampaignThatIsNotOpen_IsRejectedAndNotKept()
    {
        await using var app = await SurveyHubApp.StartAsync();
        app.Clock.Now = new(2031, 1, 1, 5, 0, 0, TimeSpan.Zero);

        var told = await app.SendAsync(Response(response => response["submitted_at"] = "2030-12-31T10:00:00+07:00"));

        Assert.Equal((HttpStatusCode)422, told.Status);
        Assert.Equal(["campaign-closed"], told.Problems);
        Assert.Equal(0, await app.Database.CountAsync("quarantined_response"));
    }
}
