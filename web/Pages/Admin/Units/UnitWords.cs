using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How units, and what becomes of them, are said.</summary>
public static class UnitWords
{
    public static string Of(this Texts t, UnitKind kind) => t["unit-kind." + Words.Write(kind)];

    /// <summary>từ 01/07/2025 đến hết 31/12/2026</summary>
    public static string DaysOf(this Texts t, Unit unit) =>
        unit.ValidTo is { } to ? t["units.from-to", t.Day(unit.ValidFrom), t.Day(to)] : t["units.from", t.Day(unit.ValidFrom)];

    /// <summary>Xã A, Xã B hợp nhất thành Xã C từ 01/01/2027</summary>
    public static string Of(this Texts t, LineageEvent happened, IReadOnlyDictionary<Code, Unit> units) =>
        t["units.event." + Words.Write(happened.Kind), NamesOf(happened.Predecessors, units), NamesOf(happened.Successors, units), t.Day(happened.Day)];

    /// <summary>What trends do with it.</summary>
    public static string SeriesOf(this Texts t, LineageEvent happened, IReadOnlyDictionary<Code, Unit> units) =>
        t["units.series." + Words.Write(happened.Kind), NamesOf(happened.Predecessors, units), NamesOf(happened.Successors, units), t.Day(happened.Day), t.Day(happened.Day.AddDays(-1))];

    private static string NamesOf(IEnumerable<Code> codes, IReadOnlyDictionary<Code, Unit> units) =>
        string.Join(", ", codes.Select(code => units.TryGetValue(code, out var unit) ? unit.Name : code.Value));
}
