namespace SurveyHub.Tests;

public sealed class FilingTests
{
    private static readonly ReportSubject _subject = new(Sample.Campaign().Code, "2026-03", null, 2026);
    private static readonly Signature _maker = Sample.Signed("Lê Thị Hoà");
    private static readonly Signature _reviewer = Sample.Signed("Trần Văn Bình");
    private static readonly IssuedDocument _document = new("12/BC-SNV", new(2026, 4, 6));

    [Theory, EachDatabase]
    public async Task Add_Document_IsKeptByteForByteWithItsDigest(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var figures = PlannedCampaigns.Figures("{ \"name\": \"Thủ tục\",\n \"rate\": 0.8 }\n", 7) with { Root = new(new(2026, 3, 1), new('a', 64)) };

        var added = Sample.Must(await store.Filing.AddAsync(_subject, figures, _maker, default));

        var found = (await store.FiledReports.FindAsync(added.Id, default))!;
        Assert.Equal((_subject, figures, true, _maker), (found.Subject, found.Latest.Kept.Figures, found.Latest.Kept.IsUnaltered, found.Latest.Kept.Made));
        Assert.Equal((added.Id, 0), await store.FiledReports.FindByDigestAsync(figures.Sha256, default));
        Assert.Null(await store.FiledReports.FindByDigestAsync(new('0', 64), default));
    }

    [Theory, EachDatabase]
    public async Task Add_SameSubjectTwice_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await AddAsync(store);

        Assert.Equal([Problem.FiledReportExists()], (await store.Filing.AddAsync(_subject, PlannedCampaigns.Figures("{}"), _maker, default)).Problems);
        Assert.NotNull((await store.Filing.AddAsync(_subject with { Unit = Code.Of("so-y-te") }, PlannedCampaigns.Figures("{}"), _maker, default)).Value);
    }

    [Theory, EachDatabase]
    public async Task Advance_StepByStep_EndsFiledWithItsDocument(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        var filed = await FileAsync(store, await AddAsync(store));

        var found = (await store.FiledReports.FindAsync(filed.Id, default))!;
        Assert.Equal([FilingState.Reviewed, FilingState.Frozen, FilingState.Filed], found.Latest.Steps.Select(step => step.State));
        Assert.Equal((FilingState.Filed, _document), (found.Latest.State, found.Latest.Document));
        var line = Assert.Single(await store.FiledReports.ListAsync(null, null, 0, 10, default));
        Assert.Equal((FilingState.Filed, _document, 0), (line.State, line.Document, line.Edition));
    }

    [Fact]
    public async Task Advance_ReviewByWhoMadeIt_IsRefused()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());

        Assert.Equal([Problem.FilingReviewOwn()], (await store.Filing.AdvanceAsync(await AddAsync(store), FilingState.Reviewed, null, _maker, default)).Problems);
    }

    [Theory]
    [InlineData(FilingState.Frozen)]
    [InlineData(FilingState.Filed)]
    public async Task Advance_PastAStep_IsRefused(FilingState to)
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());

        Assert.Equal([Problem.FilingStateUnfit()], (await store.Filing.AdvanceAsync(await AddAsync(store), to, to == FilingState.Filed ? _document : null, _reviewer, default)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Advance_SomebodyActedMeanwhile_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var seen = await AddAsync(store);
        Sample.Must(await store.Filing.RenewAsync(seen, PlannedCampaigns.Figures("{\"a\":1}"), _maker, default));

        Assert.Equal([Problem.FilingMoved()], (await store.Filing.AdvanceAsync(seen, FilingState.Reviewed, null, _reviewer, default)).Problems);
        Assert.Equal(FilingState.Generated, (await store.FiledReports.FindAsync(seen.Id, default))!.Latest.State);
    }

    [Theory, EachDatabase]
    public async Task Renew_Reviewed_MustBeReviewedAgain(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var reviewed = Sample.Must(await store.Filing.AdvanceAsync(await AddAsync(store), FilingState.Reviewed, null, _reviewer, default));

        Sample.Must(await store.Filing.RenewAsync(reviewed, PlannedCampaigns.Figures("{\"a\":1}"), _reviewer, default));

        var found = (await store.FiledReports.FindAsync(reviewed.Id, default))!;
        Assert.Equal((FilingState.Generated, "{\"a\":1}", _reviewer), (found.Latest.State, found.Latest.Kept.Figures.Json, found.Latest.Kept.Made));
    }

    [Fact]
    public async Task Renew_Frozen_IsRefused()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        var filed = await FileAsync(store, await AddAsync(store));

        Assert.Equal([Problem.FilingStateUnfit()], (await store.Filing.RenewAsync(filed, PlannedCampaigns.Figures("{}"), _maker, default)).Problems);
        Assert.Equal([Problem.FilingStateUnfit()], (await store.Filing.DiscardAsync(filed, _maker, default)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Correct_Filed_PutsAnEditionBesideTheOldOneThatStays(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var filed = await FileAsync(store, await AddAsync(store));

        Sample.Must(await store.Filing.CorrectAsync(filed, "Phiếu gửi thử", PlannedCampaigns.Figures("{\"a\":1}"), _maker, default));

        var found = (await store.FiledReports.FindAsync(filed.Id, default))!;
        Assert.Equal(["{}", "{\"a\":1}"], found.Editions.Select(edition => edition.Kept.Figures.Json));
        Assert.Equal([FilingState.Filed, FilingState.Generated], found.Editions.Select(edition => edition.State));
        Assert.Equal([null, "Phiếu gửi thử"], found.Editions.Select(edition => edition.Kept.Reason));
    }

    [Theory, EachDatabase]
    public async Task Discard_Erratum_LeavesTheEditionBefore(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var corrected = Sample.Must(await store.Filing.CorrectAsync(await FileAsync(store, await AddAsync(store)), "Nhầm", PlannedCampaigns.Figures("{\"a\":1}"), _maker, default));

        Sample.Must(await store.Filing.DiscardAsync(corrected, _maker, default));

        Assert.Equal("{}", Assert.Single((await store.FiledReports.FindAsync(corrected.Id, default))!.Editions).Kept.Figures.Json);
    }

    [Theory, EachDatabase]
    public async Task Discard_OnlyEdition_LeavesNoReport(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var added = await AddAsync(store);

        Sample.Must(await store.Filing.DiscardAsync(added, _maker, default));

        Assert.Null(await store.FiledReports.FindAsync(added.Id, default));
        Assert.NotNull((await store.Filing.AddAsync(_subject, PlannedCampaigns.Figures("{}"), _maker, default)).Value);
    }

    [Theory, EachDatabase]
    public async Task List_ByCampaignAndYear_IsPagedTheLatestFirst(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        foreach (var (period, year, hours) in new[] { ("2025-12", 2025, 1), ("2026-01", 2026, 2), ("2026-02", 2026, 3) })
            Sample.Must(await store.Filing.AddAsync(new(_subject.Campaign, period, null, year), PlannedCampaigns.Figures("{}"), new("Hoà", Sample.Noon.AddHours(hours)), default));

        Assert.Equal(["2026-02", "2026-01"], (await store.FiledReports.ListAsync(_subject.Campaign, 2026, 0, 10, default)).Select(line => line.Subject.Period));
        Assert.Equal(["2025-12"], (await store.FiledReports.ListAsync(null, null, 2, 2, default)).Select(line => line.Subject.Period));
        Assert.Equal((3, 0), (await store.FiledReports.CountAsync(null, null, default), await store.FiledReports.CountAsync(Code.Of("khac"), null, default)));
        Assert.Equal([2026, 2025], await store.FiledReports.ListYearsAsync(default));
    }

    [Theory, EachDatabase]
    public async Task Find_SomebodyAlteredTheDigest_SaysSo(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var added = await AddAsync(store);

        await store.ExecuteAsync($"update report_edition set sha256 = '{new string('0', 64)}'");

        Assert.False((await store.FiledReports.FindAsync(added.Id, default))!.Latest.Kept.IsUnaltered);
    }

    private static async Task<FiledReport> AddAsync(TestDatabase store) => Sample.Must(await store.Filing.AddAsync(_subject, PlannedCampaigns.Figures("{}"), _maker, default));

    private static async Task<FiledReport> FileAsync(TestDatabase store, FiledReport report)
    {
        foreach (var to in (FilingState[])[FilingState.Reviewed, FilingState.Frozen, FilingState.Filed])
            report = Sample.Must(await store.Filing.AdvanceAsync(report, to, to == FilingState.Filed ? _document : null, _reviewer, default));
        return report;
    }
}
