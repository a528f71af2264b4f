using System.Net;
using System.Text.Json;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>A report of a month on its way from the first figures to an official document, and what comes after.</summary>
public sealed class FiledReportPagesTests
{
    private const string March = "2026-03";

    [Theory, EachDatabase]
    public async Task Course_FromPageToPage_EndsFiled(string provider)
    {
        await using var app = await StartAsync(provider);
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);
        using var other = await Desk.OpenAsync(app, Role.CampaignManager);

        var address = (await maker.SubmitAsync("/filing/new?campaign=demo", ("Period", March))).Headers.Location!.OriginalString;
        var own = await SurveyHubApp.PageAsync(await maker.SubmitAsync(address + "/review"));
        foreach (var act in (string[])["review", "freeze"])
            await other.FollowAsync(await other.SubmitAsync($"{address}/{act}"));
        var page = await other.FollowAsync(await other.SubmitAsync($"{address}/file", ("Number", "12/BC-SNV"), ("Day", "2026-04-06")));

        Assert.Equal(["Người lập báo cáo không tự soát xét. Hãy nhờ một người khác."], Desk.ErrorsOf(own));
        Assert.Equal("Báo cáo kỳ: Tháng 3 năm 2026", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Số 12/BC-SNV, ngày 06/04/2026", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([address + "/correct"], page.QuerySelectorAll(".next a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Số 12/BC-SNV", (await other.ReadAsync("/filing?campaign=demo&year=2026")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_Month_CountsItsDaysAgainstTheMonthBefore()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);

        var address = await MakeAsync(desk);
        var (report, page) = (JsonDocument.Parse(await JsonAsync(desk, address)).RootElement, await desk.ReadAsync(address));

        // Six people, sixteen criteria each; one of them is content with nothing.
        Assert.Equal((6, 80, "2026-03-01", "2026-03-31"), (report.GetProperty("responses").GetInt32(), report.GetProperty("overall").GetProperty("satisfied").GetInt32(), report.GetProperty("from").GetString(), report.GetProperty("to").GetString()));
        Assert.Equal(("2026-02-01", "2026-02-28"), (report.GetProperty("change").GetProperty("from").GetString(), report.GetProperty("change").GetProperty("to").GetString()));
        Assert.Equal("2026-04-01T22:59:00+00:00", report.GetProperty("asOf").GetString());
        Assert.Equal(["6", "83,33\u00A0%"], page.QuerySelectorAll(".main-figures td").Take(2).Select(cell => cell.TextContent));
        Assert.NotNull(page.QuerySelector("a[href='/reports/demo?from=2026-03-01&to=2026-03-31&against-from=2026-02-01&against-to=2026-02-28']"));
    }

    [Theory]
    [InlineData("2026-04", "", "Kỳ này chưa kết thúc, số liệu còn thay đổi. Hãy lập báo cáo sau ngày cuối kỳ.")]
    [InlineData("2025-06", "", "Kỳ này nằm ngoài những ngày của cuộc khảo sát. Hãy chọn kỳ khác.")]
    [InlineData("whole", "", "Kỳ này chưa kết thúc, số liệu còn thay đổi. Hãy lập báo cáo sau ngày cuối kỳ.")]
    [InlineData("tháng ba", "", "“tháng ba” không phải kỳ báo cáo. Hãy chọn trong danh sách.")]
    [InlineData(March, "so-nao", "Không có cơ quan, đơn vị nào mang mã “so-nao”. Hãy chọn trong danh sách hoặc quét lại mã QR.")]
    public async Task Make_WhatCannotBe_SaysWhy(string period, string unit, string error)
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await desk.SubmitAsync("/filing/new?campaign=demo", ("Period", period), ("Unit", unit)));

        Assert.Equal([error], Desk.ErrorsOf(page));
    }

    [Theory, EachDatabase]
    public async Task Verify_AfterMoreHasComeIn_RecountsEveryFigure(string provider)
    {
        await using var app = await StartAsync(provider);
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);
        var json = await JsonAsync(desk, await MakeAsync(desk));
        app.Clock.Now += TimeSpan.FromDays(1);
        await AnswerAsync(app, "so-y-te", "1", app.Clock.GetUtcNow());

        Assert.Empty(Sample.Must(await app.Service<ReportVerification>().CheckAsync(json, default)));
    }

    [Theory]
    [InlineData("update response set answers = replace(answers, ':\"4\"', ':\"1\"') where id in (select id from response where unit = 'so-noi-vu' and received_on > '2026-03-01' limit 1)", "overall.satisfied: 80 / 64")]
    [InlineData("delete from response_flag; delete from response where id in (select id from response where unit = 'so-noi-vu' and received_on > '2026-03-01' limit 1)", "responses: 6 / 5")]
    public async Task Verify_SomebodyAlteredTheStore_NamesEachFigure(string tampering, string difference)
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);
        var json = await JsonAsync(desk, await MakeAsync(desk));

        await app.Database.ExecuteAsync(tampering);

        var found = Sample.Must(await app.Service<ReportVerification>().CheckAsync(json, default)).Select(figure => $"{figure.Path}: {figure.Was} / {figure.Is}").ToList();
        Assert.Contains(difference, found);
        Assert.DoesNotContain(found, figure => figure.StartsWith("units.units[so-y-te].rate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_SomebodyAlteredTheFile_NamesTheFigure()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);
        var json = await JsonAsync(desk, await MakeAsync(desk));

        var found = Sample.Must(await app.Service<ReportVerification>().CheckAsync(json.Replace("\n  \"responses\": 6", "\n  \"responses\": 7", StringComparison.Ordinal), default));

        Assert.Equal(new FigureDifference("responses", "7", "6"), Assert.Single(found));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"campaign":"demo","asOf":"hôm qua","language":"vi"}""")]
    public async Task Verify_WhatIsNoReport_IsRefused(string json)
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal([Problem.ReportUnreadable()], (await app.Service<ReportVerification>().CheckAsync(json, default)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Correct_AfterAResponseWasLeftOut_ShowsBothFiguresAndKeepsTheOldBytes(string provider)
    {
        await using var app = await StartAsync(provider);
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);
        using var other = await Desk.OpenAsync(app, Role.CampaignManager);
        var address = await MakeAsync(maker);
        var old = await JsonAsync(maker, address);
        foreach (var act in (string[])["review", "freeze"])
            await other.FollowAsync(await other.SubmitAsync($"{address}/{act}"));
        var bad = (await app.Database.Database.FindAsync<byte[]>("select id from response where unit = 'so-y-te' and received_on like '2026-03-%' limit 1", null, default))!;
        Sample.Must(await app.Service<ResponseDecisions>().AddAsync(new(bad, bigEndian: true), DecisionKind.Exclude, "Gửi thử", new("Hoà", app.Clock.GetUtcNow()), default));
        app.Clock.Now += TimeSpan.FromHours(1);

        var page = await maker.FollowAsync(await maker.SubmitAsync(address + "/correct", ("Reason", "Có phiếu gửi thử")));

        Assert.Contains("Có phiếu gửi thử", page.QuerySelector(".errata")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["6", "5"], page.QuerySelectorAll(".errata tbody tr:first-child td").Select(cell => cell.TextContent));
        Assert.Equal(old, await JsonAsync(maker, address));
        Assert.NotEqual(old, await JsonAsync(maker, address, 1));
        Assert.Empty(Sample.Must(await app.Service<ReportVerification>().CheckAsync(old, default))); // as it was then
        Assert.Empty(Sample.Must(await app.Service<ReportVerification>().CheckAsync(await JsonAsync(maker, address, 1), default)));
    }

    [Fact]
    public async Task Get_LeaderOfAUnit_IsKeptOut()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);
        var address = await MakeAsync(desk);
        using var leader = await Desk.OpenAsync(app, Role.Leader, "so-y-te");

        foreach (var url in new[] { "/filing", address, $"{address}/editions/0.json" })
            Assert.Equal(HttpStatusCode.Forbidden, (await leader.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Get_LeaderOfTheProvince_ReadsButChangesNothing()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);
        var address = await MakeAsync(desk);
        using var leader = await Desk.OpenAsync(app, Role.Leader);

        Assert.Null((await leader.ReadAsync(address)).QuerySelector(".next"));
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.GetAsync(address + "/review")).StatusCode);
    }

    /// <summary>In February four people were content with everything at Sở Nội vụ; in March five there, and one at Sở Y tế with nothing. It is 2 April, six in the morning.</summary>
    internal static async Task<SurveyHubApp> StartAsync(string provider = "sqlite")
    {
        var app = await SurveyHubApp.StartAsync(provider);
        foreach (var _ in Enumerable.Range(0, 4))
            await AnswerAsync(app, "so-noi-vu", "4", new(2026, 2, 10, 5, 0, 0, TimeSpan.Zero));
        foreach (var _ in Enumerable.Range(0, 5))
            await AnswerAsync(app, "so-noi-vu", "4", new(2026, 3, 10, 5, 0, 0, TimeSpan.Zero));
        await AnswerAsync(app, "so-y-te", "1", new(2026, 3, 11, 5, 0, 0, TimeSpan.Zero));
        app.Clock.Now = new(2026, 4, 1, 23, 0, 0, TimeSpan.Zero);
        return app;
    }

    internal static async Task AnswerAsync(SurveyHubApp app, string unit, string level, DateTimeOffset receivedAt)
    {
        var campaign = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!;
        var answers = Sample.Must(Answers.Parse(campaign.Version, DemoForm.Criteria.Select(code => KeyValuePair.Create<string, IReadOnlyList<string>>(code, [level])), receivedAt.DayInVietnam(), mayBlank: true));
        await app.Service<Responses>().AddAsync([new Response(campaign, Sample.Submission() with { Visit = new(Code.Of(unit), null, null) }, answers, receivedAt)], default);
    }

    /// <returns>The address of the report of March.</returns>
    internal static async Task<string> MakeAsync(Desk desk)
    {
        var made = await desk.SubmitAsync("/filing/new?campaign=demo", ("Period", March));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return made.Headers.Location!.OriginalString;
    }

    internal static async Task<string> JsonAsync(Desk desk, string address, int edition = 0) => await (await desk.GetAsync($"{address}/editions/{edition}.json")).Content.ReadAsStringAsync();
}
