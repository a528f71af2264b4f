using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>The figures of a campaign that was frozen: they stay as they are, and an erratum puts others beside them.</summary>
public sealed class FrozenCampaignTests
{
    private static readonly string _first = Id(1), _late = Id(99);

    [Theory, EachDatabase]
    public async Task Figures_AfterLateAnswersAndAttemptedDecisions_AreTheSameToTheByte(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var (campaign, token) = await FrozenAsync(app);
        var before = await app.Client.GetByteArrayAsync("/results/moi.json");

        var late = await app.SendAsync(Response(_late, 1), token);
        var again = await app.SendAsync(Response(_first, 4), token);
        var decided = await app.Service<ResponseDecisions>().AddAsync(Guid.Parse(_first), DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default);
        var replayed = await app.Service<ResponseIntake>().ReplayAsync((await app.Service<Quarantine>().FindAsync(Guid.Parse(_late), default))!, Sample.Signed(), default);
        app.Clock.Now += TimeSpan.FromDays(10);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK), (late.Status, again.Status));
        Assert.Equal(["campaign-frozen"], late.Problems);
        Assert.Equal([Problem.CampaignFrozen(), Problem.CampaignFrozen()], decided.Problems.Concat(replayed!.Problems));
        Assert.Equal(before, await app.Client.GetByteArrayAsync("/results/moi.json"));
        Assert.True(await AreSameAsync(app, campaign));
    }

    [Fact]
    public async Task Figures_Published_AreThoseOfThePage()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await FrozenAsync(app);
        app.Clock.Now += TimeSpan.FromDays(10);

        var (kept, page) = (JsonDocument.Parse(await app.Client.GetStringAsync("/results/moi.json")).RootElement, await app.OpenAsync("/results/moi"));

        // Six people, sixteen criteria each, all satisfied.
        Assert.Equal((6, 96, 1.0), (kept.GetProperty("responses").GetInt64(), kept.GetProperty("overall").GetProperty("satisfied").GetInt64(), kept.GetProperty("overall").GetProperty("rate").GetDouble()));
        Assert.Contains("100,00", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("12:00, 02/03/2026", page.QuerySelector(".results-head")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update response set answers = replace(answers, '4', '1') where id in (select id from response limit 1)")]
    [InlineData("update campaign_figures set figures = replace(figures, '96', '95')")]
    [InlineData("delete from response_flag; delete from response where id in (select id from response limit 1)")]
    public async Task Figures_SomebodyAlteredTheStore_AreFoundNotToFollow(string tampering)
    {
        await using var app = await SurveyHubApp.StartAsync();
        var (campaign, _) = await FrozenAsync(app);

        await app.Database.ExecuteAsync(tampering);

        Assert.False(await AreSameAsync(app, campaign));
    }

    [Theory, EachDatabase]
    public async Task Erratum_ThatExcludesAndAdmits_PutsNewFiguresBesideTheOld(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var (campaign, token) = await FrozenAsync(app);
        var old = await app.Client.GetStringAsync("/results/moi.json");
        await app.SendAsync(Response(_late, 1), token);

        var corrected = await CorrectAsync(app, campaign, exclude: _first, admit: _late);

        // Five of the six were satisfied throughout, and the one who came late was not: 80 of 96 answers.
        var figures = await app.Service<CampaignFigures>().ListAsync(campaign.Code, default);
        Assert.Equal([old, corrected.Figures.Json], figures.Select(kept => kept.Figures.Json));
        Assert.Equal(corrected.Figures.Json, await app.Client.GetStringAsync("/results/moi.json"));
        Assert.Equal(80, JsonDocument.Parse(corrected.Figures.Json).RootElement.GetProperty("overall").GetProperty("satisfied").GetInt64());
        Assert.True(await AreSameAsync(app, campaign));
        var table = (await app.OpenAsync("/results/moi")).QuerySelector(".errata")!;
        Assert.Contains("Phiếu gửi thử", table.TextContent, StringComparison.Ordinal);
        Assert.Equal(["100,00\u00A0%", "83,33\u00A0%"], table.QuerySelectorAll("tbody tr:nth-child(2) td").Select(cell => cell.TextContent));
        Assert.Empty((await new LedgerVerification(app.Database.Database).RunAsync(new Progress<long>(), default)).Findings);
    }

    [Fact]
    public async Task Erratum_ThatCountsAgain_GivesTheOldFiguresUnderANewNumber()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var (campaign, _) = await FrozenAsync(app);
        await CorrectAsync(app, campaign, exclude: _first);

        var corrected = await CorrectAsync(app, campaign, restore: _first);

        Assert.Equal((2, 6L, 96), (corrected.Number, corrected.Figures.Responses, JsonDocument.Parse(corrected.Figures.Json).RootElement.GetProperty("overall").GetProperty("satisfied").GetInt32()));
        Assert.Equal(2, (await app.OpenAsync("/results/moi")).QuerySelectorAll(".errata h3").Length);
    }

    [Fact]
    public async Task Erratum_SomebodyElseCorrectedMeanwhile_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var (campaign, _) = await FrozenAsync(app);
        var first = (await app.Service<CampaignFigures>().ListAsync(campaign.Code, default))[^1];
        await CorrectAsync(app, campaign, exclude: _first);
        var erratum = Sample.Must(await app.Service<Errata>().ReadAsync(campaign, "Phiếu gửi thử", Id(2), null, null, default));

        var corrected = await app.Service<FigureKeeper>().CorrectAsync(erratum, first, Sample.Signed(), default);

        Assert.Equal([Problem.CampaignMoved()], corrected.Problems);
        Assert.Equal(1, await app.Database.CountAsync("response_decision"));
    }

    [Theory]
    [InlineData("", "", "reason-missing")]
    [InlineData("Gửi thử", "", "erratum-empty")]
    [InlineData("Gửi thử", "abc", "erratum-line-malformed")]
    [InlineData("Gửi thử", "01960000-0000-7000-8000-000000000001\n01960000-0000-7000-8000-000000000001", "erratum-repeated")]
    [InlineData("Gửi thử", "01960000-0000-7000-8000-0000000000aa", "erratum-response-unknown")]
    public async Task Erratum_WronglyTyped_IsRefused(string reason, string exclude, string refusal)
    {
        await using var app = await SurveyHubApp.StartAsync();
        var (campaign, _) = await FrozenAsync(app);

        Assert.Contains(refusal, (await app.Service<Errata>().ReadAsync(campaign, reason, exclude, null, null, default)).Problems.Select(problem => problem.Rule));
    }

    [Fact]
    public async Task Erratum_OfWhatIsSoAlready_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var (campaign, _) = await FrozenAsync(app);

        Assert.Equal(["erratum-without-change"], (await app.Service<Errata>().ReadAsync(campaign, "Nhầm", null, _first, null, default)).Problems.Select(problem => problem.Rule));
    }

    [Theory]
    [InlineData(CampaignState.Frozen, HttpStatusCode.NotFound, false)]
    [InlineData(CampaignState.Published, HttpStatusCode.OK, true)]
    public async Task Results_OfAPlannedCampaign_AreForEverybodyOnlyOncePublished(CampaignState state, HttpStatusCode expected, bool isListed)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("moi", state: state);

        foreach (var url in (string[])["/results/moi", "/results/moi.json", "/results/moi.csv"])
            Assert.Equal(expected, (await app.Client.GetAsync(url)).StatusCode);
        Assert.Equal(isListed, (await app.OpenAsync("/results")).QuerySelector("a[href='/results/moi']") is not null);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/results/demo")).StatusCode); // it has no plan
    }

    [Fact]
    public async Task Results_FloorOfThePlan_WithholdsWhatTheSiteWouldShow()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await FrozenAsync(app, PlannedCampaigns.Plan() with { FiguresFloor = 7 });

        Assert.Equal("small-number", JsonDocument.Parse(await app.Client.GetStringAsync("/results/moi.json")).RootElement.GetProperty("withheld").GetString());
    }

    /// <summary>Six people were satisfied with everything; published at noon.</summary>
    private static async Task<(Campaign Campaign, string Token)> FrozenAsync(SurveyHubApp app, CampaignPlan? plan = null)
    {
        var campaign = await app.PlanAsync("moi", plan);
        var token = await app.RegisterAsync();
        foreach (var i in Enumerable.Range(1, 6))
            Assert.Empty((await app.SendAsync(Response(Id(i), 4), token)).Problems);
        foreach (var act in (CampaignAct[])[CampaignAct.Close, CampaignAct.Freeze, CampaignAct.Publish])
            campaign = Sample.Must(await app.StepAsync(campaign, act));
        return (campaign, token);
    }

    private static async Task<StoredFigures> CorrectAsync(SurveyHubApp app, Campaign campaign, string? exclude = null, string? restore = null, string? admit = null)
    {
        var erratum = Sample.Must(await app.Service<Errata>().ReadAsync(campaign, "Phiếu gửi thử", exclude, restore, admit, default));
        var latest = (await app.Service<CampaignFigures>().ListAsync(campaign.Code, default))[^1];
        return Sample.Must(await app.Service<FigureKeeper>().CorrectAsync(erratum, latest, new("Lê Thị Hoà", app.Clock.GetUtcNow()), default));
    }

    private static async Task<bool> AreSameAsync(SurveyHubApp app, Campaign campaign) =>
        await app.Service<FigureKeeper>().AreSameAsync(campaign, (await app.Service<CampaignFigures>().ListAsync(campaign.Code, default))[^1], default);

    private static JsonObject Response(string id, int level) => ResponsesApp.Response(response => (response["campaign"], response["id"], response["submitted_at"], response["answers"]) = (
        "moi", id, "2026-03-02T11:59:00+07:00", new JsonObject(DemoForm.Criteria.Select(code => KeyValuePair.Create(code, (JsonNode?)level)))));

    private static string Id(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"01960000-0000-7000-8000-{number:D12}");
}
