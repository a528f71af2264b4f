using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class PublicCellsTests
{
    private const int Floor = 5;

    private static readonly IndexStructure _structure = new(Sample.Version(document => document["indices"]!.AsArray().Add(JsonNode.Parse(
        """{ "code": "public-service-unit", "title": { "vi": "Đơn vị sự nghiệp công lập" }, "contents": ["II"], "population": "public-service" }"""))));

    private static readonly Target _tthc = new(1, "Kế hoạch 1", "II.8", "TTHC", Code.Of("tthc"), Filter: null, new(80, OrEqual: false), 2026, "đạt trên 80%");

    private static readonly Target _publicService = _tthc with { Index = Code.Of("public-service-unit") };

    private static readonly Target[] _targets =
    [
        _tthc,
        _tthc with { Filter = new(TargetDimension.Field, [Code.Of("f0"), Code.Of("f1")]) },
        _publicService,
        _publicService with { Filter = new(TargetDimension.Sector, [Code.Of("y-te")]) },
    ];

    // A department with an office and a hospital, and another department.
    private static readonly IReadOnlyDictionary<Code, Unit> _units = ByCode(
        Sample.Unit("tinh", kind: UnitKind.Province),
        Sample.Unit("so-y-te", parent: "tinh"),
        Sample.Unit("benh-vien", kind: UnitKind.PublicServiceUnit, parent: "so-y-te", sector: "y-te"),
        Sample.Unit("so-noi-vu", parent: "tinh"));

    [Fact]
    public void MayShow_UnitBelowTheFloorBesideOneOther_HidesBothAndKeepsTheWhole()
    {
        var cells = Cells([], ("so-y-te", "f0", 4), ("so-noi-vu", "f0", 30));

        Assert.Equal([false, false, true], ((string?[])["so-y-te", "so-noi-vu", null]).Select(unit => cells.MayShow(Of(unit))));
    }

    [Fact]
    public void MayShow_UnitThatNobodyRated_IsShownAsEmpty() => Assert.True(Cells([], ("so-y-te", "f0", 4)).MayShow(Of("so-noi-vu")));

    [Fact]
    public void MayShow_FewPeopleWhoNamedNoField_AreNotTheRestOfTheUnitsFields()
    {
        var cells = Cells([], ("so-noi-vu", "f0", 20), ("so-noi-vu", "f1", 10), ("so-noi-vu", null, 2));

        Assert.True(cells.MayShow(Of("so-noi-vu")));
        Assert.True(cells.MayShow(Of("so-noi-vu", "f0")));
        Assert.False(cells.MayShow(Of("so-noi-vu", "f1"))); // 32 − 20 − 10 is two people
    }

    [Fact]
    public void MayShow_TargetThatLeavesAFewPeopleOut_IsWithheldWithTheOtherPart()
    {
        var cells = Cells([_tthc, _publicService], ("so-noi-vu", "f0", 40), ("benh-vien", "f0", 3));

        Assert.True(cells.MayShow(Of(null)));
        Assert.False(cells.MayShow(Of(null), _tthc)); // 43 − 40 is the hospital
        Assert.False(cells.MayShow(Of(null), _publicService));
        Assert.True(cells.MayShow(Of("so-y-te", "f1"), _publicService)); // nobody
    }

    [Fact]
    public void MayShow_TargetOfEverybodyOnThePage_IsShownWithIt() =>
        Assert.True(Cells(_targets, ("so-noi-vu", "f0", 10), ("so-noi-vu", "f1", 3), ("so-y-te", "f1", 2)).MayShow(Of(null), _targets[1]));

    [Fact]
    public void MayShow_RandomProvincesWithTargets_GiveBackNoSetOfGroupsBelowTheFloor()
    {
        foreach (var seed in Enumerable.Range(1, 200))
        {
            var (units, people) = RandomProvince(new Random(seed));
            var groups = people.Keys.ToList();
            var cells = new PublicCells(people, new(units.Values), _targets, _structure, Floor);
            var pages = units.Keys.Prepend(null).SelectMany(unit => Fields(), (unit, field) => new ResultsFilter(unit, field)).Where(cells.MayShow).ToList();
            var published = pages.Select(page => Members(page, null)).Concat(
                from page in pages from target in _targets where cells.MayShow(page, target) select Members(page, target));

            var attacker = new Attacker([.. people.Values], published, Floor);

            Assert.Empty(attacker.SmallSets());

            IReadOnlyList<int> Members(ResultsFilter page, Target? target) => [.. Enumerable.Range(0, groups.Count).Where(group =>
                (page.Unit is null || IsBelow(groups[group].Unit, page.Unit)) && (page.Field is null || groups[group].Field == page.Field) && (target is null || IsAbout(target, groups[group])))];

            bool IsBelow(Code? unit, Code ancestor) => unit is not null && (unit == ancestor || IsBelow(units[unit].Parent, ancestor));

            bool IsAbout(Target target, (Code? Unit, Code? Field) group)
            {
                var unit = group.Unit is null ? null : units[group.Unit];
                var isPublicService = unit?.Kind == UnitKind.PublicServiceUnit;
                return Array.IndexOf(_targets, target) switch
                {
                    0 => !isPublicService,
                    1 => !isPublicService && group.Field?.Value is "f0" or "f1",
                    2 => isPublicService,
                    _ => isPublicService && unit!.Sector!.Value == "y-te",
                };
            }
        }
    }

    private static (IReadOnlyDictionary<Code, Unit> Units, Dictionary<(Code? Unit, Code? Field), long> People) RandomProvince(Random random)
    {
        var units = Enumerable.Range(0, 6).Select(place => Sample.Unit(
            $"u{place}",
            kind: random.Next(3) == 0 ? UnitKind.PublicServiceUnit : UnitKind.Department,
            parent: place == 0 ? null : $"u{random.Next(Math.Max(0, place - 3), place)}",
            sector: random.Next(2) == 0 ? "y-te" : "giao-duc")).ToArray();
        var most = random.Next(4, 20);
        var people = units.Select(unit => unit.Code).Prepend(null).SelectMany(_ => Fields(), (unit, field) => (unit, field))
            .ToDictionary(group => group, _ => random.Next(3) == 0 ? 0L : random.Next(1, most));
        return (ByCode(units), people);
    }

    private static IEnumerable<Code?> Fields() => [Code.Of("f0"), Code.Of("f1"), Code.Of("f2"), null];

    private static IReadOnlyDictionary<Code, Unit> ByCode(params Unit[] units) => units.ToDictionary(unit => unit.Code);

    private static ResultsFilter Of(string? unit, string? field = null) => new(Code.Parse(unit), Code.Parse(field));

    private static PublicCells Cells(Target[] targets, params (string Unit, string? Field, long People)[] groups) => new(
        groups.ToDictionary(group => (Code.Parse(group.Unit), Code.Parse(group.Field)), group => group.People), new(_units.Values), targets, _structure, Floor);
}
