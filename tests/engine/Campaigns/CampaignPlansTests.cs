namespace SurveyHub.Tests;

public sealed class CampaignPlansTests
{
    private static readonly Signature _by = Sample.Signed();

    [Theory, EachDatabase]
    public async Task Find_Planned_IsAsItWasPlanned(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var hours = new OpeningHours(new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)> { [DayOfWeek.Monday] = (new(7, 30), new(17, 0)), [DayOfWeek.Saturday] = (new(7, 30), new(11, 30)) });
        await store.PlanAsync(PlannedCampaigns.Campaign("moi", new([Code.Of("xa-a"), Code.Of("xa-b")], [Channel.Kiosk, Channel.Invitation], ["vi", "en"])
        {
            Hours = hours,
            Consent = Sample.Text("Không ghi tên ai."),
            FiguresFloor = 7,
            CommentsFloor = 20,
        }));

        var found = (await store.Campaigns.FindAsync(Code.Of("moi"), default))!;

        Assert.Equal(CampaignState.Planned, found.State);
        Assert.Equal(["xa-a", "xa-b"], found.Plan!.Units!.Select(unit => unit.Value));
        Assert.Equal([Channel.Kiosk, Channel.Invitation], found.Plan.Channels);
        Assert.Equal(["vi", "en"], found.Plan.Languages);
        Assert.Equal(("1=07:30-17:00 6=07:30-11:30", "Không ghi tên ai."), (found.Plan.Hours!.ToString(), found.Consent.In("vi")));
        Assert.Equal((7, 20), (found.Plan.FiguresFloor, found.Plan.CommentsFloor));
        Assert.Null((await store.Campaigns.FindAsync(Sample.Campaign().Code, default))!.Plan);
    }

    [Theory, EachDatabase]
    public async Task Change_Planned_ReplacesThePlan(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var before = await store.PlanAsync(PlannedCampaigns.Campaign("moi"));

        Sample.Must(await store.Plans.ChangeAsync(before, PlannedCampaigns.Campaign("moi", PlannedCampaigns.Plan(Channel.Paper)) with { Title = Sample.Text("Tên mới") }, _by, default));

        var found = (await store.Campaigns.FindAsync(Code.Of("moi"), default))!;
        Assert.Equal(("Tên mới", Channel.Paper), (found.Title.In("vi"), Assert.Single(found.Plan!.Channels)));
    }

    [Theory, EachDatabase]
    public async Task Change_Opened_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var before = await store.PlanAsync(PlannedCampaigns.Campaign("moi"), CampaignState.Open);

        var changed = await store.Plans.ChangeAsync(before, PlannedCampaigns.Campaign("moi", PlannedCampaigns.Plan(Channel.Paper)), _by, default);

        Assert.Equal([Problem.CampaignStarted()], changed.Problems);
        Assert.Equal(6, (await store.Campaigns.FindAsync(Code.Of("moi"), default))!.Plan!.Channels.Count);
    }

    [Theory]
    [InlineData(CampaignState.Open, "2026-04-15", "Mưa lũ", null)]
    [InlineData(CampaignState.Open, "2026-03-31", "", null)] // only the title
    [InlineData(CampaignState.Open, "2026-04-15", " ", "reason-missing")]
    [InlineData(CampaignState.Open, "2026-03-30", "Mưa lũ", "closes-too-early")]
    [InlineData(CampaignState.Closed, "2026-04-15", "Mưa lũ", "closes-too-early")]
    [InlineData(CampaignState.Frozen, "2026-03-02", "", "campaign-frozen")] // where it was closed early
    [InlineData(CampaignState.Planned, "2026-03-31", "", "campaign-state-unfit")]
    public async Task Revise_InAState_ChangesOnlyWhatMayBeChanged(CampaignState state, string closes, string reason, string? refusal)
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        await store.PlanAsync(PlannedCampaigns.Campaign("moi"), state);
        var before = (await store.Campaigns.FindAsync(Code.Of("moi"), default))!;

        var revised = await store.Plans.ReviseAsync(before, Sample.Text("Tên mới"), DateOnly.Parse(closes, System.Globalization.CultureInfo.InvariantCulture), reason, _by, default);

        Assert.Equal(refusal, revised.Problems.SingleOrDefault()?.Rule);
        Assert.Equal(refusal is null ? "Tên mới" : "Khảo sát năm 2026", (await store.Campaigns.FindAsync(Code.Of("moi"), default))!.Title.In("vi"));
    }

    [Theory]
    [InlineData("xa-a", true)]
    [InlineData("diem-a1", true)] // below it
    [InlineData("xa-b", false)]
    [InlineData(null, false)]
    public void Scope_SomeUnits_HoldsThemAndAllBelow(string? unit, bool isInIt)
    {
        Unit[] units = [Sample.Unit("xa-a"), Sample.Unit("xa-b"), Sample.Unit("diem-a1", kind: UnitKind.ServicePoint, parent: "xa-a")];

        Assert.Equal(isInIt, new CampaignPlan([Code.Of("xa-a")], [Channel.Web], ["vi"]).ScopeIn(units).Contains(Code.Parse(unit)));
    }

    [Theory]
    [InlineData("1=07:30-17:00 6=07:30-11:30", true)]
    [InlineData("7=07:30-17:00", false)]
    [InlineData("1=17:00-07:30", false)]
    [InlineData("1=07:30-17:00 1=08:00-17:00", false)]
    [InlineData("", false)]
    public void Hours_AsText_AreReadAsTheyWereWritten(string text, bool isRight) => Assert.Equal(isRight ? text : null, OpeningHours.Parse(text)?.ToString());

    [Fact]
    public void Hours_OfOneDay_AreItsOwn()
    {
        var hours = OpeningHours.Parse("6=07:30-11:30")!;

        Assert.True(hours.Contains(new(2026, 3, 7, 11, 29, 59, TimeSpan.FromHours(7)))); // a Saturday
        Assert.False(hours.Contains(new(2026, 3, 7, 11, 30, 0, TimeSpan.FromHours(7))));
        Assert.False(hours.Contains(new(2026, 3, 6, 10, 0, 0, TimeSpan.FromHours(7))));
    }

    [Theory]
    [InlineData("Khảo sát hài lòng năm 2026 – Đợt 1", "khao-sat-hai-long-nam-2026-dot-1")]
    [InlineData("  Sự hài lòng của người dân đối với dịch vụ công", "su-hai-long-cua-nguoi-dan-doi-voi-dich-v")] // 40 characters
    [InlineData("…", null)]
    public void Propose_Words_GivesACodeThatRemindsOfThem(string words, string? code) => Assert.Equal(code, Code.Propose(words)?.Value);
}
