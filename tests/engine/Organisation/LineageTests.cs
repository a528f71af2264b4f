namespace SurveyHub.Tests;

public sealed class LineageTests
{
    private static readonly Unit _old = Sample.Unit("xa-a") with { ValidTo = new(2026, 12, 31) };
    private static readonly Unit _other = Sample.Unit("xa-b");
    private static readonly Unit _new = Sample.Unit("xa-moi") with { ValidFrom = new(2027, 1, 1) };
    private static readonly LineageEvent _merger = Event(LineageKind.Merge, "xa-a xa-b", "xa-moi");

    [Fact]
    public void With_AnEvent_IsTheEndOfOnesAndTheBeginningOfOthers()
    {
        var lineage = Sample.Must(With(new([]), _merger));

        Assert.Equal(_merger, lineage.EndOf(_old.Code));
        Assert.Equal(_merger, lineage.EndOf(_other.Code));
        Assert.Equal(_merger, lineage.BeginningOf(_new.Code));
        Assert.Null(lineage.BeginningOf(_old.Code));
        Assert.Null(lineage.EndOf(_new.Code));
    }

    [Fact]
    public void With_TheSameEventAgain_IsTheSameLineage()
    {
        var lineage = Sample.Must(With(new([]), _merger));

        Assert.Same(lineage, With(lineage, Event(LineageKind.Merge, "xa-b xa-a", "xa-moi")).Value);
    }

    [Fact]
    public void With_APredecessorThatEndedEarlier_SaysWhen() =>
        Assert.Equal(
            ("predecessor-ends-elsewhen", "predecessors", "xa-a: 2025-07-01–2026-06-30 ≠ 2026-12-31"),
            Described(With(new([]), _merger, _old with { ValidTo = new(2026, 6, 30) }, _other, _new)));

    [Fact]
    public void With_APredecessorThatBeginsWithTheEvent_IsRefused() =>
        Assert.Equal("predecessor-ends-elsewhen", Described(With(new([]), _merger, _old, _other with { ValidFrom = new(2027, 1, 1) }, _new)).Rule);

    [Fact]
    public void With_ASuccessorThatBeganEarlier_SaysWhen() =>
        Assert.Equal(
            ("successor-begins-elsewhen", "successors", "xa-moi: 2025-07-01 ≠ 2027-01-01"),
            Described(With(new([]), _merger, _old, _other, _new with { ValidFrom = new(2025, 7, 1) })));

    [Fact]
    public void With_AUnitThatIsNot_NamesItAndItsColumn() =>
        Assert.Equal(("unit-unknown", "predecessors", "xa-b"), Described(With(new([]), _merger, _old, _new)));

    [Fact]
    public void With_AUnitThatHasEndedAlready_IsRefused() =>
        Assert.Equal(("lineage-repeated", "predecessors", "xa-b"), Described(With(new([_merger]), Event(LineageKind.Dissolve, "xa-b", ""))));

    [Fact] // a -> b on one day and b -> a on another: b would have to begin after a ended and a after b
    public void With_AUnitThatWouldBeItsOwnAncestor_IsRefused()
    {
        var (a, b) = (Sample.Unit("a") with { ValidTo = new(2026, 12, 31) }, Sample.Unit("b") with { ValidFrom = new(2027, 1, 1), ValidTo = new(2027, 12, 31) });
        var there = Sample.Must(With(new([]), Event(LineageKind.Rename, "a", "b"), a, b));

        var back = With(there, new(LineageKind.Rename, new(2028, 1, 1), [b.Code], [a.Code], ""), a, b);

        Assert.Equal("successor-begins-elsewhen", Described(back).Rule);
    }

    [Theory]
    [InlineData(LineageKind.Merge, "a", "b")]
    [InlineData(LineageKind.Merge, "a b", "c d")]
    [InlineData(LineageKind.Split, "a", "b")]
    [InlineData(LineageKind.Rename, "a b", "c")]
    [InlineData(LineageKind.Dissolve, "a", "b")]
    [InlineData(LineageKind.Merge, "a b", "a")]
    public void Event_WithOtherNumbersOfUnitsOrOneOnBothSides_IsImpossible(LineageKind kind, string predecessors, string successors) =>
        Assert.Throws<ArgumentException>(() => Event(kind, predecessors, successors));

    private static Outcome<Lineage> With(Lineage lineage, LineageEvent happened, params Unit[] units) =>
        lineage.With(happened, (units.Length > 0 ? units : [_old, _other, _new]).ToDictionary(unit => unit.Code));

    private static (string Rule, string? Place, string? Value) Described(Outcome<Lineage> refused) =>
        Assert.Single(refused.Problems) is var problem ? (problem.Rule, problem.Place, problem.Value) : default;

    private static LineageEvent Event(LineageKind kind, string predecessors, string successors) =>
        new(kind, new(2027, 1, 1), Codes(predecessors), Codes(successors), "Nghị quyết");

    private static List<Code> Codes(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Code.Of)];
}
