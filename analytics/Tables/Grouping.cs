using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Puts responses together by a characteristic.</summary>
/// <param name="name">What it means: two groupings of one characteristic and one name make the same groups.</param>
/// <param name="keyOf">The group of each value; null is a group as well, of those that cannot be placed.</param>
public sealed class Grouping(Characteristic of, string name, Func<string?, string?> keyOf)
{
    public Characteristic Of { get; } = of;

    public string? KeyOf(string? value) => keyOf(value);

    /// <summary>A group for each value.</summary>
    public static Grouping By(Characteristic of) => new(of, "as it is", value => value);

    /// <summary>A group for each period, named as <see cref="Period.ToString"/> says.</summary>
    public static Grouping By(PeriodKind kind) => new(
        Dimension.Day, Words.Write(kind), day => day is null ? null : Period.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), kind).ToString());

    /// <summary>A group for each unit of a level of the tree, of all that belong to it on a day.</summary>
    public static Grouping By(UnitTree tree, UnitKind level, DateOnly on) => new(
        Dimension.Unit, string.Create(CultureInfo.InvariantCulture, $"{Words.Write(level)} on {on:yyyy-MM-dd} in {tree.Number}"), unit => tree.Find(Code.Parse(unit), level, on)?.Value);

    /// <summary>A group for each of the highest units below another, see <see cref="UnitTree.FindBelow"/>.</summary>
    public static Grouping Below(Code top, UnitTree tree, UnitKind? level) => new(
        Dimension.Unit, string.Create(CultureInfo.InvariantCulture, $"{(level is { } kind ? Words.Write(kind) : "any")} below {top} in {tree.Number}"), unit => tree.FindBelow(top, Code.Parse(unit), level)?.Value);

    /// <summary>A group for each of the highest units of a level, see <see cref="UnitTree.FindHighest"/>.</summary>
    public static Grouping Highest(UnitTree tree, UnitKind level) => new(
        Dimension.Unit, $"highest {Words.Write(level)} in {tree.Number}", unit => tree.FindHighest(Code.Parse(unit), level)?.Value);

    public override string ToString() => $"{Of} {name}";
}
