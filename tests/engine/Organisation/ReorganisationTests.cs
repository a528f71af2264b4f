namespace SurveyHub.Tests;

public sealed class ReorganisationTests
{
    private static readonly DateOnly _day = new(2027, 1, 1);

    /// <summary>A province, two communes, and two counters below the first of them, one below the other.</summary>
    private static readonly Unit[] _units =
    [
        Sample.Unit("tinh", "Tỉnh", UnitKind.Province), Sample.Unit("xa-a", "Xã A", UnitKind.Commune, "tinh"), Sample.Unit("xa-b", "Xã B", UnitKind.Commune, "tinh"),
        Sample.Unit("diem-a", "Điểm A", UnitKind.ServicePoint, "xa-a"), Sample.Unit("quay-a", "Quầy A", UnitKind.ServicePoint, "diem-a"),
    ];

    [Fact]
    public void Plan_OfAMerger_EndsTheOldAndBeginsTheNewWithWhatIsBelow()
    {
        var plan = Sample.Must(Merger().Plan(_units, new([])));

        Assert.Equal(["xa-moi", "diem-a-2027", "quay-a-2027"], plan.Added.Select(unit => unit.Code.Value));
        Assert.Equal(["tinh", "xa-moi", "diem-a-2027"], plan.Added.Select(unit => unit.Parent!.Value));
        Assert.All(plan.Added, unit => Assert.Equal((_day, null), (unit.ValidFrom, unit.ValidTo)));
        Assert.Equal([LineageKind.Merge, LineageKind.Rename, LineageKind.Rename], plan.Events.Select(happened => happened.Kind));
        Assert.Equal(["xa-a", "xa-b", "diem-a", "quay-a"], plan.Ended.Select(unit => unit.Value));
    }

    [Fact]
    public void Plan_WithAChildThatEnds_EndsAllBelowIt()
    {
        var plan = Sample.Must((Merger() with { Children = [new("diem-a", "", "")] }).Plan(_units, new([])));

        Assert.Equal([LineageKind.Merge, LineageKind.Dissolve, LineageKind.Dissolve], plan.Events.Select(happened => happened.Kind));
        Assert.Equal(["xa-moi"], plan.Added.Select(unit => unit.Code.Value));
    }

    [Fact]
    public void Plan_OfASplit_LetsEachChildGoOnWhereItIsSent()
    {
        var split = new Reorganisation(LineageKind.Split, "2027-01-01", ["xa-a"], [New("xa-c", "Xã C"), New("xa-d", "Xã D")], [new("diem-a", "xa-d", "diem-d")], "");

        var plan = Sample.Must(split.Plan(_units, new([])));

        Assert.Equal(["xa-c", "xa-d", "diem-d", "quay-a-2027"], plan.Added.Select(unit => unit.Code.Value));
        Assert.Equal("xa-d", plan.Added[2].Parent!.Value);
    }

    [Fact]
    public void Plan_OfADissolution_EndsWhatIsBelow() => Assert.Equal(
        ["xa-a", "diem-a", "quay-a"],
        Sample.Must(new Reorganisation(LineageKind.Dissolve, "2027-01-01", ["xa-a"], [], [], "").Plan(_units, new([]))).Ended.Select(unit => unit.Value));

    [Fact]
    public void Plan_WithFaults_NamesEachPlaceAndRule()
    {
        Assert.Equal([("day", "day-malformed")], Faults(Merger() with { Day = "1/1/2027" }));
        Assert.Equal([("predecessors", "unit-unknown")], Faults(Merger() with { Predecessors = ["xa-a", "xa-z"] }));
        Assert.Equal([("predecessors", "lineage-miscounted")], Faults(Merger() with { Predecessors = ["xa-a"] }));
        Assert.Equal([("successors[0].code", "unit-exists")], Faults(Merger() with { Successors = [New("xa-a", "Xã mới")] }));
        Assert.Equal([("successors[0].name", "text-unfitting")], Faults(Merger() with { Successors = [New("xa-moi", "")] }));
        Assert.Equal([("successors[0].parent", "unit-parent-unfit")], Faults(Merger() with { Successors = [New("xa-moi", "Xã mới") with { Parent = "xa-b" }] }));
        Assert.Equal([("children[0].newcode", "unit-exists")], Faults(Merger() with { Children = [new("diem-a", "xa-moi", "xa-b")] }));
    }

    [Fact]
    public void Plan_OnTheDayThatAUnitBegan_IsRefused() =>
        Assert.Contains(("predecessors", "predecessor-ends-elsewhen"), Faults(Merger() with { Day = "2025-07-01" }));

    [Fact]
    public void Plan_OfAUnitThatEndedBefore_IsRefused()
    {
        Unit[] units = [.. _units.Select(unit => unit.Code.Value == "xa-b" ? unit with { ValidTo = new(2026, 6, 30) } : unit)];

        Assert.Equal([("predecessors", "predecessor-ends-elsewhen")], Merger().Plan(units, new([])).Problems.Select(problem => (problem.Place, problem.Rule)));
    }

    [Theory, EachDatabase]
    public async Task Apply_AMerger_StoresUnitsAndEventsTogether(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(_units);

        Sample.Must(await store.Reorganisations.ApplyAsync(Merger(), Sample.Signed(), default));

        var (units, lineage) = (await store.Units.ListAsync(default), await store.Lineage.ListAsync(default));
        Assert.Equal(["tinh", "xa-a", "diem-a", "quay-a", "xa-b"], units.Where(unit => unit.ExistsOn(_day.AddDays(-1))).Select(unit => unit.Code.Value));
        Assert.Equal(["tinh", "xa-moi", "diem-a-2027", "quay-a-2027"], units.Where(unit => unit.ExistsOn(_day)).Select(unit => unit.Code.Value));
        Assert.Equal(["xa-a", "xa-b"], lineage.BeginningOf(Code.Of("xa-moi"))!.Predecessors.Select(unit => unit.Value));
        Assert.Equal("Nghị quyết 12", lineage.BeginningOf(Code.Of("quay-a-2027"))!.Note);
    }

    [Theory, EachDatabase]
    public async Task Apply_TheSameTwice_IsRefusedAndChangesNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(_units);
        Sample.Must(await store.Reorganisations.ApplyAsync(Merger(), Sample.Signed(), default));

        var again = await store.Reorganisations.ApplyAsync(Merger(), Sample.Signed(), default);

        Assert.Contains(again.Problems, problem => problem.Rule == "unit-exists");
        Assert.Equal((8, 1), (await store.CountAsync("unit"), await store.CountAsync("audit_entry")));
    }

    [Theory, EachDatabase]
    public async Task Consequences_NameCampaignsRolesAndDevices(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync([.. _units.Select(unit => unit with { ValidFrom = new(2025, 7, 1) })]);
        await store.Devices(Sample.Clock()).AddAsync(new(Code.Of("kiosk-1"), Code.Of("quay-1"), Code.Of("quay-a"), Channel.Kiosk), Sample.Signed(), default);
        var plan = Sample.Must(await store.Reorganisations.PlanAsync(Merger() with { Day = "2026-03-15" }, default));

        var consequences = await store.Reorganisations.ConsequencesAsync(plan, default);

        Assert.Equal("sipas-2026", Assert.Single(consequences.Running).Code.Value);
        Assert.Equal(("kiosk-1", "quay-a"), (consequences.Devices[0].Device.Value, consequences.Devices[0].Unit.Value));
        Assert.Empty(consequences.Roles);
    }

    [Theory]
    [InlineData("xa-a", "xa-a-2027")]
    [InlineData("xa-b", "xa-b-2027-2")] // xa-b-2027 is taken
    [InlineData("mot-ma-dai-dung-bon-muoi-ky-tu-cho-du-ab", "mot-ma-dai-dung-bon-muoi-ky-tu-cho--2027")]
    public void Suggest_ACode_IsFreeAndFits(string code, string suggested) =>
        Assert.Equal(suggested, Reorganisation.Suggest(Code.Of(code), _day, taken => taken.Value == "xa-b-2027").Value);

    private static Reorganisation Merger() => new(LineageKind.Merge, "2027-01-01", ["xa-a", "xa-b"], [New("xa-moi", "Xã mới")], [], "Nghị quyết 12");

    private static UnitText New(string code, string name) => new(code, name, null, null, null, null, null);

    private static IEnumerable<(string?, string)> Faults(Reorganisation wanted) => wanted.Plan(_units, new([])).Problems.Select(problem => (problem.Place, problem.Rule));
}
