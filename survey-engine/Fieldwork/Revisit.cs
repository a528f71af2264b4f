namespace SurveyHub.Engine;

/// <summary>What a yes-or-no question was answered at the first visit and at the second.</summary>
public enum ControlAnswer
{
    Yes,
    No,

    /// <summary>Yes first, then no.</summary>
    NoLonger,

    /// <summary>No first, then yes.</summary>
    NowYes,

    /// <summary>Not asked, or not remembered.</summary>
    Unknown,
}

/// <summary>What was found at a second visit.</summary>
/// <param name="On">The day of it.</param>
/// <param name="WasVisited">Whether the interviewer had really been there.</param>
/// <param name="VisitedOn">The day of that, as they remember it; null when they do not.</param>
/// <param name="Answers">One a question of the round.</param>
public sealed record RevisitResult(DateOnly On, bool WasVisited, DateOnly? VisitedOn, IReadOnlyList<ControlAnswer> Answers);

/// <summary>One of those who are visited once more.</summary>
/// <param name="Interviewer">Who had recorded the interview.</param>
/// <param name="Result">Null until somebody was there.</param>
public sealed record Revisit(int Number, int Round, Guid Interviewer, RevisitResult? Result);

/// <summary>One draw of re-visits.</summary>
/// <param name="Round">From 1: each is drawn from those completed since.</param>
/// <param name="Completed">How many there were to draw from.</param>
/// <param name="Questions">To be answered by yes or no; of facts, not of satisfaction, for the answers stand beside the number.</param>
/// <param name="Sha256">Of the drawn numbers, one a line.</param>
public sealed record RevisitRound(int Round, string Seed, RevisitSize Size, int Completed, IReadOnlyList<string> Questions, string Sha256, Signature Drawn)
{
    public const int MostQuestions = 5;
    public const int LongestQuestion = 300;
    public const int LongestSeed = 64;
}
