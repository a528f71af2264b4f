namespace SurveyHub.Engine;

/// <summary>Flags responses as they come in, each against those before it.</summary>
/// <remarks>
/// For one thread. A response that is handed in again, because the store was away or a reply was lost, gets the flags it had, so long as it is remembered:
/// what came before is kept in bounded memory, whatever is sent.
/// </remarks>
/// <param name="hours">Where a campaign was planned without any.</param>
public sealed class Flagging(OpeningHours hours)
{
    private readonly Bursts _bursts = new();
    private readonly DuplicateTexts _texts = new();

    /// <returns>In the order of <see cref="Flag"/>; for most responses none, and then nothing was allocated.</returns>
    public IReadOnlyList<Flag> Of(Response response)
    {
        List<Flag>? flags = null;
        var submission = response.Submission;
        Add(Flag.Speeding, Speeding.IsIn(submission, response.Answers.Traits.LeastTime));
        Add(Flag.StraightLining, response.Answers.Traits.IsStraightLined);
        Add(Flag.Burst, _bursts.Add(submission, response.ReceivedAt));
        Add(Flag.OutsideHours, submission.Channel == Channel.Kiosk && !(response.Hours ?? hours).Contains(submission.SubmittedAt));
        Add(Flag.DuplicateText, _texts.Add(response));
        Add(Flag.ClockSkew, ClockSkew.IsIn(submission, response.ReceivedAt));
        return flags ?? (IReadOnlyList<Flag>)[];

        void Add(Flag flag, bool isSo)
        {
            if (isSo)
                (flags ??= []).Add(flag);
        }
    }
}
