namespace SurveyHub.Tests;

public sealed class HomogeneityTests
{
    [Fact]
    public void Of_TwoByTwo_IsPearsonsStatistic()
    {
        var test = Homogeneity.Of([[30, 70], [50, 50]])!;

        Assert.Equal(8.333333333333, test.Statistic, 10); // 200 (30·50 − 70·50)² / (100·100·80·120)
        Assert.Equal((1, 0.003892417), (test.DegreesOfFreedom, Math.Round(test.P, 9)));
    }

    [Fact]
    public void Of_SameShares_HasNothingToSay()
    {
        var test = Homogeneity.Of([[10, 20, 30], [20, 40, 60]])!;

        Assert.Equal((0, 2, 1), (test.Statistic, test.DegreesOfFreedom, test.P));
    }

    [Fact]
    public void Of_CategoriesExpectedFewerThanFiveTimes_AreJoinedWithTheirNeighbours()
    {
        var test = Homogeneity.Of([[2, 3, 95], [4, 6, 90]])!; // 3 and 4.5 expected: as [5, 95], [10, 90]

        Assert.Equal((1, 1.801801802), (test.DegreesOfFreedom, Math.Round(test.Statistic, 9)));
    }

    [Fact]
    public void Of_SparseCategoryAtTheEnd_IsJoinedWithTheOneBefore() =>
        Assert.Equal(Homogeneity.Of([[50, 50], [70, 30]]), Homogeneity.Of([[50, 48, 2], [70, 28, 2]]));

    [Fact]
    public void Of_TooFewToTellTwoCategoriesApart_IsNoTest()
    {
        Assert.NotNull(Homogeneity.Of([[1, 9], [9, 1]])); // five are enough
        Assert.Null(Homogeneity.Of([[1, 8], [8, 1]]));
        Assert.Null(Homogeneity.Of([[0, 50], [0, 60]]));
        Assert.Null(Homogeneity.Of([[30, 70]]));
        Assert.Null(Homogeneity.Of([]));
    }

    [Fact]
    public void Of_VeryDifferentGroups_HasAPThatIsSmallAndNotZero() =>
        Assert.Equal(7.54066e-28, Homogeneity.Of([[0, 0, 0, 0, 100], [10, 10, 30, 30, 20]])!.P, 1e-32); // e^−x (1 + x), x = 66.667
}
