using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>A unit as people write it, in a form or in a row of <see cref="UnitFile"/>; every problem is at the column it is about.</summary>
public sealed record UnitText(string? Code, string? Name, string? Kind, string? Sector, string? Parent, string? ValidFrom, string? ValidTo)
{
    /// <summary>Of a unit's name, in characters.</summary>
    public const int LongestName = 200;

    public Outcome<Unit> Parse()
    {
        var problems = new List<Problem>();
        var code = CodeIn(UnitFile.Code, Code);
        if (code is null && string.IsNullOrWhiteSpace(Code))
            problems.Add(Problem.CodeMalformed(UnitFile.Code, ""));
        var name = (Name ?? "").Trim().Normalize();
        if (name.Length is 0 or > LongestName)
            problems.Add(Problem.TextUnfitting(UnitFile.Name, LongestName));
        var kind = Words.Read<UnitKind>(Kind?.Trim());
        if (kind is null)
            problems.Add(Problem.UnitKindUnknown(UnitFile.Kind, Kind ?? ""));
        var (sector, parent) = (CodeIn(UnitFile.Sector, Sector), CodeIn(UnitFile.Parent, Parent));
        var from = DayIn(UnitFile.ValidFrom, ValidFrom);
        if (from is null && string.IsNullOrWhiteSpace(ValidFrom))
            problems.Add(Problem.DayMalformed(UnitFile.ValidFrom, ""));
        var to = DayIn(UnitFile.ValidTo, ValidTo);
        if (to < from)
            problems.Add(Problem.DaysReversed(UnitFile.ValidTo));
        return problems.Count > 0 ? problems : new Unit(code!, name, kind!.Value, sector, parent, from!.Value, to);

        Code? CodeIn(string column, string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            var read = Engine.Code.Parse(text);
            if (read is null)
                problems.Add(Problem.CodeMalformed(column, text));
            return read;
        }

        DateOnly? DayIn(string column, string? text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            var read = ReadDay(text);
            if (read is null)
                problems.Add(Problem.DayMalformed(column, text));
            return read;
        }
    }

    /// <summary>Null for what is no day, or has none before or after it.</summary>
    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999 ? day : null;
}
