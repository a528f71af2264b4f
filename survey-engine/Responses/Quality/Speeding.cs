namespace SurveyHub.Engine;

/// <summary>Answering faster than anybody reads.</summary>
/// <remarks>
/// Compared with the time that the questions answered take at the least: one second each, as Wood et al. (2017, Social Psychological and Personality
/// Science 8) draw the line, or the time for their words where that is more. Zhang and Conrad (2014, Survey Research Methods 8) take 300 ms a word; a Vietnamese
/// syllable stands between blanks and counts as a word here, and whoever has answered before skims, so it is 100 ms, three times the pace of
/// <see cref="ReadingTime"/>.
/// </remarks>
internal static class Speeding
{
    private const int MillisecondsPerWord = 100;
    private const int LeastPerAnswer = 1000;

    /// <summary>Of each item, in the order they are asked; options that several items share are read once.</summary>
    public static int[] LeastMilliseconds(QuestionnaireVersion version)
    {
        var known = new HashSet<IReadOnlyList<Option>>();
        return [.. version.Items.Select(item => Math.Max(LeastPerAnswer, MillisecondsPerWord * (Words(item.Question) + (known.Add(item.Options) ? item.Options.Sum(option => Words(option.Label)) : 0))))];
    }

    /// <summary>Never where somebody else types what is on paper, nor where the times are missing or contradict each other.</summary>
    public static bool IsIn(Submission submission, TimeSpan least) => submission.Channel switch
    {
        Channel.Paper => false,
        Channel.Web or Channel.Kiosk or Channel.Invitation or Channel.Interviewer or Channel.Import =>
            submission.SubmittedAt - submission.StartedAt is { } taken && taken < least && taken >= -ClockSkew.Ahead,
    };

    private static int Words(Text text) => LintedForm.Words(text.In("vi")).Length;
}
