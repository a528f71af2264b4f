namespace SurveyHub.Tests;

public sealed class PaceTests
{
    private static readonly (DateOnly Opens, DateOnly Closes) _march = (new(2026, 3, 1), new(2026, 3, 31));

    [Fact]
    public void Of_SevenWholeDays_CountsNeitherTodayNorTheDayBefore()
    {
        var pace = Pace.Of(100, [(Day(9), 50), (Day(10), 7), (Day(16), 14), (Day(17), 9)], _march, Day(17));

        Assert.Equal((3.0, 80L, 20L), (pace.PerDay, pace.Done, pace.Missing)); // 21 from the 10th to the 16th
    }

    [Fact]
    public void FinishesOn_AtThisPace_CountsTheDaysFromToday()
    {
        var pace = Pace.Of(100, [(Day(10), 7), (Day(16), 14), (Day(8), 59)], _march, Day(17)); // 20 missing, 3 a day: 7 days

        Assert.Equal((7, Day(23), true), (pace.DaysNeeded, pace.FinishesOn(Day(17)), pace.IsInTime));
    }

    [Theory]
    [InlineData(24, 8, 8, true)] // 24 at 3 a day: eight days, from the 24th to the 31st
    [InlineData(25, 8, 9, false)]
    public void IsInTime_TheLastDay_IsIncluded(long missing, int left, int needed, bool inTime)
    {
        var pace = Pace.Of(21 + missing, [(Day(20), 21)], _march, Day(24));

        Assert.Equal((left, needed, inTime), (pace.DaysLeft, pace.DaysNeeded, pace.IsInTime));
    }

    [Fact]
    public void NeededPerDay_TooSlow_IsRoundedUp()
    {
        var pace = Pace.Of(46, [(Day(20), 21)], _march, Day(24)); // 25 in 8 days

        Assert.Equal((4L, 45.0), (pace.NeededPerDay, pace.Expected));
    }

    [Fact]
    public void Of_TheThirdDay_IsThePaceOfTwo() => Assert.Equal(4, Pace.Of(100, [(Day(1), 6), (Day(2), 2)], _march, Day(3)).PerDay);

    [Fact]
    public void Of_TheFirstDay_HasNoPace()
    {
        var pace = Pace.Of(100, [(Day(1), 6)], _march, Day(1));

        Assert.Equal((null, null, null, false), (pace.PerDay, pace.DaysNeeded, pace.FinishesOn(Day(1)), pace.IsInTime));
    }

    [Fact]
    public void Of_AfterTheLastDay_LooksAtTheLastSevenAndHasNoneLeft()
    {
        var pace = Pace.Of(100, [(Day(31), 14)], _march, new(2026, 4, 20));

        Assert.Equal((2.0, 0, null, 14.0), (pace.PerDay, pace.DaysLeft, pace.NeededPerDay, pace.Expected));
    }

    [Fact]
    public void Of_NobodyForSevenDays_NeverFinishes() => Assert.Null(Pace.Of(100, [(Day(2), 6)], _march, Day(20)).DaysNeeded);

    [Fact]
    public void Of_AllThere_NeedsNoDay() => Assert.Equal((0, true, null), (Pace.Of(6, [(Day(2), 6)], _march, Day(20)).DaysNeeded, Pace.Of(6, [(Day(2), 6)], _march, Day(20)).IsInTime, Pace.Of(6, [(Day(2), 6)], _march, Day(20)).NeededPerDay));

    private static DateOnly Day(int day) => new(2026, 3, day);
}
