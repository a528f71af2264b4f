namespace SurveyHub.Engine;

/// <summary>What came of one visit.</summary>
public enum ContactOutcome
{
    Completed,

    /// <summary>Begun and broken off.</summary>
    Partial,

    Refused,
    NotAtHome,
    Moved,
    WrongAddress,
    Deceased,

    /// <summary>No language in common, or a condition in which nobody can answer.</summary>
    Language,

    /// <summary>Does not belong to those who are asked.</summary>
    Ineligible,

    /// <summary>Met, and to be visited again on a day that was agreed.</summary>
    Appointment,
}

/// <summary>One visit to one of those who were drawn.</summary>
/// <remarks>
/// It has a day and no time, and nothing of it stands in the audit trail: responses have times, and whoever could tell which visit came before
/// which could tell who gave which response.
/// </remarks>
/// <param name="On">In Viet Nam.</param>
/// <param name="Appointment">The day that was agreed; only with <see cref="ContactOutcome.Appointment"/>.</param>
/// <param name="Interviewer">The account.</param>
/// <param name="Note">Without names; null for none.</param>
public sealed record ContactAttempt(ContactOutcome Outcome, DateOnly On, DateOnly? Appointment, Guid Interviewer, string? Note)
{
    public const int LongestNote = 500;

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    /// <param name="opens">The campaign's first day.</param>
    public IReadOnlyList<Problem> Check(DateOnly opens, DateOnly today) =>
    [
        .. On < opens || On > today ? [Problem.AttemptDayOutOfRange(nameof(On))] : Array.Empty<Problem>(),
        .. (Outcome == ContactOutcome.Appointment ? !(Appointment >= On) : Appointment is not null) ? [Problem.AppointmentUnfitting(nameof(Appointment))] : Array.Empty<Problem>(),
        .. Note?.Length > LongestNote ? [Problem.TextUnfitting(nameof(Note), LongestNote)] : Array.Empty<Problem>(),
    ];
}
