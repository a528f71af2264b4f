namespace SurveyHub.Tests;

public sealed class FieldProgressTests
{
    private static readonly (DateOnly, DateOnly) _march = (new(2026, 3, 1), new(2026, 3, 31));

    [Fact]
    public void Of_Substitutes_CountBesideThoseTheyReplace()
    {
        var progress = Of(
            [
                FieldSample.Visited(1, isReplaced: true, attempts: FieldSample.Attempt(ContactOutcome.Refused)),
                FieldSample.Visited(2),
                FieldSample.Visited(13, list: DrawList.Reserve, attempts: FieldSample.Attempt(ContactOutcome.Completed)),
            ],
            []);

        Assert.Equal((2L, 1L, 2L, 1L, 1L), (progress.Total.Planned, progress.Total.Substituted, progress.Total.Visited, progress.Total.Counts.Complete, progress.Total.Counts.Refusal));
        Assert.Equal(1 / 3.0, progress.Total.Counts.ResponseRate1);
    }

    [Fact]
    public void Of_AnswersByTheWebOrFromElsewhere_AreCountedApart()
    {
        var progress = Of(
            [FieldSample.Visited(1), FieldSample.Visited(2, "xa-tay", "Đô thị")],
            [Came("xa-dong", Channel.Interviewer, 3), Came("xa-tay", Channel.Paper, 2), Came("xa-dong", Channel.Web, 40), Came("xa-la", Channel.Kiosk, 5), Came(null, Channel.Kiosk, 1)]);

        Assert.Equal((5L, 46L), (progress.Total.Responses, progress.Open));
        Assert.Equal([(Channel.Paper, 2L), (Channel.Interviewer, 3L)], progress.Channels);
        Assert.Equal([("Nông thôn", 3L), ("Đô thị", 2L)], progress.Strata.Select(stratum => (stratum.Line.Key, stratum.Line.Responses)));
    }

    [Fact]
    public void Of_Interviewers_HaveTheirOwnLinesAndWhatNobodyHasComesFirst()
    {
        var progress = Of([FieldSample.Visited(1, attempts: FieldSample.Attempt(ContactOutcome.Completed)), FieldSample.Visited(2) with { Interviewer = null }], []);

        Assert.Equal([("", 1L, 0L), (FieldSample.Interviewer.ToString("D"), 1L, 1L)], progress.Interviewers.Select(line => (line.Key, line.Planned, line.Counts.Complete)));
    }

    [Fact]
    public void Pace_WhereVisitsRunAheadOfResponses_IsThatOfVisits()
    {
        var completed = FieldSample.Attempt(ContactOutcome.Completed, new(2026, 3, 1));

        Assert.Equal((2L, 2.0), (Of([FieldSample.Visited(1, attempts: completed), FieldSample.Visited(2, attempts: completed)], []).Pace is var pace ? pace.Done : 0, pace.PerDay));
    }

    private static FieldProgress Of(IReadOnlyList<FieldElement> elements, IReadOnlyList<Arrivals> arrivals) => FieldProgress.Of(elements, arrivals, _march, Sample.Today);

    private static Arrivals Came(string? point, Channel channel, long count) => new(Code.Parse(point), null, channel, Sample.Today, count);
}
