using System.Net;
using System.Text.Json.Nodes;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class ReportPageTests
{
    private const string Theirs = "so-y-te";
    private const string Others = "so-noi-vu";

    [Fact]
    public async Task Get_NoCampaignNamed_IsTheOneThatIsOn()
    {
        await using var app = await StartAsync();
        Sample.Must(await app.Service<Campaigns>().AddAsync(new(Code.Of("truoc"), Sample.Text("Đợt trước"), Templates.Find("one-stop-counter")!, new(2025, 1, 1), new(2025, 6, 30)), Sample.Signed(), default));
        Sample.Must(await app.Service<Campaigns>().AddAsync(new(Code.Of("sau"), Sample.Text("Đợt sau"), Templates.Find("one-stop-counter")!, new(2027, 1, 1), new(2027, 6, 30)), Sample.Signed(), default));
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await app.OpenAsync("/reports");

        Assert.Equal("Hài lòng tại bộ phận một cửa (minh họa)", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(["/reports/sau", "/reports/demo", "/reports/sipas", "/reports/truoc"], page.QuerySelectorAll(".report-campaigns a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Get_LeaderOfAUnitWithoutNamingIt_ShowsItsReportAndAChoiceOfItsUnits()
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.Leader, Theirs);

        var page = await app.OpenAsync("/reports/demo");

        Assert.StartsWith("Sở Y tế: 66,67\u00A0% hài lòng", page.QuerySelector(".leader-verdict")!.TextContent, StringComparison.Ordinal); // 10 of 15
        Assert.Equal("Sở Y tế", page.QuerySelector("strong.chip")?.TextContent);
        Assert.Equal(["so-y-te", "benh-vien-da-khoa-tinh", "benh-vien-san-nhi-tinh"], page.QuerySelectorAll("#unit option").Select(unit => unit.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll("#channel, #from, #group"));
        Assert.DoesNotContain("Sở Nội vụ", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ReaderOfTheProvince_SaysHowItStandsWithEachTargetAndOnWhatThatRests()
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.Auditor);

        var page = await app.OpenAsync("/reports/demo");

        Assert.StartsWith("Toàn tỉnh: 83,33\u00A0% hài lòng; chưa đủ số liệu để kết luận về", page.QuerySelector(".leader-verdict")!.TextContent, StringComparison.Ordinal); // 25 of 30 people
        Assert.Equal(DashboardModel.MostTargets, page.QuerySelectorAll(".leader-targets li").Length);
        Assert.StartsWith("30 người trả lời · khoảng tin cậy 95 % (wilson) · loại 0 lượt theo quyết định · số liệu lúc 12:00, 02/03/2026", page.QuerySelector(".provenance summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ít hơn 5 người", page.QuerySelector("#scope")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnitOfFewPeople_SaysWhyThereIsNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, Theirs, null, Enumerable.Repeat(Enumerable.Repeat("1", 16), 4));
        await app.SignInAsAsync(Role.Leader, Theirs);

        foreach (var place in ReportPageModel.Places)
        {
            var page = await app.OpenAsync($"/reports/demo/{place}");

            Assert.Contains("ít hơn 5 người", page.QuerySelector(".withheld")?.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("table, .leader-verdict, .provenance"));
        }
    }

    [Fact]
    public async Task Get_SeveralUnits_AsksWhichOne()
    {
        await using var app = await StartAsync();
        var account = await app.SignInAsAsync(Role.Leader, Theirs);
        await app.Service<Accounts>().GrantAsync(account.Id, new(Guid.NewGuid(), Role.Leader, Code.Of("xa-doi-che"), new(2026, 1, 1), null), Signature.System(Sample.Noon), default);
        app.Clock.Now += SignIns.Lifetime;

        var page = await app.OpenAsync("/reports/demo");

        Assert.Equal(["/reports/demo?unit=so-y-te", "/reports/demo?unit=xa-doi-che"], page.QuerySelectorAll("#choose + ul a").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("table"));
    }

    /// <summary>Not by status, not by a word, whether the unit is there.</summary>
    [Theory]
    [InlineData("/reports/demo")]
    [InlineData("/reports/demo.json")]
    public async Task Get_UnitOfOthers_IsRefusedLikeOneThatIsNot(string address)
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.Leader, Theirs);

        var (others, none) = (await app.Client.GetAsync($"{address}?unit={Others}"), await app.Client.GetAsync($"{address}?unit=so-nao-do"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (others.StatusCode, none.StatusCode));
        Assert.Equal(await WithoutNameAsync(others, Others), await WithoutNameAsync(none, "so-nao-do"));
        Assert.Equal(HeadersOf(others), HeadersOf(none));
        Assert.Empty(await ReadsAsync(app));
    }

    /// <summary>Without the form token's cookie.</summary>
    private static IEnumerable<string> HeadersOf(HttpResponseMessage response) =>
        response.Headers.Where(header => header.Key != "Set-Cookie").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");

    /// <summary>Without what was asked, and the form token that no two pages share.</summary>
    private static async Task<string> WithoutNameAsync(HttpResponseMessage response, string unit)
    {
        var page = await SurveyHubApp.PageAsync(response);
        foreach (var token in page.QuerySelectorAll("[name=__RequestVerificationToken]"))
            token.Remove();
        return page.DocumentElement.OuterHtml.Replace(unit, "*", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?unit=so-y-te&unit=so-noi-vu", HttpStatusCode.Forbidden)]
    [InlineData("?unit=&UNIT=so-noi-vu", HttpStatusCode.Forbidden)]
    [InlineData("?unit=so-y-te&field=linh-vuc-nao", HttpStatusCode.NotFound)]
    [InlineData("?level=huyen", HttpStatusCode.BadRequest)]
    [InlineData("?period=decade", HttpStatusCode.BadRequest)]
    [InlineData("?against=truoc", HttpStatusCode.NotFound)]
    [InlineData("?against=sipas", HttpStatusCode.BadRequest)]
    public async Task GetJson_WhatCannotBeAsked_IsRefusedWithoutAFigure(string query, HttpStatusCode status)
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.Leader, Theirs);

        var refused = await app.Client.GetAsync("/reports/demo.json" + query);

        Assert.Equal(status, refused.StatusCode);
        Assert.DoesNotContain("respondents", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetJson_ReaderOfTheProvince_IsTheDocumentOfTheVerb()
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        var response = await app.Client.GetAsync("/reports/demo.json?level=department&period=year");
        var report = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(("application/json", "no-store"), (response.Content.Headers.ContentType!.MediaType, response.Headers.CacheControl!.ToString()));
        Assert.Equal((30, false), (report["responses"]!.GetValue<int>(), report["part"]!.GetValue<bool>()));
        Assert.Equal(["department", "2026"], [report["units"]!["level"]!.GetValue<string>(), report["trend"]!["series"]![0]!["line"]!["segments"]![0]!["points"]![0]!["period"]!.GetValue<string>()]);
    }

    [Theory]
    [InlineData("/reports/demo?field=dat-dai")]
    [InlineData("/reports/demo.json?unit=so-y-te&field=dat-dai")]
    public async Task Get_WhateverIsRead_IsWrittenDownFirst(string address)
    {
        await using var app = await StartAsync("dat-dai");
        var account = await app.SignInAsAsync(Role.Leader, Theirs);

        await app.Client.GetAsync(address);

        var entry = Assert.Single(await ReadsAsync(app));
        Assert.Equal(("demo", """{"unit":"so-y-te","field":"dat-dai"}"""), (entry.Subject, entry.Became));
        Assert.Contains(account.SignInName, entry.Done.By, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_RolesWithoutReports_AreRefused()
    {
        await using var app = await StartAsync();
        foreach (var role in (Role[])[Role.CounterClerk, Role.Supervisor, Role.Administrator])
        {
            await app.SignInAsAsync(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await app.Client.GetAsync("/reports/demo")).StatusCode);
        }
    }

    /// <summary>Thirty people: ten of so-y-te, five of its hospital, fifteen of so-noi-vu.</summary>
    private static async Task<SurveyHubApp> StartAsync(string? field = null)
    {
        var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, Theirs, field, Enumerable.Repeat(Enumerable.Repeat("5", 16), 10));
        await DemoForm.AnswerAsync(app, "benh-vien-da-khoa-tinh", field, Enumerable.Repeat(Enumerable.Repeat("1", 16), 5));
        await DemoForm.AnswerAsync(app, Others, field, Enumerable.Repeat(Enumerable.Repeat("5", 16), 15));
        return app;
    }

    private static Task<IReadOnlyList<AuditEntry>> ReadsAsync(SurveyHubApp app) => app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.ReportRead), after: null, 10, default);
}
