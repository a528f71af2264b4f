using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What somebody looks for in the audit trail, each as it stands in the address; blank does not matter.</summary>
/// <param name="Act">A word of <see cref="AuditAction"/>.</param>
public sealed record AuditFilter(string? By, string? Act, string? Subject, string? From, string? To)
{
    public Outcome<AuditQuery> Parse()
    {
        var problems = new List<Problem>();
        var act = Words.Read<AuditAction>(Text(Act));
        if (act is null && Text(Act) is { } word)
            problems.Add(Problem.ValueUnsupported("act", word));
        var (from, to) = (Day("from", From), Day("to", To));
        if (to < from)
            problems.Add(Problem.DaysReversed("to"));
        return problems.Count > 0 ? problems : new AuditQuery(Text(By), act, Text(Subject), from, to);

        DateOnly? Day(string field, string? typed)
        {
            if (Text(typed) is not { } text)
                return null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999) // it has a day before and after
                return day;
            problems.Add(Problem.DayMalformed(field, text));
            return null;
        }
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
