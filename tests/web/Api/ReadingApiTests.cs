using System.Net;

namespace SurveyHub.Tests;

/// <summary>Who may read what by a key.</summary>
public sealed class ReadingApiTests
{
    private const string Report = "/api/v1/reports/demo";
    private const string Root = "/api/v1/ledger/2026-03-02";

    [Theory, EachDatabase]
    public async Task Report_WithAKey_IsTheReportAndIsAudited(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var token = await app.AddKeyAsync();

        var told = await app.AskAsync(Report + "?field=dat-dai&period=quarter&lang=en", token);
        var entry = Assert.Single(await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.ReportRead), after: null, most: 10, default));

        Assert.Equal((200, "application/json", "demo", "dat-dai", "en"), (told.Status, told.ContentType, told.Body.GetProperty("campaign").GetString(), told.Body.GetProperty("field").GetString(), told.Body.GetProperty("language").GetString()));
        Assert.True(told.Headers.CacheControl?.NoStore);
        Assert.Equal(("key:bao-cao-tinh", "demo"), (entry.Done.By, entry.Subject));
        Assert.Equal("""{"unit":null,"field":"dat-dai"}""", entry.Became);
    }

    [Theory]
    [InlineData(Report + "?period=fortnight", 400, "value-unsupported")]
    [InlineData(Report + "?level=village", 400, "value-unsupported")]
    [InlineData(Report + "?unit=so-la", 404, "unit-unknown")]
    [InlineData("/api/v1/reports/nothing", 404, "campaign-unknown")]
    [InlineData("/api/v1/reports", 404, "not-found")]
    public async Task Report_AskedForWrongly_NamesIt(string url, int status, string rule)
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal((status, rule), await app.AskAsync(url, await app.AddKeyAsync()) is var told ? (told.Status, told.Rule) : default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("shk_")]
    [InlineData("shk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic c2hrXzpz")]
    public async Task AnyAddress_WithoutAGoodKey_Is401AndAsksForOne(string? token)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddKeyAsync();

        Assert.All([Report, Root], url =>
        {
            var told = app.AskAsync(url, token).Result;
            Assert.Equal((401, "application/problem+json", "key-unknown", "Bearer"), (told.Status, told.ContentType, told.Rule, told.Headers.WwwAuthenticate.ToString()));
        });
    }

    [Fact]
    public async Task AnyAddress_WithTheTokenOfADevice_Is401()
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal(401, (await app.AskAsync(Report, await app.RegisterAsync())).Status);
    }

    [Fact]
    public async Task Responses_WithAKey_AreRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(ResponsesApp.Response(), await app.AddKeyAsync());

        Assert.Equal((HttpStatusCode.Unauthorized, "credential-unknown", 0), (told.Status, told.Rule, await app.Database.CountAsync("response")));
    }

    [Fact]
    public async Task AnyAddress_OfAPermissionTheKeyLacks_Is403()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var (reports, ledger) = (await app.AddKeyAsync(), await app.AddKeyAsync(Permission.ReadLedger, code: "giam-sat"));

        Assert.Equal((403, "key-insufficient", "application/problem+json"), await app.AskAsync(Root, reports) is var root ? (root.Status, root.Rule, root.ContentType) : default);
        Assert.Equal((403, "key-insufficient"), await app.AskAsync(Report, ledger) is var report ? (report.Status, report.Rule) : default);
    }

    [Fact]
    public async Task Report_OfAnotherUnit_IsToldLikeOneThatDoesNotExist()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var token = await app.AddKeyAsync(unit: "so-noi-vu");

        var (others, unknown) = (await app.AskAsync(Report + "?unit=van-phong-ubnd", token), await app.AskAsync(Report + "?unit=so-la", token));

        Assert.Equal((403, "key-insufficient"), (others.Status, others.Rule));
        Assert.Equal(others.Body.ToString(), unknown.Body.ToString());
    }

    [Fact]
    public async Task Report_WithAKeyForAUnit_IsOfThatUnitAlsoWhereNoneIsNamed()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, "so-noi-vu", field: null, Enumerable.Repeat(Enumerable.Repeat("4", 16), 10));
        var token = await app.AddKeyAsync(unit: "so-noi-vu");

        foreach (var query in (string[])["", "?unit=", "?unit=so-noi-vu"])
            Assert.Equal("so-noi-vu", (await app.AskAsync(Report + query, token)).Body.GetProperty("unit").GetString());
    }

    [Fact]
    public async Task AnyAddress_WithTheCookieOfAnAdministrator_Is401BecauseACookieIsNothingThere()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Auditor); // who may read both on pages

        Assert.Equal(401, (await app.AskAsync(Report, token: null)).Status);
        Assert.Equal(401, (await app.AskAsync(Root, token: null)).Status);
    }

    [Fact]
    public async Task Pages_WithAKey_AskToSignIn()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.AskAsync("/admin/keys", await app.AddKeyAsync());

        Assert.Equal((302, "/account/sign-in"), (told.Status, told.Headers.Location!.ToString().Split('?')[0]));
        Assert.Null((await app.Service<ApiKeys>().FindAsync(Code.Of("bao-cao-tinh"), default))!.SeenAt);
    }

    [Theory, EachDatabase]
    public async Task Report_WithAKeyThatWasRevoked_Is401Within3Seconds(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var token = await app.AddKeyAsync();
        Assert.Equal(200, (await app.AskAsync(Report, token)).Status);

        await app.Database.Keys(app.Clock).RevokeAsync(Code.Of("bao-cao-tinh"), Sample.Signed(), default); // on another node
        app.Clock.Now += TimeSpan.FromSeconds(3);

        Assert.Equal(401, (await app.AskAsync(Report, token)).Status);
    }

    [Fact]
    public async Task Report_WithAKeyThatHasExpired_Is401()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var token = await app.AddKeyAsync(expires: Sample.Today);
        Assert.Equal(200, (await app.AskAsync(Report, token)).Status);

        app.Clock.Now += TimeSpan.FromDays(1);

        Assert.Equal(401, (await app.AskAsync(Report, token)).Status);
    }

    [Fact]
    public async Task Report_AskedForTooOften_Is429ForThatKeyOnly()
    {
        await using var app = await SurveyHubApp.StartAsync(settings: [("Keys:PerSecond", "0.01"), ("Keys:Burst", "2")]);
        var (busy, other) = (await app.AddKeyAsync(), await app.AddKeyAsync(code: "giam-sat"));
        await app.AskAsync(Report, busy);
        await app.AskAsync(Root, busy); // counts though it is refused

        var told = await app.AskAsync(Report, busy);

        Assert.Equal((429, "key-limit-reached", "application/problem+json"), (told.Status, told.Rule, told.ContentType));
        Assert.True(told.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(200, (await app.AskAsync(Report, other)).Status);
    }

    [Theory, EachDatabase]
    public async Task Root_OfADay_IsThatWhichSupervisorsWriteDown(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var token = await app.AddKeyAsync(Permission.ReadLedger);
        app.Clock.Now += TimeSpan.FromDays(1);

        var told = await app.AskAsync(Root, token);
        var today = await app.AskAsync("/api/v1/ledger/2026-03-03", token);

        Assert.Equal((200, "2026-03-02", true), (told.Status, told.Body.GetProperty("day").GetString(), told.Body.GetProperty("final").GetBoolean()));
        Assert.Equal((await Engine.Ledger.FindRootAsync(app.Database.Database, Sample.Today, default))!.Digest, told.Body.GetProperty("digest").GetString());
        Assert.False(today.Body.GetProperty("final").GetBoolean());
        Assert.Equal(2, (await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.LedgerRead), after: null, most: 10, default)).Count);
    }

    [Theory]
    [InlineData("2020-01-01")]
    [InlineData("02-03-2026")]
    [InlineData("today")]
    public async Task Root_OfADayWithoutOne_Is404(string day)
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal((404, "root-unknown"), await app.AskAsync("/api/v1/ledger/" + day, await app.AddKeyAsync(Permission.ReadLedger)) is var told ? (told.Status, told.Rule) : default);
    }
}
