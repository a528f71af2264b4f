namespace SurveyHub.Tests;

public class DivisionTests
{
    [Fact]
    public void Divide_CountiesOfTheUnitedStates_IsTheProportionalAllocationOfTheTextbook()
    {
        // Lohr, Sampling: Design and Analysis, example 3.2: 300 of 3078 counties; Northeast, North Central, South, West.
        // 300 · 220/3078 = 21.44, 102.73, 134.70, 41.13: rounded down 298, the two largest remainders are the second and third.
        Assert.Equal([21, 103, 135, 41], Division.Divide(300, Claims(220, 1054, 1382, 422))!);
    }

    [Fact]
    public void Divide_TownsAndCountryside_IsTheNeymanAllocationOfTheTextbook()
    {
        // Scheaffer, Mendenhall, Ott, Elementary Survey Sampling, chapter 5 (hours of television in two towns and the country): N = 155, 62, 93; S = 5, 15, 10.
        // N S = 775, 930, 930, together 2635; 57 · 775/2635 = 16.76, 57 · 930/2635 = 20.12: 17, 20, 20.
        Assert.Equal([17, 20, 20], Division.Divide(57, Claims(155 * 5, 62 * 15, 93 * 10))!);
    }

    [Fact]
    public void Divide_EquallyWhereOneIsTooSmall_GivesItsRestToTheOthers() =>
        Assert.Equal([20, 40, 40], Division.Divide(100, [new(1, 0, 20), new(1, 0, 1000), new(1, 0, 1000)])!);

    [Fact]
    public void Divide_WithALeast_TakesItFromTheOthersInProportion()
    {
        // 100 · 10/1010 is under 30; the other 70 go 40 : 60.
        Assert.Equal([30, 28, 42], Division.Divide(100, [new(10, 30, 500), new(400, 0, 500), new(600, 0, 500)])!);
    }

    [Fact]
    public void Divide_WithBoundsOnBothSides_MakesUpTheWhole()
    {
        // 90 to the first would be over 50, which leaves 50 for the others: 40 and 10 by proportion, but the last has to have 20.
        Assert.Equal([50, 30, 20], Division.Divide(100, [new(90, 0, 50), new(8, 0, 100), new(2, 20, 100)])!);
    }

    [Fact]
    public void Divide_EqualRemainders_GivesTheOneMoreToTheFirst() => Assert.Equal([34, 33, 33], Division.Divide(100, Claims(1, 1, 1))!);

    [Fact]
    public void Divide_MoreThanThereIs_IsNoWay() => Assert.Null(Division.Divide(11, [new(1, 0, 5), new(1, 0, 5)]));

    [Fact]
    public void Divide_LessThanTheLeastTogether_IsNoWay() => Assert.Null(Division.Divide(9, [new(1, 5, 10), new(1, 5, 10)]));

    private static StratumClaim[] Claims(params int[] weights) => [.. weights.Select(weight => new StratumClaim(weight, 0, int.MaxValue))];
}
