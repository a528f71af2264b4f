namespace SurveyHub.Tests;

public sealed class DispositionTests
{
    [Theory]
    [InlineData(Disposition.NotVisited)]
    [InlineData(Disposition.NonContact, ContactOutcome.NotAtHome)]
    [InlineData(Disposition.Unknown, ContactOutcome.NotAtHome, ContactOutcome.WrongAddress)]
    [InlineData(Disposition.NonContact, ContactOutcome.WrongAddress, ContactOutcome.NotAtHome)]
    [InlineData(Disposition.Refusal, ContactOutcome.Refused, ContactOutcome.NotAtHome)] // once met, not at home says nothing new
    [InlineData(Disposition.Other, ContactOutcome.Refused, ContactOutcome.Appointment)]
    [InlineData(Disposition.Refusal, ContactOutcome.Appointment, ContactOutcome.Refused)]
    [InlineData(Disposition.Partial, ContactOutcome.Partial, ContactOutcome.Refused)] // answered stands before not answered
    [InlineData(Disposition.Complete, ContactOutcome.Refused, ContactOutcome.Completed)]
    [InlineData(Disposition.Complete, ContactOutcome.Completed, ContactOutcome.NotAtHome)]
    [InlineData(Disposition.Unknown, ContactOutcome.Moved)]
    [InlineData(Disposition.Other, ContactOutcome.Deceased)]
    [InlineData(Disposition.Other, ContactOutcome.Language)]
    [InlineData(Disposition.NotEligible, ContactOutcome.Ineligible)]
    public void Final_OfVisits_IsWhatStandardDefinitionsRankHighest(Disposition expected, params ContactOutcome[] outcomes) => Assert.Equal(expected, outcomes.Final());

    [Fact]
    public void Rates_OfCounts_FollowTheirFormulas()
    {
        // I 50, P 10, R 20, NC 8, O 4, U 8: 100 who may be eligible, beside 5 who are not
        var counts = new DispositionCounts(50, 10, 20, 8, 4, 8, 5);

        Assert.Equal((0.5, 0.6), (counts.ResponseRate1, counts.ResponseRate2));
        Assert.Equal(50 / 84.0, counts.Cooperation); // I / (I + P + R + O)
        Assert.Equal((0.2, 0.84), (counts.RefusalRate, counts.Contact));
    }

    [Fact]
    public void Rates_OfNobody_AreNoNumbers()
    {
        var counts = DispositionCounts.Of([Disposition.NotEligible]);

        Assert.Equal((null, null, null, null), (counts.ResponseRate1, counts.Cooperation, counts.RefusalRate, counts.Contact));
    }

    [Fact]
    public void Of_SomebodyNotVisited_CountsAsUnknown() =>
        Assert.Equal(new DispositionCounts(1, 0, 0, 0, 0, 1, 0), DispositionCounts.Of([Disposition.Complete, Disposition.NotVisited]));
}
