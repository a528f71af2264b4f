namespace SurveyHub.Engine;

/// <summary>A client's clock that cannot be right, so that neither times nor durations are to be believed.</summary>
internal static class ClockSkew
{
    /// <summary>So far may a clock be ahead of the server's: those that ask a time server differ by seconds, a kiosk left alone by a minute or two.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    /// <summary>So long may a form that is sent at once be under way, retries included.</summary>
    public static readonly TimeSpan Behind = TimeSpan.FromMinutes(10);

    /// <summary>Submitted before it was started, or after it was received; or, where nothing is kept offline or on paper, long before it was received.</summary>
    public static bool IsIn(Submission submission, DateTimeOffset receivedAt)
    {
        var waited = receivedAt - submission.SubmittedAt;
        return waited < -Ahead
            || (IsSentAtOnce(submission.Channel) && waited > Behind)
            || (submission.StartedAt is { } started && submission.SubmittedAt - started < -Ahead);
    }

    private static bool IsSentAtOnce(Channel channel) => channel switch
    {
        Channel.Web or Channel.Invitation => true,
        Channel.Kiosk or Channel.Paper or Channel.Interviewer or Channel.Import => false,
    };
}
