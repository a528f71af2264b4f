namespace SurveyHub.Engine;

/// <summary>Which report is sent by itself, when, and to whom.</summary>
/// <param name="Unit">With all below it; null for the province.</param>
/// <param name="DaysAfter">The last day of what the report is about; 1 or more.</param>
/// <param name="Hour">In Viet Nam, 0 to 23.</param>
/// <param name="Changed">Nothing that was due before is sent.</param>
public sealed record MailSchedule(Guid Id, Code Campaign, Code? Unit, ReportCycle Cycle, int DaysAfter, int Hour, Recipients Recipients, Signature Changed)
{
    public const int MostDays = 60;

    /// <summary>How long after its time a report is still sent, where no node was there.</summary>
    private static readonly TimeSpan _latest = TimeSpan.FromDays(7);

    /// <param name="last">Day of what the report is about.</param>
    public DateTimeOffset DueAfter(DateOnly last) => last.AddDays(DaysAfter).StartInVietnam().AddHours(Hour);

    /// <summary>Whether the report of what ended on that day is to be sent now, if it was not yet.</summary>
    public bool IsDue(DateOnly last, DateTimeOffset now) => DueAfter(last) is var due && Changed.At < due && due <= now && now < due + _latest;
}
