namespace SurveyHub.Tests;

public sealed class CorrelationsTests
{
    private const byte NotUsed = 6;

    private static readonly IndexStructure _structure = new(JointCounts.Version());

    [Fact]
    public void Of_APair_IsPearsonsOverThosePeopleWhoGaveBothAValidAnswer()
    {
        // (1, 1), (2, 3), (3, 2): sums of squares 2 and 2, of products 1.
        var correlations = Of([1, 1], [2, 3], [3, 2], [5, 0], [0, 1], [5, NotUsed], [NotUsed, 1]);

        Assert.Equal([0, 1], correlations.Criteria);
        Assert.Equal(0.5, correlations.Matrix[0, 1], 15);
        Assert.Equal(correlations.Matrix[0, 1], correlations.Matrix[1, 0]);
    }

    [Fact]
    public void Of_APairThatNobodyAnsweredBoth_IsUncorrelated() => Assert.Equal(0, Of([1, 0], [5, 0], [0, 1], [0, 5]).Matrix[0, 1]);

    [Fact]
    public void Of_PairsThatContradictOneAnother_AreLiftedToTheNearestByEigenvalues()
    {
        // r12 = r23 = 1 and r13 = −1 have the eigenvalues 2, 2, −1; with 0 for the last, r12 = 1 − 1/3 over a diagonal of 4/3.
        var correlations = Of([1, 1, 0], [5, 5, 0], [0, 1, 1], [0, 5, 5], [1, 0, 5], [5, 0, 1]);

        Assert.True(correlations.IsMended);
        Assert.Equal([1, 0.5, -0.5, 0.5, 1, 0.5, -0.5, 0.5, 1], correlations.Matrix.Enumerate(), (a, b) => Math.Abs(a - b) < 1e-7);
        Assert.True(correlations.Matrix.Evd().EigenValues.Map(value => value.Real).Minimum() > 0);
    }

    [Fact]
    public void Of_PairsThatAgree_AreLeftAsTheyAre()
    {
        var correlations = Of([1, 1, 5], [2, 3, 1], [3, 2, 4], [4, 4, 4]);

        Assert.False(correlations.IsMended);
        Assert.Equal(0.8, correlations.Matrix[0, 1], 15); // sums of squares 5 and 5, of products 4
    }

    private static Correlations Of(params byte[][] rows)
    {
        byte[][] padded = [.. rows.Select(row => row.Concat(new byte[6 - row.Length]).ToArray())];
        return Correlations.Of(_structure, Enumerable.Range(0, 6), JointCounts.ByLevel(_structure, padded));
    }
}
