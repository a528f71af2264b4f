using System.Net;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

public sealed class AuditPageTests
{
    private const string Address = "/admin/audit";

    [Theory]
    [InlineData(Role.Administrator, HttpStatusCode.OK)]
    [InlineData(Role.Auditor, HttpStatusCode.OK)]
    [InlineData(Role.Supervisor, HttpStatusCode.Forbidden)]
    [InlineData(Role.CampaignManager, HttpStatusCode.Forbidden)]
    public async Task Open_ByEachRole_IsForThoseWhoMayReadTheTrail(Role role, HttpStatusCode expected)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(role);

        foreach (var address in (string[])[Address, Address + ".csv", Address + ".json"])
            Assert.Equal(expected, (await app.Client.GetAsync(address)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Open_AnEntry_ShowsWhoDidWhatWhenToWhatAndWhatChanged(string provider)
    {
        await using var app = await StartAsync(provider);
        await AddAsync(app, AuditEntry.Of(new("hoa@tinh.example", Sample.Noon.AddSeconds(9)), AuditAction.ResponseExcluded, "mã-phiếu", new { Counts = true }, new { Counts = false }, "Gửi <thử>"));

        var row = Assert.Single(Rows(await app.OpenAsync(Address + "?subject=mã-phiếu")));

        Assert.Equal("12:00:09, 02/03/2026", row.QuerySelector("time")!.TextContent);
        Assert.Equal("hoa@tinh.example", row.QuerySelector("td:nth-of-type(2)")!.TextContent.Trim());
        Assert.Equal("Loại một phiếu khỏi kết quả", row.QuerySelector("th")!.TextContent.Trim());
        Assert.Contains("Lý do: Gửi <thử>", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Được tính vào kết quả:", "có", "không"), (row.QuerySelector(".muted")!.TextContent, row.QuerySelector("del")!.TextContent, row.QuerySelector("ins")!.TextContent));
        Assert.DoesNotContain("{", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AnEntryThatWasAltered_WarnsOfIt()
    {
        await using var app = await StartAsync();
        var entry = AuditEntry.Of(Sample.Signed(), AuditAction.CampaignAdded, "mới");
        await AddAsync(app, entry);
        await app.Database.ExecuteAsync("update audit_entry set done_by = 'người khác', done_at = 'hôm qua', was = '{' where subject = 'mới'");

        var row = Assert.Single(Rows(await app.OpenAsync(Address + "?by=người khác")));

        Assert.Contains($"CẢNH BÁO: dòng {entry.Id} đã bị sửa", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AnActOfAnotherVersionOfTheProgram_ShowsItsWord()
    {
        await using var app = await StartAsync();
        await AddAsync(app, AuditEntry.Of(Sample.Signed(), AuditAction.CampaignAdded, "mới") with { Action = "moon-landed" });

        Assert.Equal("moon-landed", Assert.Single(Rows(await app.OpenAsync(Address + "?subject=mới"))).QuerySelector("th")!.TextContent.Trim());
    }

    [Theory, EachDatabase]
    public async Task Open_PageByPage_KeepsTheFilterAndShowsEachEntryOnce(string provider)
    {
        await using var app = await StartAsync(provider);
        for (var i = 0; i < 120; i++)
            await AddAsync(app, AuditEntry.Of(new("một người", Sample.Noon.AddSeconds(i / 7)), AuditAction.ReportRead, $"{i}"));
        await AddAsync(app, AuditEntry.Of(new("người khác", Sample.Noon), AuditAction.ReportRead, "x"));

        var read = new List<string>();
        for (var next = Address + "?by=một+người&act=report-read&from=2026-03-02&to=2026-03-02"; next is not null;)
        {
            var page = await app.OpenAsync(next);
            read.AddRange(Rows(page).Select(row => row.QuerySelector("td:nth-of-type(3) a")!.TextContent));
            Assert.Equal(("một người", "report-read", "2026-03-02"), (Value(page, "by"), Value(page, "act"), Value(page, "to")));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(120, read.Count);
        Assert.Equal(120, read.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("119", read[0]);
    }

    [Fact]
    public async Task Open_NothingThatMatches_SaysSo()
    {
        await using var app = await StartAsync();

        Assert.NotNull((await app.OpenAsync(Address + "?by=không+ai")).QuerySelector(".empty"));
    }

    [Theory]
    [InlineData("?from=1%2F3%2F2026", "from")]
    [InlineData("?to=9999-12-31", "to")]
    [InlineData("?from=0001-01-01", "from")]
    [InlineData("?from=2026-03-02&to=2026-03-01", "to")]
    [InlineData("?act=fly", "act")]
    public async Task Open_WithAMistake_NamesTheFieldAndKeepsWhatWasTyped(string query, string field)
    {
        await using var app = await StartAsync();

        var page = await app.OpenAsync(Address + query);

        Assert.NotNull(page.QuerySelector($".error-summary a[href='#{field}']"));
        Assert.NotNull(page.QuerySelector($"#e-{field}"));
        Assert.Empty(Rows(page));
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Client.GetAsync(Address + ".csv" + query)).StatusCode);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("_")]
    [InlineData("2026-03-02T05:00:00.000Z_no-id")]
    public async Task Open_AfterAPlaceThatIsNone_ShowsTheFirstPage(string place)
    {
        await using var app = await StartAsync();
        await AddAsync(app, AuditEntry.Of(Sample.Signed(), AuditAction.ReportRead, "demo"));

        Assert.Single(Rows(await app.OpenAsync($"{Address}?subject=demo&after={place}")));
    }

    private static async Task<SurveyHubApp> StartAsync(string provider = "sqlite")
    {
        var app = await SurveyHubApp.StartAsync(provider);
        await app.SignInAsAsync(Role.Auditor);
        return app;
    }

    private static Task AddAsync(SurveyHubApp app, AuditEntry entry) => app.Service<AuditTrail>().AddAsync(entry, default);

    private static IEnumerable<AngleSharp.Dom.IElement> Rows(IHtmlDocument page) => page.QuerySelectorAll("table.audit tbody tr");

    private static string? Value(IHtmlDocument page, string name) => page.GetElementById(name) is IHtmlSelectElement select ? select.Value : page.GetElementById(name)!.GetAttribute("value");
}
