namespace SurveyHub.Tests;

/// <summary>What no longer happens to the responses of a frozen campaign.</summary>
public sealed class FrozenResponsesTests
{
    [Theory, EachDatabase]
    public async Task Add_FrozenCampaign_StoresNothingButKnowsWhatWasStored(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), CampaignState.Closed);
        var (early, late) = (Response(campaign, "5"), Response(campaign, "1"));
        await store.Responses.AddAsync(early, default);
        Sample.Must(await store.StepAsync(campaign, CampaignState.Frozen));

        var intakes = await store.Responses.AddAsync([late, early, Sample.Response()], default);

        Assert.Equal([Intake.CampaignFrozen, Intake.Duplicate, Intake.Stored], intakes);
        Assert.Equal(2, await store.CountAsync("response"));
        Assert.Empty((await new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default)).Findings);
    }

    [Theory, EachDatabase]
    public async Task Decide_FrozenCampaign_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), CampaignState.Closed);
        var response = Response(campaign, "5");
        await store.Responses.AddAsync(response, default);
        Sample.Must(await store.StepAsync(campaign, CampaignState.Frozen));

        var decided = await store.Decisions.AddAsync(response.Id, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default);

        Assert.Equal([Problem.CampaignFrozen()], decided.Problems);
        Assert.Equal(0, await store.CountAsync("response_decision"));
    }

    [Theory, EachDatabase]
    public async Task SetSample_FrozenCampaign_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), CampaignState.Frozen);

        Assert.Equal([Problem.CampaignFrozen()], (await store.Samples.SetAsync(campaign.Code, [new(Code.Of("a"), "1", null, 2)], Sample.Signed(), default)).Problems);
    }

    [Theory]
    [InlineData(CampaignState.Planned, "campaign-not-yet-open")]
    [InlineData(CampaignState.Open, null)]
    [InlineData(CampaignState.Closed, null)]
    [InlineData(CampaignState.Published, "campaign-frozen")]
    public async Task Import_InAState_IsTakenOrRefused(CampaignState state, string? refusal)
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), state);
        using var file = new TempFile("id,c24\na,5\n");

        var imported = await store.ResponseImport.ImportAsync(
            campaign, Sample.Must(ResponseFile.Open(file.Path)), mayBlank: false, skipBadRows: false, Sample.Signed(), (_, _) => { }, new Progress<long>(), default);

        Assert.Equal((refusal, refusal is null ? 1L : 0), (imported.Problems.SingleOrDefault()?.Rule, await store.CountAsync("response")));
    }

    [Theory]
    [InlineData("id,c24,channel\na,5,paper\n", "channel-not-planned")]
    [InlineData("id,c24,unit\na,5,xa-b\n", "unit-out-of-scope")]
    [InlineData("id,c24\na,5\n", "unit-not-named")]
    [InlineData("id,c24,unit,language\na,5,xa-a,en\n", "language-not-offered")]
    [InlineData("id,c24,unit\na,5,xa-a\n", null)]
    public async Task Import_RowNotOfThePlan_IsRefused(string text, string? refusal)
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        await store.AddAsync(Sample.Unit("xa-a"), Sample.Unit("xa-b"));
        var campaign = await store.PlanAsync(PlannedCampaigns.Campaign("moi", new([Code.Of("xa-a")], [Channel.Import], ["vi"])), CampaignState.Open);
        using var file = new TempFile(text);
        var problems = new List<string>();

        Sample.Must(await store.ResponseImport.ImportAsync(
            campaign, Sample.Must(ResponseFile.Open(file.Path)), mayBlank: false, skipBadRows: false, Sample.Signed(), (_, found) => problems.AddRange(found.Select(problem => problem.Rule)), new Progress<long>(), default));

        Assert.Equal((refusal is null ? 1L : 0, refusal is not null), (await store.CountAsync("response"), problems.Contains(refusal ?? "")));
    }

    private static Response Response(Campaign campaign, string c24) => new(campaign, Sample.Submission(), Sample.Answers(("c24", c24)), Sample.Noon);
}
