using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A visit as it is typed in.</summary>
public sealed class AttemptInput
{
    /// <summary>Which visit it is, from 1, as the form was shown.</summary>
    public int Place { get; set; }

    public string? Outcome { get; set; }
    public string? On { get; set; }

    /// <summary>Blank but for an appointment.</summary>
    public string? Appointment { get; set; }

    public string? Note { get; set; }

    public Outcome<ContactAttempt> ToAttempt(Guid interviewer)
    {
        var problems = new List<Problem>();
        var (outcome, on, appointment) = (Words.Read<ContactOutcome>(Outcome), FieldWords.Day(On), FieldWords.Day(Appointment));
        if (outcome is null)
            problems.Add(Problem.OutcomeMissing(nameof(Outcome)));
        if (on is null)
            problems.Add(Problem.DayMalformed(nameof(On), On ?? ""));
        if (appointment is null && !string.IsNullOrEmpty(Appointment))
            problems.Add(Problem.DayMalformed(nameof(Appointment), Appointment));
        return problems.Count > 0 ? problems : new ContactAttempt(outcome!.Value, on!.Value, appointment, interviewer, string.IsNullOrWhiteSpace(Note) ? null : Note.Trim());
    }
}
