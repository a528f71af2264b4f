using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Which units are looked for, as it stands in the address.</summary>
/// <param name="On">The day, as it was typed.</param>
/// <param name="Words">A part of name or code, with or without its accents.</param>
public sealed record UnitSearch(string On, string Words)
{
    public static UnitSearch Of(string? on, string? words, DateOnly today) =>
        new(string.IsNullOrWhiteSpace(on) ? today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : on.Trim(), words?.Trim() ?? "");

    public DateOnly? Day => UnitText.ReadDay(On);

    /// <summary>Null when the day is one.</summary>
    public Problem? Problem => Day is null ? Engine.Problem.DayMalformed("on", On) : null;

    /// <summary>Those that exist on the day, each as deep as it stands in the whole tree of the day.</summary>
    public IEnumerable<UnitLine> In(IEnumerable<Unit> units, DateOnly day) => UnitLine.Of(units.Where(unit => unit.ExistsOn(day)))
        .Where(line => Words.Length == 0 || Vietnamese.Contains(line.Unit.Name, Words) || Vietnamese.Contains(line.Unit.Code.Value, Words));
}
