namespace SurveyHub.Tests;

public sealed class StaffInfluenceTests
{
    private static readonly IndexStructure _structure = new(Sample.Version());

    [Fact]
    public void Of_CounterWhereAllAreDelighted_IsFlaggedAmongOrdinaryOnes()
    {
        var counters = Enumerable.Range(1, 20).Select(number => Counter($"quay-{number}", 2, 3, 15, 50, 30)).Append(Counter("quay-21", 0, 0, 0, 0, 100)).ToList();

        var signals = StaffInfluence.Of(_structure, counters, _structure.Overall);

        Assert.Equal("quay-21", Assert.Single(signals, signal => signal.IsFlagged).Point.Value);
        Assert.Equal((100, true, true), (signals[20].Respondents, signals[20].IsMorePositive, signals[20].IsMoreUniform));
        Assert.All(signals.Take(20), signal => Assert.Null(signal.LeftOut));
    }

    [Fact]
    public void Of_TwoCounters_AreTestedAgainstEachOther()
    {
        var signal = StaffInfluence.Of(_structure, [Counter("quay-1", 0, 0, 0, 0, 100), Counter("quay-2", 10, 10, 30, 30, 20)], _structure.Overall)[0];

        Assert.Equal((4, 133.333333333), (signal.Test!.DegreesOfFreedom, Math.Round(signal.Test.Statistic, 9))); // 2 (5 + 5 + 15 + 15) + 2 · 40² / 60
        Assert.Equal((new TopBox(100, 100), new TopBox(50, 100), signal.Test.P), (signal.Counts, signal.Others, signal.Adjusted!.Value));
        Assert.Equal(new LeftOut(100, 100, 0.75, 0.5), signal.LeftOut);
    }

    [Fact]
    public void Of_CounterThatIsMerelyWorse_IsNotFlagged()
    {
        var signal = StaffInfluence.Of(_structure, [Counter("quay-1", 30, 30, 20, 10, 10), Counter("quay-2", 2, 3, 15, 50, 30)], _structure.Overall)[0];

        Assert.Equal((true, false, false, false), (signal.Adjusted < 0.001, signal.IsMorePositive, signal.IsMoreUniform, signal.IsFlagged));
    }

    [Fact]
    public void Of_CounterWhereAllGiveTheMiddleLevel_IsFlaggedThoughItIsNotMorePositive()
    {
        var signal = StaffInfluence.Of(_structure, [Counter("quay-1", 0, 0, 100, 0, 0), Counter("quay-2", 2, 3, 15, 50, 30)], _structure.Overall)[0];

        Assert.Equal((false, true, true), (signal.IsMorePositive, signal.IsMoreUniform, signal.IsFlagged));
    }

    [Fact]
    public void Of_CountersOfAnotherGroup_AreNoReference()
    {
        var counters = new[] { Counter("quay-1", 0, 0, 0, 0, 100), Counter("quay-2", 0, 0, 0, 0, 100), Counter("quay-3", 10, 10, 30, 30, 20) with { Group = "y-te" } };

        var signals = StaffInfluence.Of(_structure, counters, _structure.Overall);

        Assert.All(signals, signal => Assert.Equal((null, null, false), (signal.Test, signal.Adjusted, signal.IsFlagged))); // the first two are alike, the third is alone
    }

    [Fact]
    public void Of_FewerRespondentsThanNeeded_IsNotTested()
    {
        CounterTally[] counters = [Counter("quay-1", 0, 0, 0, 0, 29), Counter("quay-2", 10, 10, 30, 30, 20)];

        Assert.Null(StaffInfluence.Of(_structure, counters, _structure.Overall)[0].Test);
        Assert.NotNull(StaffInfluence.Of(_structure, counters, _structure.Overall, leastRespondents: 29)[0].Test);
    }

    [Fact]
    public void Of_CountersInAnotherOrder_GiveTheSameSignals()
    {
        var random = new Random(5);
        CounterTally[] counters = [.. Enumerable.Range(1, 30).Select(number => Counter($"quay-{number}", random.Next(5), random.Next(5), random.Next(20), random.Next(60), random.Next(60)))];
        var expected = Show();

        random.Shuffle(counters);

        Assert.Equal(expected, Show());

        IEnumerable<(string, double?, bool)> Show() => [.. StaffInfluence.Of(_structure, counters, _structure.Overall)
            .OrderBy(signal => signal.Point.Value).Select(signal => (signal.Point.Value, signal.Adjusted, signal.IsFlagged))];
    }

    /// <summary>Of 2,000 honest counters in 100 simulated provinces, one province in twenty at most may see any flagged; here some luck is allowed.</summary>
    [Fact]
    public void Of_HonestCountersOnly_SeldomFlagsAny()
    {
        var random = new Random(11);

        var provinces = Enumerable.Range(0, 100).Count(_ => StaffInfluence.Of(_structure, [.. Enumerable.Range(1, 20).Select(Honest)], _structure.Overall).Any(signal => signal.IsFlagged));

        Assert.InRange(provinces, 0, 10);

        CounterTally Honest(int number)
        {
            var levels = new int[5];
            for (var i = 0; i < 120; i++)
                levels[random.NextDouble() switch { < 0.02 => 0, < 0.05 => 1, < 0.2 => 2, < 0.7 => 3, _ => 4 }]++;
            return Counter($"quay-{number}", levels);
        }
    }

    private static CounterTally Counter(string point, params int[] levels) =>
        new(Code.Of(point), "dat-dai", Quality.Count(_structure, [.. levels.Select((times, place) => (times, (byte)(place + 1), (byte)0))]));
}
