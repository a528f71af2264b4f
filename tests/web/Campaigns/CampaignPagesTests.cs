using System.Net;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

/// <summary>What a campaign manager does with the pages.</summary>
public sealed class CampaignPagesTests
{
    private static readonly (string Name, string Value)[] _filled =
    [
        ("Title", "Khảo sát một cửa quý II"), ("Version", "one-stop-counter/1"), ("Opens", "2026-03-01"), ("Closes", "2026-06-30"), ("Scope", "all"), ("Channels", "web"), ("Channels", "kiosk"), ("Languages", "vi"),
    ];

    [Fact]
    public async Task New_Filled_IsPlannedUnderACodeFromItsTitle()
    {
        await using var app = await SignedInAsync();

        var sent = await app.FillAsync("/campaigns/new", _filled);

        Assert.Equal((HttpStatusCode.SeeOther, "/campaigns/khao-sat-mot-cua-quy-ii"), (sent.StatusCode, sent.Headers.Location?.OriginalString));
        var campaign = (await app.Database.Campaigns.FindAsync(Code.Of("khao-sat-mot-cua-quy-ii"), default))!;
        Assert.Equal((CampaignState.Planned, new DateOnly(2026, 6, 30)), (campaign.State, campaign.Closes));
        Assert.Equal([Channel.Web, Channel.Kiosk], campaign.Plan!.Channels);
        Assert.Equal("Đang lập", (await app.OpenAsync("/campaigns/khao-sat-mot-cua-quy-ii")).QuerySelector(".head .state")!.TextContent);
    }

    [Fact]
    public async Task New_SomeUnits_KeepsTheTopmostThatWereTicked()
    {
        await using var app = await SignedInAsync();

        await app.FillAsync("/campaigns/new", [.. Without("Scope"), ("Scope", "some"), ("Units", "xa-dong-lua"), ("Units", "trung-tam-hcc-xa-dong-lua"), ("Units", "so-y-te")]);

        Assert.Equal(["so-y-te", "xa-dong-lua"], (await app.Database.Campaigns.FindAsync(Code.Of("khao-sat-mot-cua-quy-ii"), default))!.Plan!.Units!.Select(unit => unit.Value).Order());
    }

    [Theory]
    [InlineData("Title", "", "Thiếu lời bằng tiếng Việt.")]
    [InlineData("Version", "", "Hãy chọn phiếu hỏi")]
    [InlineData("Closes", "2026-02-01", "Ngày đóng phải bằng hoặc sau ngày mở.")]
    [InlineData("Opens", "mai", "không phải một ngày")]
    [InlineData("Channels", "", "ít nhất một kênh")]
    [InlineData("Languages", "", "ít nhất một ngôn ngữ")]
    [InlineData("Languages", "en", "chưa có đủ bản dịch")]
    [InlineData("Scope", "some", "ít nhất một đơn vị")]
    [InlineData("FiguresFloor", "4", "từ 5 đến 1000")]
    [InlineData("From", "07:30", "đủ giờ mở và giờ đóng")]
    [InlineData("Code", "demo", "đã được dùng")]
    [InlineData("Code", "new", "không phải mã")]
    public async Task New_SomethingWrong_SaysSoAndKeepsWhatWasTyped(string name, string value, string said)
    {
        await using var app = await SignedInAsync();

        var page = await SurveyHubApp.PageAsync(await app.FillAsync("/campaigns/new", [.. Without(name), (name, value)]));

        Assert.Contains(Desk.ErrorsOf(page), error => error.Contains(said, StringComparison.Ordinal));
        Assert.Equal(name == "Title" ? "" : "Khảo sát một cửa quý II", ((IHtmlInputElement)page.QuerySelector("#title")!).Value);
        Assert.Equal(0, await app.Database.CountAsync("campaign_plan"));
    }

    [Fact]
    public async Task Edit_Planned_ShowsThePlanAndChangesIt()
    {
        await using var app = await SignedInAsync();
        await app.PlanAsync("moi", new([Code.Of("so-y-te")], [Channel.Paper], ["vi"]) { Hours = OpeningHours.Parse("1=07:30-17:00"), FiguresFloor = 9 }, CampaignState.Planned);

        var shown = await app.OpenAsync("/campaigns/moi/edit");
        var sent = await app.FillAsync("/campaigns/moi/edit", _filled);

        Assert.Equal(["some", "so-y-te", "paper", "vi"], shown.QuerySelectorAll("main input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal(["07:30", "17:00", "9"], new[] { "[name=From]", "[name=To]", "#figuresfloor" }.Select(input => shown.QuerySelector(input)!.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Null((await app.Database.Campaigns.FindAsync(Code.Of("moi"), default))!.Plan!.Units);
    }

    [Fact]
    public async Task Course_FromPageToPage_EndsPublished()
    {
        await using var app = await SignedInAsync();
        await app.PlanAsync("moi", state: CampaignState.Planned);

        foreach (var (button, fields) in new[] { ("Mở cuộc khảo sát", ""), ("Đóng cuộc khảo sát", "Đủ mẫu"), ("Chốt số liệu", ""), ("Công bố kết quả", "") })
        {
            var next = (await app.OpenAsync("/campaigns/moi")).QuerySelector(".next .button")!;
            Assert.Equal(button, next.TextContent);
            Assert.Equal(HttpStatusCode.SeeOther, (await app.FillAsync(next.GetAttribute("href")!, [("Reason", fields)])).StatusCode);
        }

        var page = await app.OpenAsync("/campaigns/moi");
        Assert.Null(page.QuerySelector(".next"));
        Assert.Equal(["Đang lập", "Đang mở", "Đã đóng", "Đã chốt số liệu", "Đã công bố"], page.QuerySelectorAll("[aria-labelledby=course] tbody th").Select(state => state.TextContent));
    }

    [Fact]
    public async Task Close_EarlyWithoutAReason_AsksForIt()
    {
        await using var app = await SignedInAsync();
        await app.PlanAsync("moi");

        var page = await SurveyHubApp.PageAsync(await app.FillAsync("/campaigns/moi/close", []));

        Assert.Equal(["Hãy ghi lý do của quyết định."], Desk.ErrorsOf(page));
        Assert.NotNull(page.QuerySelector("#reason[aria-invalid]"));
    }

    [Theory]
    [InlineData("/campaigns/moi/edit")] // it is open
    [InlineData("/campaigns/moi/errata")] // it is not frozen
    [InlineData("/campaigns/moi/explode")]
    [InlineData("/campaigns/demo/open")] // it has no plan
    [InlineData("/campaigns/khong-co")]
    public async Task Get_WhatThereIsNot_IsNotFound(string url)
    {
        await using var app = await SignedInAsync();
        await app.PlanAsync("moi");

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Revise_LaterClose_IsSaved()
    {
        await using var app = await SignedInAsync();
        await app.PlanAsync("moi");

        var sent = await app.FillAsync("/campaigns/moi/revise", [("Title", "Tên đúng"), ("Closes", "2026-04-15"), ("Reason", "Mưa lũ")]);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var campaign = (await app.Database.Campaigns.FindAsync(Code.Of("moi"), default))!;
        Assert.Equal(("Tên đúng", new DateOnly(2026, 4, 15)), (campaign.Title.In("vi"), campaign.Closes));
    }

    [Fact]
    public async Task List_ByState_CountsCampaignsAndResponses()
    {
        await using var app = await SignedInAsync();
        await app.PlanAsync("moi");
        await app.SubmitAsync("/s/moi", DemoForm.Filled());

        var (all, open) = (await app.OpenAsync("/campaigns"), await app.OpenAsync("/campaigns?state=open"));

        Assert.Equal("Tất cả (3)", all.QuerySelector(".by-state a")!.TextContent);
        Assert.Equal(["moi", "demo", "sipas"], all.QuerySelectorAll("tbody th .hint").Select(code => code.TextContent));
        Assert.Equal(["moi"], open.QuerySelectorAll("tbody th .hint").Select(code => code.TextContent));
        Assert.Equal("1", open.QuerySelector("tbody td.number")!.TextContent);
    }

    [Fact]
    public async Task Erratum_FromPageToPage_ShowsBothFiguresBeforeAnythingIsWritten()
    {
        await using var app = await SignedInAsync();
        await app.PlanAsync("moi");
        var ids = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid().ToString("D")).ToList();
        foreach (var (id, i) in ids.Select((id, i) => (id, i)))
            await app.SubmitAsync("/s/moi", DemoForm.Filled([.. DemoForm.Criteria.Select(code => (code, (string?)(i == 0 ? "1" : "4"))), ("response_id", id)]));
        foreach (var (act, reason) in new[] { ("close", "Đủ mẫu"), ("freeze", "") })
            Assert.Equal(HttpStatusCode.SeeOther, (await app.FillAsync($"/campaigns/moi/{act}", [("Reason", reason)])).StatusCode);

        var preview = await SurveyHubApp.PageAsync(await app.FillAsync("/campaigns/moi/errata/new", [("Reason", "Phiếu gửi thử"), ("Exclude", ids[0])]));
        var written = await app.Database.CountAsync("response_decision");
        var seen = preview.QuerySelector("[name=Seen]")!.GetAttribute("value")!;
        var sent = await app.FillAsync("/campaigns/moi/errata/new", [("Reason", "Phiếu gửi thử"), ("Exclude", ids[0]), ("Seen", seen)]);

        // 80 of 96 answers, then 80 of 80.
        Assert.Equal(["6", "5", "83,33\u00A0%", "100,00\u00A0%"], preview.QuerySelectorAll("tbody td").Take(4).Select(cell => cell.TextContent));
        Assert.Equal((0, HttpStatusCode.SeeOther), (written, sent.StatusCode));
        Assert.Equal(1, await app.Database.CountAsync("response_decision"));
        Assert.Contains("Phiếu gửi thử", (await app.OpenAsync("/campaigns/moi/errata")).QuerySelector(".errata")!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Value)> Without(string name) => _filled.Where(field => field.Name != name);

    private static async Task<SurveyHubApp> SignedInAsync()
    {
        var app = await SurveyHubApp.StartAsync();
        await app.OpenAsync("/"); // starts it
        await app.SignInAsAsync(Role.CampaignManager);
        return app;
    }
}
