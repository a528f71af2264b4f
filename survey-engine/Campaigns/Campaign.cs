namespace SurveyHub.Engine;

/// <summary>One round of one questionnaire version.</summary>
/// <remarks>Both <see cref="Opens"/> and <see cref="Closes"/> are included, as days in Viet Nam.</remarks>
public sealed record Campaign
{
    /// <summary>How many days after the close a device that was offline may still hand in what was answered before.</summary>
    public const int DaysForDevices = 30;

    /// <exception cref="ArgumentOutOfRangeException">It closes before it opens.</exception>
    public Campaign(Code code, Text title, QuestionnaireVersion version, DateOnly opens, DateOnly closes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(closes, opens);
        (Code, Title, Version, Opens, Closes) = (code, title, version, opens, closes);
    }

    public Code Code { get; }
    public Text Title { get; }
    public QuestionnaireVersion Version { get; }
    public DateOnly Opens { get; }
    public DateOnly Closes { get; }

    /// <summary>Why the campaign takes no answers on that day; null when it does.</summary>
    public Problem? RefusalOn(DateOnly day) =>
        day < Opens ? Problem.CampaignNotYetOpen() : day > Closes ? Problem.CampaignClosed() : null;

    /// <summary>The same for a device's answers, which may have waited in it since an earlier day.</summary>
    public Problem? RefusalOn(DateOnly day, DateOnly answered) =>
        day > Closes && day <= Closes.AddDays(DaysForDevices) && RefusalOn(answered) is null ? null : RefusalOn(day);
}
