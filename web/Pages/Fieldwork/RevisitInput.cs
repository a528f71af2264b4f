using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What was found at a second visit, as it is typed in.</summary>
public sealed class RevisitInput
{
    public string? On { get; set; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? WasVisited { get; set; }

    public string? VisitedOn { get; set; }

    /// <summary>Words of <see cref="ControlAnswer"/>, one a question.</summary>
    public List<string?> Answers { get; set; } = [];

    public static RevisitInput Of(RevisitResult? result, DateOnly today) => result is null ? new() { On = FieldWords.Sent(today) } : new()
    {
        On = FieldWords.Sent(result.On),
        WasVisited = result.WasVisited ? "yes" : "no",
        VisitedOn = FieldWords.Sent(result.VisitedOn),
        Answers = [.. result.Answers.Select(answer => Words.Write(answer))],
    };

    public Outcome<RevisitResult> ToResult(int questions)
    {
        var problems = new List<Problem>();
        var (on, visitedOn) = (FieldWords.Day(On), FieldWords.Day(VisitedOn));
        if (on is null)
            problems.Add(Problem.DayMalformed(nameof(On), On ?? ""));
        if (WasVisited is not ("yes" or "no"))
            problems.Add(Problem.RevisitFindingMissing(nameof(WasVisited)));
        if (visitedOn is null && !string.IsNullOrEmpty(VisitedOn))
            problems.Add(Problem.DayMalformed(nameof(VisitedOn), VisitedOn));
        return problems.Count > 0 ? problems : new RevisitResult(
            on!.Value, WasVisited == "yes", visitedOn, [.. Enumerable.Range(0, questions).Select(i => Words.Read<ControlAnswer>(Answers.ElementAtOrDefault(i)) ?? ControlAnswer.Unknown)]);
    }
}
