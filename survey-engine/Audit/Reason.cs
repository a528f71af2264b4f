namespace SurveyHub.Engine;

/// <summary>Why somebody does something, in their words: it stands in the audit trail beside the act.</summary>
public static class Reason
{
    /// <summary>In characters.</summary>
    public const int Longest = 1000;

    /// <summary>Without the blanks around it; null where nothing was said.</summary>
    public static string? Of(string? typed) => typed?.Trim().Normalize() is { Length: > 0 } reason ? reason : null;

    /// <summary>What is wrong with a reason that is needed; null when nothing is.</summary>
    /// <param name="reason">As <see cref="Of"/> gives it.</param>
    /// <param name="place">The field it was typed in.</param>
    public static Problem? Check(string? reason, string place = nameof(Reason)) => reason is null ? Problem.ReasonMissing(place) : CheckLength(reason, place);

    /// <summary>The same of one that may be left out.</summary>
    public static Problem? CheckLength(string? reason, string place = nameof(Reason)) => reason?.Length > Longest ? Problem.ReasonTooLong(place, Longest) : null;
}
