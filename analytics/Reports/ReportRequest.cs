using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What somebody asks a report for, each name as it was typed; null or empty for all.</summary>
/// <param name="Level">Of the units that are compared; null for those that citizens named.</param>
/// <param name="Against">The campaign before; null or empty for none, or for other days of the same campaign.</param>
public sealed record ReportRequest(string Campaign, string? Unit, string? Field, string? Against, UnitKind? Level, PeriodKind Period)
{
    /// <summary>The word of a channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The first day, such as 2026-03-01.</summary>
    public string? From { get; init; }

    /// <summary>The last day.</summary>
    public string? To { get; init; }

    /// <summary>See <see cref="RespondentGroup.ToString"/>.</summary>
    public string? Group { get; init; }

    /// <summary>The first day of what is compared with; null or empty for all of the campaign <see cref="Against"/>.</summary>
    public string? AgainstFrom { get; init; }

    /// <summary>The last one.</summary>
    public string? AgainstTo { get; init; }

    /// <summary>Whether what people wrote is counted, for which all of it must be read.</summary>
    public bool HasComments { get; init; } = true;

    /// <summary>Which answers are meant, without the unit.</summary>
    /// <param name="structure">Of the campaign's version.</param>
    internal Outcome<ResultsFilter> Read(IndexStructure structure)
    {
        var (problems, channel, group) = (new List<Problem>(), Words.Read<Channel>(Channel ?? ""), RespondentGroup.Parse(Group, structure));
        if (!string.IsNullOrEmpty(Channel) && channel is null)
            problems.Add(Problem.ValueUnsupported("channel", Channel));
        if (!string.IsNullOrEmpty(Group) && group is null)
            problems.Add(Problem.ValueUnsupported("group", Group));
        var days = ReadDays("from", From, "to", To, problems);
        return problems.Count > 0 ? problems : new ResultsFilter(null, Code.Parse(Field)) { Channel = channel, Days = days, Group = group };
    }

    /// <summary>Null for all.</summary>
    internal DayRange? ReadAgainstDays(List<Problem> problems) => ReadDays("against-from", AgainstFrom, "against-to", AgainstTo, problems);

    private static DayRange? ReadDays(string firstName, string? first, string lastName, string? last, List<Problem> problems)
    {
        var (from, to) = (ReadDay(firstName, first, DateOnly.MinValue), ReadDay(lastName, last, DateOnly.MaxValue));
        if (from > to)
            problems.Add(Problem.DaysReversed(lastName));
        return (from, to) == (DateOnly.MinValue, DateOnly.MaxValue) ? null : new(from, to);

        DateOnly ReadDay(string name, string? text, DateOnly without)
        {
            if (string.IsNullOrEmpty(text))
                return without;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day))
                return day;
            problems.Add(Problem.DayMalformed(name, text));
            return without;
        }
    }
}
