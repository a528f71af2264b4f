namespace SurveyHub.Tests;

public sealed class LineageEventsTests
{
    private const string Header = "day,kind,predecessors,successors,note\n";

    private static readonly Unit[] _units =
    [
        Sample.Unit("xa-a"), Sample.Unit("xa-b"), Sample.Unit("xa-c"), Sample.Unit("xa-d"), Sample.Unit("xa-e"), Sample.Unit("xa-f"),
        Sample.Unit("xa-moi") with { ValidFrom = new(2027, 1, 1) }, Sample.Unit("phuong") with { ValidFrom = new(2028, 1, 1) },
    ];

    [Theory, EachDatabase]
    public async Task Import_AFile_IsReadBackAndEndsItsPredecessors(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(_units);

        await ImportAsync(store, "2028-01-01,rename,xa-moi,phuong,\n2027-01-01,merge,xa-a;xa-b;xa-c;xa-d;xa-e,xa-moi,Nghị quyết của Hội đồng\n2027-01-01,dissolve,xa-f,,\n");

        var lineage = await store.Lineage.ListAsync(default);
        Assert.Equal(3, lineage.Events.Count);
        var merger = lineage.BeginningOf(Code.Of("xa-moi"))!;
        Assert.Equal((LineageKind.Merge, new(2027, 1, 1), "Nghị quyết của Hội đồng"), (merger.Kind, merger.Day, merger.Note));
        Assert.Equal(["xa-a", "xa-b", "xa-c", "xa-d", "xa-e"], merger.Predecessors.Select(unit => unit.Value));
        Assert.Empty(lineage.EndOf(Code.Of("xa-f"))!.Successors);
        Assert.Equal([new(2026, 12, 31), new(2027, 12, 31), null], await LastDaysAsync(store, "xa-a", "xa-moi", "phuong"));
    }

    [Theory, EachDatabase]
    public async Task Import_TheSameFileAgain_ChangesNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(_units);
        const string rows = "2027-01-01,merge,xa-a;xa-b,xa-moi,\n";

        await ImportAsync(store, rows);
        await ImportAsync(store, rows);

        Assert.Single((await store.Lineage.ListAsync(default)).Events);
    }

    [Theory, EachDatabase]
    public async Task Import_AFileWithFaults_NamesEachByLineAndColumnAndStoresNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(_units);
        using var file = new TempFile(Header + "2027-01-01,merge,xa-a;xa-b,xa-moi,\n1/1/2027,merge,xa-c,xa-moi,\n2027-01-01,gop,xa-c;xa-d,xa-moi,\n2027-01-01,dissolve,xa-z,,\n2027-01-01,dissolve,xa-a,,\n");

        var problems = (await store.Lineage.ImportAsync(Sample.Must(ResponseFile.Open(file.Path)), Sample.Signed(), default)).Problems;

        Assert.Equal(
            [(3, "day", "day-malformed"), (3, "kind", "lineage-miscounted"), (4, "kind", "lineage-kind-unknown"), (5, "predecessors", "unit-unknown"), (6, "predecessors", "lineage-repeated")],
            problems.Select(problem => (problem.Line, problem.Place, problem.Rule)));
        Assert.Empty((await store.Lineage.ListAsync(default)).Events);
        Assert.Equal([null], await LastDaysAsync(store, "xa-a"));
    }

    [Theory, EachDatabase]
    public async Task Import_AFileWithoutAColumn_SaysWhich(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        using var file = new TempFile("day,kind,predecessors,note\n");

        Assert.Equal([Problem.ColumnMissing("successors")], (await store.Lineage.ImportAsync(Sample.Must(ResponseFile.Open(file.Path)), Sample.Signed(), default)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Add_AnEvent_IsAddedOnce(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(_units);
        var merger = new LineageEvent(LineageKind.Merge, new(2027, 1, 1), [Code.Of("xa-a"), Code.Of("xa-b")], [Code.Of("xa-moi")], "");

        await store.Lineage.AddAsync(merger, Sample.Signed(), default);
        var again = await store.Lineage.AddAsync(merger, Sample.Signed(), default);

        Assert.Single(again.Value!.Events);
        Assert.Single((await store.Lineage.ListAsync(default)).Events);
    }

    private static async Task ImportAsync(TestDatabase store, string rows)
    {
        using var file = new TempFile(Header + rows);
        Sample.Must(await store.Lineage.ImportAsync(Sample.Must(ResponseFile.Open(file.Path)), Sample.Signed(), default));
    }

    private static async Task<IReadOnlyList<DateOnly?>> LastDaysAsync(TestDatabase store, params string[] codes)
    {
        var units = (await store.Units.ListAsync(default)).ToDictionary(unit => unit.Code.Value);
        return [.. codes.Select(code => units[code].ValidTo)];
    }
}
