namespace SurveyHub.Tests;

public sealed class ExportsTests
{
    private static readonly ExportedFile _file = new(12, new string('a', 64));

    [Theory, EachDatabase]
    public async Task Add_TheSameWhileItIsBeingMade_IsRefused_ForThisPersonOnly(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var exports = store.Exports;

        var first = Sample.Must(await AddAsync(exports));
        var again = await AddAsync(exports);

        Assert.Equal(["export-under-way"], again.Problems.Select(problem => problem.Rule));
        Assert.NotNull((await AddAsync(exports, ExportFormat.Xlsx)).Value);
        Assert.NotNull((await AddAsync(exports, by: "Phạm Văn Tư")).Value);
        await exports.CancelAsync(first, Sample.Signed(), default);
        Assert.NotNull((await AddAsync(exports)).Value);
    }

    [Theory, EachDatabase]
    public async Task Take_ManyNodesAtOnce_EachIsMadeByOne(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await AddAsync(store.Exports);
        await AddAsync(store.Exports, ExportFormat.Xlsx);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new Exports(store.Open(), store.Audit, Sample.Clock()).TakeAsync(default))));

        var leases = taken.OfType<ExportLease>().ToList();
        Assert.Equal(leases.Count, leases.Select(lease => lease.Export.Id).Distinct().Count());
        Assert.InRange(leases.Count, 1, 2); // who comes second to the first may go away with nothing, and come again
    }

    [Theory, EachDatabase]
    public async Task Take_OneWhoseNodeIsSilent_IsBegunAnewByTheNext(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var clock = Sample.Clock();
        var exports = new Exports(store.Database, store.Audit, clock);
        await AddAsync(exports);
        var silent = (await exports.TakeAsync(default))!;
        Assert.True(await exports.ReportAsync(silent, 500, 1000, default));

        clock.Now += Exports.Lease;
        Assert.Null(await exports.TakeAsync(default));
        clock.Now += TimeSpan.FromSeconds(1);
        var next = (await exports.TakeAsync(default))!;

        Assert.Equal(silent.Export.Id, next.Export.Id);
        Assert.Equal(0, Assert.Single(await exports.ListAsync("Lê Thị Hoà", default)).RowsRead);
        Assert.False(await exports.ReportAsync(silent, 600, 1000, default));
        Assert.False(await exports.FinishAsync(silent, _file, default));
        Assert.True(await exports.FinishAsync(next, _file, default));
    }

    [Theory, EachDatabase]
    public async Task Report_Cancelled_SaysSo(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var export = Sample.Must(await AddAsync(store.Exports));
        var lease = (await store.Exports.TakeAsync(default))!;

        await store.Exports.CancelAsync(export, Sample.Signed(), default);

        Assert.False(await store.Exports.ReportAsync(lease, 1, 2, default));
        Assert.False(await store.Exports.FinishAsync(lease, _file, default));
        Assert.Equal(ExportState.Cancelled, Assert.Single(await store.Exports.ListAsync("Lê Thị Hoà", default)).State);
    }

    [Theory, EachDatabase]
    public async Task Finish_Taken_IsDoneWithItsFile(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var export = Sample.Must(await AddAsync(store.Exports));
        var lease = (await store.Exports.TakeAsync(default))!;
        await store.Exports.ReportAsync(lease, 250, 1000, default);
        Assert.Equal(0.25, (await store.Exports.FindAsync(export.Id, "Lê Thị Hoà", default))!.Progress);

        Assert.True(await store.Exports.FinishAsync(lease, _file, default));

        var done = (await store.Exports.FindAsync(export.Id, "Lê Thị Hoà", default))!;
        Assert.Equal((ExportState.Done, 1.0, _file, Sample.Noon), (done.State, done.Progress, done.File, done.EndedAt));
        Assert.Null(await store.Exports.FindAsync(export.Id, "Phạm Văn Tư", default));
        Assert.Null(await store.Exports.TakeAsync(default));
        Assert.Equal([export.Id], (await store.Exports.ListOverAsync(Sample.Noon, default)).Select(over => over.Id));
    }

    [Theory, EachDatabase]
    public async Task Remove_WhatIsNotOver_StaysThere(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var export = Sample.Must(await AddAsync(store.Exports));

        await store.Exports.RemoveAsync(export, Sample.Signed(), default);
        Assert.Single(await store.Exports.ListAsync("Lê Thị Hoà", default));

        await store.Exports.CancelAsync(export, Sample.Signed(), default);
        await store.Exports.RemoveAsync(export, Sample.Signed(), default);
        Assert.Empty(await store.Exports.ListAsync("Lê Thị Hoà", default));
    }

    [Theory, EachDatabase]
    public async Task GiveBack_Taken_WaitsAgain(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await AddAsync(store.Exports);

        await store.Exports.GiveBackAsync((await store.Exports.TakeAsync(default))!, default);

        Assert.NotNull(await store.Exports.TakeAsync(default));
    }

    private static Task<Outcome<Export>> AddAsync(Exports exports, ExportFormat format = ExportFormat.Csv, string by = "Lê Thị Hoà") =>
        exports.AddAsync(Code.Of("sipas-2026"), format, "vi", Sample.Signed(by), default);
}
