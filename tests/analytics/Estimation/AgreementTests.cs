namespace SurveyHub.Tests;

public sealed class AgreementTests
{
    /// <summary>Two readers of fifty proposals, a textbook table for Cohen's κ: po 0.7; by chance 0.5 · 0.6 + 0.5 · 0.4 = 0.5.</summary>
    private static readonly Agreement _proposals = new(Yes: 20, No: 15, NoLonger: 5, NowYes: 10);

    [Fact]
    public void Kappa_OfTheTextbookTable_IsTwoFifths() => Assert.Equal((0.7, 0.4), (_proposals.Share!.Value, Math.Round(_proposals.Kappa!.Value, 12)));

    /// <summary>Wilson by hand: centre (0.7 + 3.8415/100) / (1 + 3.8415/50), half width 1.96/1.0768 · √(0.21/50 + 3.8415/10000).</summary>
    [Fact]
    public void Interval_OfTheTextbookTable_IsWilsons() => Assert.Equal((0.5625, 0.8090), (Math.Round(_proposals.Interval!.Value.Lower, 4), Math.Round(_proposals.Interval!.Value.Upper, 4)));

    [Theory]
    [InlineData(10, 10, 0, 0, 1)]
    [InlineData(5, 5, 5, 5, 0)]
    [InlineData(0, 0, 10, 10, -1)]
    [InlineData(9, 0, 1, 0, 0)] // first all yes: chance alone would agree as often
    public void Kappa_OfExtremes_IsOneForAgreementAndNoneForChance(long yes, long no, long noLonger, long nowYes, double kappa) =>
        Assert.Equal(kappa, new Agreement(yes, no, noLonger, nowYes).Kappa!.Value, 12);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(0, 10)]
    public void Kappa_WhereAllAnswersAreTheSame_IsNone(long yes, long no) => Assert.Null(new Agreement(yes, no, 0, 0).Kappa);

    [Fact]
    public void Of_Answers_LeavesOutWhatWasNotAsked() => Assert.Equal(
        new Agreement(1, 2, 1, 0), Agreement.Of([ControlAnswer.Yes, ControlAnswer.No, ControlAnswer.Unknown, ControlAnswer.No, ControlAnswer.NoLonger]));
}
