using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>Campaigns with a plan, brought to any state.</summary>
public static class PlannedCampaigns
{
    public static CampaignPlan Plan(params Channel[] channels) => new(units: null, channels.Length == 0 ? Enum.GetValues<Channel>() : channels, ["vi"]);

    /// <summary>From 1 to 31 March 2026, about everything.</summary>
    public static Campaign Campaign(string code, CampaignPlan? plan = null, QuestionnaireVersion? version = null) => Sample.Campaign(code, version) with { Plan = plan ?? Plan() };

    /// <summary>Planned and then moved on to a state; frozen with figures that say nothing.</summary>
    public static async Task<Campaign> PlanAsync(this TestDatabase store, Campaign campaign, CampaignState state = CampaignState.Planned)
    {
        var planned = Sample.Must(await store.Plans.AddAsync(campaign, Sample.Signed("người khác"), default));
        foreach (var next in Enum.GetValues<CampaignState>().Where(next => next != CampaignState.Planned && next <= state))
            planned = Sample.Must(await store.StepAsync(planned, next));
        return planned;
    }

    /// <summary>One step, at noon of 2 March, with figures that say nothing where it is to be frozen.</summary>
    public static async Task<Outcome<Campaign>> StepAsync(this TestDatabase store, Campaign campaign, CampaignState to, string reason = "Đủ mẫu") => to switch
    {
        CampaignState.Open => await store.States.OpenAsync(campaign, Sample.Signed(), default),
        CampaignState.Closed => await store.States.CloseAsync(campaign, reason, Sample.Signed(), default),
        CampaignState.Frozen => await store.Figures.FreezeAsync(campaign, Figures("{}"), await store.Figures.FindContentAsync(campaign.Code, default), Sample.Signed(), default),
        CampaignState.Published => await store.States.PublishAsync(campaign, Sample.Signed(), default),
        CampaignState.Planned => throw new ArgumentOutOfRangeException(nameof(to)),
    };

    public static FrozenFigures Figures(string json, long responses = 0) => new(json, responses, Sample.Noon, Root: null, Floor: 5);

    /// <summary>In the running site, on the questionnaire of the demonstration.</summary>
    public static async Task<Campaign> PlanAsync(this SurveyHubApp app, string code, CampaignPlan? plan = null, CampaignState state = CampaignState.Open)
    {
        var version = (await app.Service<Questionnaires>().FindLatestAsync(Code.Of("one-stop-counter"), default))!;
        var campaign = Sample.Must(await app.Service<CampaignPlans>().AddAsync(Campaign(code, plan, version), Sample.Signed(), default));
        foreach (var act in Enum.GetValues<CampaignAct>().Where(act => (int)act < (int)state))
            campaign = Sample.Must(await app.StepAsync(campaign, act));
        return campaign;
    }

    public static Task<Outcome<Campaign>> StepAsync(this SurveyHubApp app, Campaign campaign, CampaignAct act) =>
        app.Service<CampaignSteps>().TakeAsync(act, campaign, "Đủ mẫu", new("Lê Thị Hoà", app.Clock.GetUtcNow()), default);
}
