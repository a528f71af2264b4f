namespace SurveyHub.Tests;

public sealed class CampaignStatesTests
{
    private static readonly CampaignState[] _states = Enum.GetValues<CampaignState>();

    public static IEnumerable<object[]> Starts => from provider in TestDatabase.Providers from state in _states select new object[] { provider, state };

    [Theory, MemberData(nameof(Starts))]
    public async Task Step_FromAState_IsTheOneThatFollowsAndNoOther(string provider, CampaignState from)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), from);
        CampaignState? follows = from == CampaignState.Published ? null : _states[(int)from + 1];

        foreach (var to in _states.Where(to => to != CampaignState.Planned && to != follows))
            Assert.Equal([Problem.CampaignStateUnfit()], (await store.StepAsync(campaign, to)).Problems);
        Assert.Equal(from, (await store.Campaigns.FindAsync(campaign.Code, default))!.State);
        if (follows is { } next)
            Assert.Equal(next, Sample.Must(await store.StepAsync(campaign, next)).State);

        Assert.Equal(_states.Where(state => state <= (follows ?? from)), (await store.States.ListAsync(campaign.Code, default)).Select(change => change.State));
    }

    [Theory, EachDatabase]
    public async Task Step_OfACampaignWithoutAPlan_IsNone(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        Assert.Equal([Problem.CampaignUnplanned()], (await store.StepAsync(Sample.Campaign(), CampaignState.Open)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Open_VersionWasRetired_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"));
        await store.Questionnaires.RetireAsync(campaign.Version.Code, 1, Sample.Signed(), default);

        Assert.Equal(["version-retired"], (await store.StepAsync(campaign, CampaignState.Open)).Problems.Select(problem => problem.Rule));
    }

    [Theory]
    [InlineData("2026-03-31T16:59:59Z", true)] // a second before midnight in Viet Nam
    [InlineData("2026-03-31T17:00:00Z", false)]
    public async Task Open_LastDay_IsTheLastOnWhichItCanBeOpened(string at, bool isOpened)
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"));

        var opened = await store.States.OpenAsync(campaign, new("Lê Thị Hoà", DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)), default);

        Assert.Equal(isOpened, opened.Value is not null);
    }

    [Theory, EachDatabase]
    public async Task Close_BeforeItsLastDay_NeedsAReasonAndEndsToday(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), CampaignState.Open);

        var without = await store.StepAsync(campaign, CampaignState.Closed, reason: " ");
        Sample.Must(await store.StepAsync(campaign, CampaignState.Closed, reason: "Đủ mẫu"));

        Assert.Equal([Problem.ReasonMissing("Reason")], without.Problems);
        Assert.Equal(Sample.Today, (await store.Campaigns.FindAsync(campaign.Code, default))!.Closes);
        Assert.Equal("Đủ mẫu", (await store.States.ListAsync(campaign.Code, default))[^1].Remark);
    }

    [Fact]
    public async Task Close_OnItsLastDay_NeedsNoReason()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), CampaignState.Open);

        var closed = await store.States.CloseAsync(campaign, null, new("Lê Thị Hoà", Sample.Noon.AddDays(29)), default);

        Assert.Equal(CampaignState.Closed, closed.Value?.State);
    }

    [Theory, EachDatabase]
    public async Task Step_OfTwoNodesAtOnce_IsTakenOnce(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"));
        CampaignStates[] nodes = [.. new[] { "node-1", "node-2" }.Select(node => new CampaignStates(store.Open(), new(store.Open(), new(node, Sample.Clock()))))];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => nodes[i % 2].OpenAsync(campaign, Sample.Signed(), default))));

        Assert.Single(outcomes, outcome => outcome.Value is not null);
        Assert.Equal(2, await store.CountAsync("campaign_state"));
    }

    [Theory, EachDatabase]
    public async Task Freeze_WhileResponsesComeIn_KeepsExactlyThoseThatWereCounted(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), CampaignState.Closed);
        await using var other = new Responses(store.Open(), new("node-2", Sample.Clock())).OpenGroupCommit();

        // As they were read while it was open.
        var coming = Enumerable.Range(0, 300).Select(async i =>
        {
            await Task.Delay(i / 3);
            return await other.AddAsync(new HandedIn(new(campaign, Sample.Submission(), Sample.Answers(("c24", "5")), Sample.Noon)), default);
        }).ToList();
        await Task.Delay(30);
        Outcome<Campaign> frozen;
        long counted;
        do
        {
            var content = await store.Figures.FindContentAsync(campaign.Code, default);
            counted = content.Responses;
            frozen = await store.Figures.FreezeAsync(campaign, PlannedCampaigns.Figures("{}", counted), content, Sample.Signed(), default);
        }
        while (frozen.Value is null);
        var intakes = await Task.WhenAll(coming);

        Assert.Equal(counted, await store.CountAsync("response"));
        Assert.Equal(counted, intakes.Count(intake => intake == Intake.Stored));
        Assert.All(intakes, intake => Assert.True(intake is Intake.Stored or Intake.CampaignFrozen));
        Assert.Empty((await new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default)).Findings);
    }

    [Theory, EachDatabase]
    public async Task Freeze_MoreCameInSinceItWasCounted_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), CampaignState.Closed);
        var content = await store.Figures.FindContentAsync(campaign.Code, default);
        await store.Responses.AddAsync(new Response(campaign, Sample.Submission(), Sample.Answers(("c24", "5")), Sample.Noon), default);

        var frozen = await store.Figures.FreezeAsync(campaign, PlannedCampaigns.Figures("{}"), content, Sample.Signed(), default);

        Assert.Equal([Problem.CampaignMoved()], frozen.Problems);
        Assert.Equal((CampaignState.Closed, 0), ((await store.Campaigns.FindAsync(campaign.Code, default))!.State, await store.CountAsync("campaign_figures")));
    }
}
