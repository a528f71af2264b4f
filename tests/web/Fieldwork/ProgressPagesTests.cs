using System.Net;

namespace SurveyHub.Tests;

public sealed class ProgressPagesTests
{
    [Fact]
    public async Task Progress_AfterVisits_CountsThemByStratum()
    {
        await using var site = await FieldSite.StartAsync();
        await site.InterviewAsync(1);
        await site.RecordAsync(1);
        await site.RecordAsync(2, ContactOutcome.Refused);
        using var manager = await Desk.OpenAsync(site.App, Role.CampaignManager);

        var page = await manager.ReadAsync("/campaigns/demo/progress");

        var row = page.QuerySelectorAll("section[aria-labelledby=strata] tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "Nông thôn");
        Assert.Equal(["2", "1", "1", "0"], row.QuerySelectorAll("td.number").Take(4).Select(cell => cell.TextContent)); // visited, completed, refused, substituted
        Assert.Equal("16,7\u00A0%", row.QuerySelectorAll("td.number")[4].TextContent); // one of six
        Assert.StartsWith("1/6", row.QuerySelector("td.quota")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("1 trên 6", row.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Contains("RR1 (tỷ lệ trả lời) = I / ((I + P) + (R + NC + O) + U)", page.QuerySelector("section[aria-labelledby=definitions]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_OpenAnswersAtTheSamePlace_AreNotOfTheSample()
    {
        await using var site = await FieldSite.StartAsync();
        await site.App.SubmitAsync("/s/demo?point=xa-dong", DemoForm.Filled());
        using var manager = await Desk.OpenAsync(site.App, Role.CampaignManager);

        var page = await manager.ReadAsync("/campaigns/demo/progress");

        Assert.Equal("0", page.QuerySelector(".big strong")!.TextContent);
        Assert.Equal("1", page.QuerySelectorAll("section[aria-labelledby=channels] tbody tr")[^1].QuerySelector("td")!.TextContent);
    }

    [Theory]
    [InlineData("stratum=Nông thôn", "6")]
    [InlineData("unit=so-y-te", "6")]
    [InlineData("", "12")]
    public async Task Progress_AFilterInTheAddress_IsKept(string query, string planned)
    {
        await using var site = await FieldSite.StartAsync();
        using var manager = await Desk.OpenAsync(site.App, Role.CampaignManager);

        var page = await manager.ReadAsync($"/campaigns/demo/progress?{query}");

        Assert.EndsWith($"/ {planned}", page.QuerySelector(".big")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_OfASupervisorOfOneUnit_ShowsNothingOfOthers()
    {
        await using var site = await FieldSite.StartAsync();
        using var supervisor = await Desk.OpenAsync(site.App, Role.Supervisor, "so-y-te");

        var page = await supervisor.ReadAsync("/campaigns/demo/progress");

        Assert.Equal(["Đô thị"], page.QuerySelectorAll("section[aria-labelledby=strata] tbody th").Select(cell => cell.TextContent));
        Assert.Empty(page.QuerySelectorAll("a[href$='/assignments']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.GetAsync($"/campaigns/demo/progress?unit={FieldSite.Unit}")).StatusCode);
    }

    [Fact]
    public async Task Csv_OfProgress_HasTheSameCounts()
    {
        await using var site = await FieldSite.StartAsync();
        await site.RecordAsync(1);
        using var manager = await Desk.OpenAsync(site.App, Role.CampaignManager);

        var lines = (await (await manager.GetAsync("/campaigns/demo/progress.csv?stratum=Nông%20thôn")).Content.ReadAsStringAsync()).Split('\n');

        Assert.Equal("scope,key,drawn,substituted,visited,complete,partial,refusal,non_contact,other,unknown,not_eligible,responses,rr1,rr2,coop1,ref1,con1", lines[0]);
        Assert.StartsWith("all,,6,0,1,1,0,0,0,0,5,0,0,0.16666666666666666,0.16666666666666666,1,0,0.16666666666666666", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("stratum,Nông thôn,6,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revisits_DrawnAndRecorded_ShowHowFarTheyAgree()
    {
        await using var site = await FieldSite.StartAsync();
        await site.RecordAsync(1);
        await site.RecordAsync(2);
        using var manager = await Desk.OpenAsync(site.App, Role.CampaignManager);

        await manager.FollowAsync(await manager.SubmitAsync("/campaigns/demo/revisits/draw", ("PerCent", "100"), ("Seed", "17"), ("Questions", "Có đến bộ phận một cửa không?")));
        await manager.FollowAsync(await manager.SubmitAsync("/campaigns/demo/revisits/1", ("WasVisited", "yes"), ("VisitedOn", "2026-03-02"), ("Answers[0]", "yes")));
        var page = await manager.FollowAsync(await manager.SubmitAsync("/campaigns/demo/revisits/2", ("WasVisited", "no"), ("Answers[0]", "now-yes")));

        var all = page.QuerySelector("section[aria-labelledby=agreement] tbody tr")!.QuerySelectorAll("td").Select(cell => cell.TextContent).ToList();
        Assert.Equal(("2/2", "50,0\u00A0%", "50,0\u00A0%", "0,00"), (all[0], all[1], all[3], all[5])); // once yes-yes, once no-yes: no better than chance
        Assert.Contains("17", page.QuerySelector("section[aria-labelledby=round-1] dl")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("10", "5")]
    [InlineData("x", "")]
    [InlineData("101", "")]
    public async Task Revisits_WithoutASize_AreNotDrawn(string perCent, string eachOne)
    {
        await using var site = await FieldSite.StartAsync();
        using var manager = await Desk.OpenAsync(site.App, Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await manager.SubmitAsync("/campaigns/demo/revisits/draw", ("PerCent", perCent), ("EachOne", eachOne)));

        Assert.NotNull(page.QuerySelector("#e-percent"));
    }

    [Fact]
    public async Task Revisits_OfNobodyCompleted_SaySo()
    {
        await using var site = await FieldSite.StartAsync();
        using var manager = await Desk.OpenAsync(site.App, Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await manager.SubmitAsync("/campaigns/demo/revisits/draw", ("EachOne", "5")));

        Assert.Equal(["Chưa có ai phỏng vấn xong để rút. Hãy rút khi đã có phiếu."], Desk.ErrorsOf(page));
    }
}
