namespace SurveyHub.Tests;

public sealed class UnitFileTests
{
    private const string Header = "code,name,kind,sector,parent,valid_from,valid_to\n";

    private static readonly Unit[] _units =
    [
        Sample.Unit("tinh", "Tỉnh Lá", UnitKind.Province), Sample.Unit("so-y-te", "Sở Y tế", parent: "tinh"), Sample.Unit("xa-cu", "Xã cũ, \"xưa\"", UnitKind.Commune, "tinh") with { ValidTo = new(2026, 6, 30) },
        Sample.Unit("01234", "Bệnh viện", UnitKind.PublicServiceUnit, "so-y-te", "y-te"),
    ];

    [Fact]
    public void Read_WhatWasWrittenAsCsv_ChangesNothing() => Assert.True(Sample.Must(UnitFile.Read(Opened(UnitFile.WriteCsv(_units)), _units)).IsNothing);

    [Fact]
    public void Read_WhatWasWrittenAsSpreadsheet_ChangesNothing() => Assert.True(Sample.Must(UnitFile.Read(Opened(UnitFile.WriteWorkbook(_units)), _units)).IsNothing);

    [Fact]
    public void Read_IntoAnEmptyStore_AddsAllAsTheyAre() => Assert.Equal(_units, Sample.Must(UnitFile.Read(Opened(UnitFile.WriteWorkbook(_units)), [])).Added);

    [Fact]
    public void Read_AnotherSpelling_IsACorrection()
    {
        var changes = Sample.Must(Read("so-y-te,Sở Y Tế,department,,tinh,2025-07-01,\n"));

        Assert.Empty(changes.Added);
        Assert.Equal(("Sở Y tế", "Sở Y Tế"), (changes.Corrected[0].Was.Name, changes.Corrected[0].Became.Name));
    }

    [Fact]
    public void Read_RowsWithFaults_NamesEachLineAndColumn() => Assert.Equal(
        [
            (2, "code", "code-malformed"), (2, "kind", "unit-kind-unknown"), (3, "valid_from", "day-malformed"),
            (5, "kind", "unit-fixed"), (6, "valid_to", "unit-fixed"), (7, "parent", "unit-parent-unfit"), (8, "parent", "unit-parent-missing"), (9, "sector", "unit-sector-unfit"),
        ],
        Read("Sở mới,Sở mới,so,,tinh,2026-01-01,\nso-a,Sở A,department,,tinh,1/1/2026,\n,,,,,,\nso-y-te,Sở Y tế,commune,,tinh,2025-07-01,\nxa-cu,\"Xã cũ, \"\"xưa\"\"\",commune,,tinh,2025-07-01,\nso-b,Sở B,department,,xa-z,2026-01-01,\nso-c,Sở C,department,,,2026-01-01,\nso-d,Sở D,department,y-te,tinh,2026-01-01,\n")
            .Problems.Select(problem => (problem.Line, problem.Place, problem.Rule)).Order());

    [Fact]
    public void Read_UnitsInACircle_AreRefused() =>
        Assert.Equal(2, Read("so-a,Sở A,department,,so-b,2026-01-01,\nso-b,Sở B,department,,so-a,2026-01-01,\n").Problems.Count(problem => problem.Rule == "unit-parent-unfit"));

    [Fact]
    public void Read_ACodeTwice_IsRefusedAtTheSecond() => Assert.Equal(
        (3, "unit-exists"),
        Read("so-a,Sở A,department,,tinh,2026-01-01,\nso-a,Sở B,department,,tinh,2026-01-01,\n").Problems.Select(problem => ((int)problem.Line!, problem.Rule)).First());

    [Theory, EachDatabase]
    public async Task Import_AFile_IsAllOrNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(_units);

        var refused = await store.UnitAdministration.ImportAsync(Sample.Must(ResponseFile.OfText(Header + "so-a,Sở A,department,,tinh,2026-01-01,\nso-b,Sở B,department,,so-z,2026-01-01,\n", "units.csv")), Sample.Signed(), default);
        Assert.Equal((3, "parent"), refused.Problems.Select(problem => ((int)problem.Line!, problem.Place)).Single());
        Assert.Equal(4, await store.CountAsync("unit"));

        Sample.Must(await store.UnitAdministration.ImportAsync(Sample.Must(ResponseFile.OfText(Header + "diem-a,Điểm A,service-point,,so-a,2026-01-01,\nso-a,Sở A,department,,tinh,2026-01-01,\nso-y-te,Sở Y Tế,department,,tinh,2025-07-01,\n", "units.csv")), Sample.Signed(), default));
        Assert.Equal(["tinh", "so-a", "diem-a", "so-y-te", "01234", "xa-cu"], (await store.Units.ListAsync(default)).Select(unit => unit.Code.Value));
        Assert.Equal("Sở Y Tế", (await store.Units.FindAsync(Code.Of("so-y-te"), default))!.Name);
    }

    [Theory, EachDatabase]
    public async Task Add_ACodeThatWasEverTaken_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(_units);

        Assert.Equal("unit-exists", (await store.UnitAdministration.AddAsync(Sample.Unit("xa-cu", "Xã khác", UnitKind.Commune, "tinh"), Sample.Signed(), default)).Problems.Single().Rule);
    }

    private static Outcome<UnitChanges> Read(string rows) => UnitFile.Read(Sample.Must(ResponseFile.OfText(Header + rows, "units.csv")), _units);

    private static ResponseFile Opened(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return Sample.Must(ResponseFile.OfText(Sample.Must(TableText.Read(stream)), "units"));
    }
}
