using System.Net;
using System.Text.Json.Nodes;
using static SurveyHub.Tests.ResponsesApp;

namespace SurveyHub.Tests;

/// <summary>The reply was lost at midnight: whoever sends again after the close is told that the response is there, and nothing new is taken.</summary>
public sealed class SentAgainLateTests
{
    private const string Id = "019c9f10-8d80-7abc-8def-0123456789ab";

    private static readonly DateTimeOffset _lastSecond = new(2030, 12, 31, 23, 59, 59, TimeSpan.FromHours(7));

    [Theory, EachDatabase]
    public async Task Post_StoredFormAgainAfterTheClose_GivesItsReceipt(string provider)
    {
        await using var app = await AtTheLastSecondAsync(provider);
        (string, string)[] form = [.. DemoForm.Filled(("response_id", Id), ("unit", "so-noi-vu"), ("comment", "Chờ lâu"))];
        using var first = await app.SubmitAsync(DemoForm.Address, form);

        app.Clock.Now += TimeSpan.FromSeconds(1);
        using var again = await app.SubmitAsync(DemoForm.Address, form);
        using var receipt = await app.Client.GetAsync(again.Headers.Location);

        Assert.Equal((HttpStatusCode.SeeOther, first.Headers.Location), (again.StatusCode, again.Headers.Location));
        Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [Theory]
    [InlineData("response_id", "019c9f10-8d80-7abc-8def-0123456789ac", HttpStatusCode.Forbidden)]
    [InlineData("response_id", null, HttpStatusCode.Forbidden)]
    [InlineData("c24", null, HttpStatusCode.Forbidden)]
    [InlineData("switch_language", "en", HttpStatusCode.Forbidden)]
    [InlineData("c24", "1", HttpStatusCode.Conflict)]
    public async Task Post_AnythingElseAfterTheClose_IsRefusedAndStoresNothing(string name, string? value, HttpStatusCode status)
    {
        await using var app = await AtTheLastSecondAsync();
        await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("response_id", Id)));
        app.Clock.Now += TimeSpan.FromSeconds(1);
        (string Name, string?)[] changes = name == "response_id" ? [(name, value)] : [("response_id", Id), (name, value)];

        using var refused = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(changes));

        Assert.Equal(status, refused.StatusCode);
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task PostToTheApi_AfterTheClose_TellsWhatIsThereFromWhatIsNot(string provider)
    {
        await using var app = await AtTheLastSecondAsync(provider);
        var stored = Response();
        var other = (JsonObject)stored.DeepClone();
        other["answers"]!["c24"] = 1;
        await app.SendAsync(stored);

        app.Clock.Now += TimeSpan.FromSeconds(1);
        var told = await app.SendAsync(Batch(stored, other, Response(), Response(response => response["answers"]!["c24"] = 9)));

        Assert.Equal(["duplicate", "conflict", "rejected", "rejected"], told.Outcomes);
        Assert.Equal(["response-conflict", "campaign-closed", "campaign-closed", "answer-unknown c24"], told.Problems);
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task PostToTheApi_InvitedAfterTheClose_LeavesTheInvitationUnspent(string provider)
    {
        await using var app = await AtTheLastSecondAsync(provider);
        var demo = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!;
        var tokens = await app.Service<Invitations>().AddAsync(demo, 2, Sample.Signed(), default);
        var (used, unused) = (Invited(tokens[0]), Invited(tokens[1]));
        await app.SendAsync(used);

        app.Clock.Now += TimeSpan.FromSeconds(1);
        var late = await app.SendAsync(Batch(used, unused));
        app.Clock.Now -= TimeSpan.FromSeconds(1);
        var inTime = await app.SendAsync(unused);

        Assert.Equal(["duplicate", "rejected", "stored"], [.. late.Outcomes, .. inTime.Outcomes]);
    }

    private static JsonObject Invited(InvitationToken token) => Response(response => response["invitation"] = token.Value);

    private static async Task<SurveyHubApp> AtTheLastSecondAsync(string provider = "sqlite")
    {
        var app = await SurveyHubApp.StartAsync(provider);
        app.Clock.Now = _lastSecond;
        return app;
    }
}
