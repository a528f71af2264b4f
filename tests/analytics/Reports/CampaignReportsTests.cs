namespace SurveyHub.Tests;

public sealed class CampaignReportsTests
{
    private static readonly Campaign _campaign = Sample.Campaign();

    [Theory, EachDatabase]
    public async Task Read_CountersOfOneKindOfUnitAndField_AreComparedWithEachOtherOnly(string provider)
    {
        await using var store = await CreateAsync(provider);
        await store.Responses.AddAsync(
            [.. At(40, "so-a", "dat-dai", "q1", "5"), .. At(40, "so-b", "dat-dai", "q2", "3"), .. At(5, "so-b", "xay-dung", "q2", "5"), .. At(40, "diem", "dat-dai", "q3", "1")], default);

        var counters = (await ReadAsync(store, new("sipas-2026", null, null, null, null, PeriodKind.Month))).Quality.Counters;

        Assert.Equal(["q1 department/dat-dai 40/40", "q2 department/dat-dai 0/40", "q2 department/xay-dung 5/5", "q3 service-point/dat-dai 0/40"], counters.Select(Write).Order());
        Assert.Equal(["q1"], counters.Where(counter => counter.IsFlagged).Select(counter => counter.Point.Value));
        Assert.Equal((40, 0.5, 0.0), (counters.Single(counter => counter.IsFlagged).LeftOut!.Responses, counters.Single(counter => counter.IsFlagged).LeftOut!.Index, counters.Single(counter => counter.IsFlagged).LeftOut!.Without));

        static string Write(CounterSignal counter) => $"{counter.Point} {counter.Group} {counter.Counts.Satisfied}/{counter.Counts.Valid}";
    }

    [Theory, EachDatabase]
    public async Task Read_AUnitThatWasMerged_HasATrendOfItsPredecessorsMarkedProForma(string provider)
    {
        await using var store = await CreateAsync(provider);
        await store.AddAsync(Sample.Unit("so-ab") with { ValidFrom = new(2026, 3, 2) });
        await store.Responses.AddAsync([.. At(3, "so-a", null, null, "5", daysAgo: 1), .. At(2, "so-b", null, null, "1", daysAgo: 1), .. At(4, "so-ab", null, null, "5"), .. At(1, "so-ab", null, null, "1")], default);
        Sample.Must(await store.Lineage.AddAsync(new(LineageKind.Merge, new(2026, 3, 2), [Code.Of("so-a"), Code.Of("so-b")], [Code.Of("so-ab")], "Nghị quyết 1"), Sample.Signed(), default));

        var report = await ReadAsync(store, new("sipas-2026", "so-ab", null, null, null, PeriodKind.Day));

        var trend = report.Trends.Series[0].Trend;
        Assert.Equal(("2026-03-02 4/5", "2026-03-01 3/5"), (TrendSample.Write(trend.Line), TrendSample.Write(trend.ProForma!)));
        Assert.True(trend.ProForma!.IsProForma);
        Assert.Equal(0.2, trend.AcrossMerger!.Value, 12);
        Assert.Equal(["2026-03-01 3/3", "2026-03-01 0/2"], trend.Predecessors.Select(TrendSample.Write));
        Assert.Equal(5, report.Results.Responses);
    }

    [Theory, EachDatabase]
    public async Task Read_UnitsOfALevelAfterAMerger_AreThoseThatExist(string provider)
    {
        await using var store = await CreateAsync(provider);
        await store.AddAsync(Sample.Unit("so-ab") with { ValidFrom = new(2026, 3, 2) });
        await store.Responses.AddAsync([.. At(3, "so-a", null, null, "5", daysAgo: 1), .. At(2, "diem", null, null, "1"), .. At(4, null, null, null, "5")], default);
        Sample.Must(await store.Lineage.AddAsync(new(LineageKind.Merge, new(2026, 3, 2), [Code.Of("so-a"), Code.Of("so-b")], [Code.Of("so-ab")], ""), Sample.Signed(), default));

        var report = await ReadAsync(store, new("sipas-2026", null, null, null, UnitKind.Department, PeriodKind.Day));

        var unit = Assert.Single(report.Units.Ranking.Units);
        Assert.Equal(("so-ab", new TopBox(3, 3), 6L), (unit.Key, unit.Estimate.Counts, report.Units.Unplaced)); // the service point belongs to no department
    }

    [Theory, EachDatabase]
    public async Task Read_AgainstACampaignOfAnotherMeaning_ComparesOnlyWhatAsksTheSame(string provider)
    {
        await using var store = await CreateAsync(provider);
        var later = Sample.Campaign("sipas-2027", Sample.VersionWith("/sections/0/items/1/question", """{ "vi": "Kiến nghị được xử lý đúng hạn" }"""));
        Sample.Must(await store.Questionnaires.AddAsync(later.Version, [new("c39", ChangeClass.Break, "Hỏi điều khác")], Sample.Signed(), default));
        Sample.Must(await store.Campaigns.AddAsync(later, Sample.Signed(), default));
        await store.Responses.AddAsync([.. At(10, "so-a", null, null, "5"), .. At(10, "so-a", null, null, "1")], default);
        await store.Responses.AddAsync([.. At(10, "so-a", null, null, "5", of: later)], default);

        var change = (await ReadAsync(store, new("sipas-2027", null, null, "sipas-2026", null, PeriodKind.Month))).Change!;

        var scopes = change.Scopes.ToDictionary(scope => scope.Scope.Code);
        Assert.Equal((0.5, 0), (scopes["c24"].Difference!.Value, scopes["c24"].Breaks.Count));
        Assert.Equal((null, "item c39"), (scopes["overall"].Difference, TrendSample.Write(scopes["overall"].Breaks)));
        Assert.Null(change.Rate);
    }

    [Fact]
    public async Task Read_DaysInCommon_HaveNoDifference()
    {
        await using var store = await CreateAsync("sqlite");
        await store.Responses.AddAsync([.. At(10, "so-a", null, null, "5"), .. At(10, "so-a", null, null, "1", daysAgo: 1)], default);

        var apart = (await ReadAsync(store, new("sipas-2026", null, null, null, null, PeriodKind.Month) { From = "2026-03-02", AgainstTo = "2026-03-01" })).Change!;
        var overlapping = (await ReadAsync(store, new("sipas-2026", null, null, null, null, PeriodKind.Month) { From = "2026-03-01", AgainstTo = "2026-03-01" })).Change!;

        Assert.Equal((1.0, new TopBox(10, 10), new TopBox(0, 10)), (apart.Scopes[0].Difference!.Value, apart.Scopes[0].After.Counts, apart.Scopes[0].Before!.Counts));
        Assert.Equal((null, new TopBox(10, 20)), (overlapping.Scopes[0].Difference, overlapping.Scopes[0].After.Counts));
        Assert.Null(overlapping.Rate);
    }

    [Fact]
    public async Task Beside_UnitsWithNobodyInCommon_AreComparedScopeByScope()
    {
        await using var store = await CreateAsync("sqlite");
        await store.Responses.AddAsync([.. At(10, "so-a", null, null, "5"), .. At(10, "so-b", null, null, "1")], default);

        var (a, b) = (await ReadAsync(store, new("sipas-2026", "so-a", null, null, null, PeriodKind.Month)), await ReadAsync(store, new("sipas-2026", "so-b", null, null, null, PeriodKind.Month)));

        Assert.Equal(1.0, a.Beside(b)[0].Difference!.Value);
        Assert.Equal(["overall", "II", "II.A", "c24", "c39"], a.Beside(b).Select(pair => pair.Scope.Code));
        Assert.Null((await ReadAsync(store, new("sipas-2026", null, null, null, null, PeriodKind.Month))).Beside(b)[0].Difference); // all units: so-b is among them
    }

    [Fact]
    public async Task Profiles_OfSomeUnits_AreTheirRatesByEachScope()
    {
        await using var store = await CreateAsync("sqlite");
        await store.Responses.AddAsync([.. At(3, "so-a", null, null, "5"), .. At(1, "so-a", null, null, "1"), .. At(2, "so-b", null, null, "5")], default);
        var report = await ReadAsync(store, new("sipas-2026", null, null, null, null, PeriodKind.Month));

        var profiles = report.Profiles(new HashSet<string> { "so-a", "diem" }, report.Structure.Factors);

        Assert.Equal(["so-a"], profiles.Keys); // nobody rated the service point
        Assert.Equal(new TopBox(3, 4), Assert.Single(profiles["so-a"]).Counts);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public async Task Read_Comments_AreCountedFromTheirFloorOn(int respondents, bool areCounted)
    {
        await using var store = await CreateAsync("sqlite");
        await store.Responses.AddAsync([.. At(respondents, "so-a", null, null, "5", comment: "Nhân viên tốt")], default);

        var comments = (await ReadAsync(store, new("sipas-2026", null, null, null, null, PeriodKind.Month))).Comments;

        Assert.Equal(areCounted ? 10 : null, comments?.Counts!.Of(Sentiment.Positive));
        Assert.Equal(areCounted ? ["nhân viên"] : [], (comments?.Phrases ?? []).Select(phrase => phrase.Words).Take(1));
    }

    private static async Task<CampaignReport> ReadAsync(TestDatabase store, ReportRequest request)
    {
        using var snapshots = store.Snapshots();
        var reports = new CampaignReports(
            store.Database, snapshots, store.Campaigns, store.Samples, store.Questionnaires, store.Mappings, store.Units, store.Fields, store.Lineage, new(store.Database), store.Published, new Floors());
        return Sample.Must(await reports.ReadAsync(request, UnitScope.Province, default));
    }

    private static async Task<TestDatabase> CreateAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        await store.AddAsync(Sample.Unit("so-a"), Sample.Unit("so-b"), Sample.Unit("diem", kind: UnitKind.ServicePoint));
        await store.AddAsync(new ServiceField(Code.Of("dat-dai"), Sample.Text("Đất đai")), new ServiceField(Code.Of("xay-dung"), Sample.Text("Xây dựng")));
        return store;
    }

    private static IEnumerable<Response> At(int count, string? unit, string? field, string? point, string c24, int daysAgo = 0, string? comment = null, Campaign? of = null)
    {
        var campaign = of ?? _campaign;
        var fields = Sample.Fields([("c24", c24), .. comment is null ? Array.Empty<(string, string)>() : [("comment", comment)]]);
        var answers = Sample.Must(Answers.Parse(campaign.Version, fields, Sample.Today));
        return Enumerable.Range(0, count).Select(_ => new Response(
            campaign, Sample.Submission() with { Visit = new(Code.Parse(unit), Code.Parse(field), Code.Parse(point)) }, answers, Sample.Noon.AddDays(-daysAgo)));
    }
}
