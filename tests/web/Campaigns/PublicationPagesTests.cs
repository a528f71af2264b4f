using System.Net;

namespace SurveyHub.Tests;

/// <summary>What a campaign manager lets the public see, and what the public then sees.</summary>
public sealed class PublicationPagesTests
{
    private static readonly IReadOnlyList<string> _pleased = [.. Enumerable.Repeat("4", 16)];

    [Fact]
    public async Task Results_WhereNobodyChose_HaveVerdictsAndTablesButNoRanksAndNoYears()
    {
        await using var app = await AnsweredAsync();

        var page = await app.OpenAsync("/results/demo");

        Assert.NotEmpty(page.QuerySelectorAll("tr.target"));
        Assert.Equal(2, page.QuerySelectorAll("table.estimates").Length); // factors and criteria
        Assert.Empty(page.QuerySelectorAll("#ranking, #trend, #notes"));
    }

    [Fact]
    public async Task Results_InWords_SayHowManyTargetsAreMet()
    {
        await using var app = await AnsweredAsync();

        var words = (await app.OpenAsync("/results/demo")).QuerySelector(".in-words")!.TextContent;

        Assert.StartsWith("100,00\u00A0% số câu trả lời ở mức hài lòng, theo 100 người trả lời", words, StringComparison.Ordinal);
        Assert.Contains("Trong 10 chỉ tiêu có mức đặt ra: 7 đạt, 0 chưa đạt, 3 chưa đủ căn cứ", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choose_RankingOnly_ShowsThatAndNeitherTargetsNorTablesAlsoInTheFiles()
    {
        await using var app = await AnsweredAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        using var sent = await app.FillAsync("/campaigns/demo/publication", ("Parts", "ranking"));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var page = await app.OpenAsync("/results/demo");
        Assert.Equal(["/results/demo?unit=so-noi-vu", "/results/demo?unit=so-y-te"], page.QuerySelectorAll(".ranking tbody a").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("tr.target, #verdicts, #quality, details table.counts"));
        Assert.NotNull(page.QuerySelector(".big strong")); // the overall figure always is
        var json = System.Text.Json.JsonDocument.Parse(await app.Client.GetStringAsync("/results/demo.json")).RootElement;
        Assert.All((string[])["contents", "factors", "items", "targets", "flags"], part => Assert.Equal(0, json.GetProperty(part).GetArrayLength()));
        Assert.Equal(2, (await app.Client.GetStringAsync("/results/demo.csv")).Trim().Split('\n').Length); // the head and the whole
    }

    [Fact]
    public async Task Choose_LessThanWasKeptOfAFrozenCampaign_GivesNoMoreInTheFile()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var campaign = await app.PlanAsync("chot", state: CampaignState.Published);
        var kept = await app.Client.GetStringAsync("/results/chot.json");
        await app.Service<PublicChoices>().ChooseAsync(campaign, [], Sample.Signed(), default);

        var less = await app.Client.GetStringAsync("/results/chot.json");

        Assert.Contains("\"II.A\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("\"II.A\"", less, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfACampaignThatIsNotPublic_ShowsWhatWouldBeAndSavesNothing()
    {
        await using var app = await AnsweredAsync();
        await app.PlanAsync("kin", state: CampaignState.Frozen);
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await app.FillAsync("/campaigns/kin/publication", ("Parts", "trend"), ("Preview", "true")));

        Assert.NotNull(page.QuerySelector(".preview .headline"));
        Assert.Null(page.QuerySelector(".preview tr.target"));
        Assert.Equal(["trend"], page.QuerySelectorAll("input[name=Parts][checked]").Select(box => box.GetAttribute("value")));
        Assert.Equal(0, await app.Database.CountAsync("campaign_publication"));
    }

    [Fact]
    public async Task Trend_TwoPublicCampaignsOfOneQuestionnaire_HasBothAndWhatWasPublished()
    {
        await using var app = await AnsweredAsync();
        var other = Sample.Campaign("nam-truoc", (await app.Service<Questionnaires>().FindLatestAsync(Code.Of("one-stop-counter"), default))!);
        await app.Service<Campaigns>().AddAsync(other, Sample.Signed(), default);
        await app.Service<Responses>().AddAsync(
            [.. Enumerable.Range(0, 10).Select(_ => new Response(other, Sample.Submission(), Sample.Must(Answers.Parse(other.Version, Sample.Fields(("c24", "1")), Sample.Today, mayBlank: true)), Sample.Noon))], default);
        await app.Service<PublicChoices>().ChooseAsync(Sample.Campaign("demo"), [PublicPart.Trend], Sample.Signed(), default);

        var rows = (await app.OpenAsync("/results/demo")).QuerySelectorAll("section[aria-labelledby=trend] > .wide tbody tr");

        Assert.Equal(["0,00\u00A0%", "100,00\u00A0%"], rows.Select(row => row.QuerySelector("strong")!.TextContent)); // that which closed first stands first
        Assert.DoesNotContain(rows, row => row.ClassList.Contains("break"));
    }

    [Fact]
    public async Task Note_WrittenAndShown_IsReadByThePublicUntilItIsTakenBack()
    {
        await using var app = await AnsweredAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);

        using var written = await desk.SubmitAsync(
            "/campaigns/demo/notes/new", ("Indicator", "II.A"), ("DoneOn", "2026-02-01"), ("Agency", "so-noi-vu"), ("Vietnamese", "Đã thêm ghế chờ <ở> quầy"), ("English", "More seats"));
        Assert.Equal("/campaigns/demo/notes", written.Headers.Location?.OriginalString);
        Assert.Null((await app.OpenAsync("/results/demo")).QuerySelector("#notes"));

        await desk.SubmitAsync("/campaigns/demo/notes");
        var note = (await app.OpenAsync("/results/demo")).QuerySelector(".public-notes li")!;
        Assert.Equal("Đã thêm ghế chờ <ở> quầy", note.QuerySelector(".said")!.TextContent);
        Assert.Equal("Thực hiện từ ngày 01/02/2026 · Sở Nội vụ, 02/03/2026", note.QuerySelector(".hint")!.TextContent);
        Assert.Equal("More seats", (await app.OpenAsync("/results/demo?lang=en")).QuerySelector(".public-notes .said")!.TextContent);

        await desk.SubmitAsync("/campaigns/demo/notes");
        Assert.Null((await app.OpenAsync("/results/demo")).QuerySelector("#notes"));
    }

    [Fact]
    public async Task Note_SomethingWrong_SaysSoAndKeepsWhatWasTyped()
    {
        await using var app = await AnsweredAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await app.FillAsync("/campaigns/demo/notes/new", ("Indicator", "II.A"), ("DoneOn", "2026-12-31"), ("Agency", ""), ("Vietnamese", ""), ("English", "More seats")));

        Assert.Equal(["#agency", "#doneon", "#vietnamese"], page.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")).Order());
        Assert.Equal("More seats", page.QuerySelector("#english")!.TextContent.Trim());
        Assert.Equal(0, await app.Database.CountAsync("public_note"));
    }

    [Fact]
    public async Task Note_OfAnotherCampaign_IsNotFound()
    {
        await using var app = await AnsweredAsync();
        await app.SignInAsAsync(Role.CampaignManager);
        await app.Service<PublicNotes>().WriteAsync(PublicNotesTests.Draft with { Campaign = Code.Of("sipas"), Agency = Code.Of("so-y-te") }, default);

        using var answer = await app.Client.GetAsync($"/campaigns/demo/notes/{PublicNotesTests.Draft.Id}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("a4")]
    [InlineData("a5")]
    public async Task Poster_OfAUnit_HasItsPublicFigureAndTwoCodes(string size)
    {
        await using var app = await AnsweredAsync(("Site:Address", "https://khaosat.tinh.gov.vn"));
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await app.OpenAsync($"/campaigns/demo/poster?unit=so-noi-vu&size={size}");

        Assert.NotNull(page.QuerySelector($"main.poster.{size}"));
        Assert.Equal("Sở Nội vụ", page.QuerySelector(".unit")?.TextContent);
        Assert.Equal("100,00\u00A0%", page.QuerySelector(".rate")?.TextContent);
        Assert.Equal(["https://khaosat.tinh.gov.vn/s/demo?unit=so-noi-vu", "https://khaosat.tinh.gov.vn/results/demo?unit=so-noi-vu"], page.QuerySelectorAll(".code svg").Select(code => code.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task Poster_OfACampaignThatIsNotPublic_HasTheFormAndNoFigure()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("mo");
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await app.OpenAsync("/campaigns/mo/poster");

        Assert.EndsWith("/s/mo", Assert.Single(page.QuerySelectorAll(".code svg")).GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".figure"));
    }

    /// <summary>Fifty people of each of two departments are satisfied with everything.</summary>
    private static async Task<SurveyHubApp> AnsweredAsync(params (string Name, string Value)[] settings)
    {
        var app = await SurveyHubApp.StartAsync(settings: settings);
        foreach (var unit in (string[])["so-noi-vu", "so-y-te"])
            await DemoForm.AnswerAsync(app, unit, null, Enumerable.Repeat(_pleased, 50));
        return app;
    }
}
