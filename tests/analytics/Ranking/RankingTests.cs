using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;

namespace SurveyHub.Tests;

public sealed class RankingTests
{
    // At Šidák's level of four (z = 2.4909) the intervals are [91.5, 97.1], [85.6, 93.1], [74.6, 84.5] and [43.8, 56.2] per cent.
    [Fact]
    public void Of_FourUnits_RanksThemWithHowSureThatIs()
    {
        var ranking = Ranking.Of([Unit("c", 320, 400), Unit("a", 380, 400), Unit("d", 200, 400), Unit("b", 360, 400)]);

        Assert.Equal(4, ranking.Count);
        Assert.Equal(["a", "b", "c", "d"], ranking.Units.Select(unit => unit.Key));
        Assert.Equal([1, 2, 3, 4], ranking.Units.Select(unit => unit.Rank));
        Assert.Equal([new(1, 2), new(1, 2), new(3, 3), new(4, 4)], ranking.Units.Select(unit => unit.Ranks!.Value));
        Assert.Equal([1, 1, 2, 3], ranking.Units.Select(unit => unit.TieGroup));
        Assert.Equal(0.915327183782, ranking.Units[0].Interval!.Value.Lower, 10);
        Assert.Equal(0.970925577582, ranking.Units[0].Interval!.Value.Upper, 10);
    }

    // Of five: [86.1, 98.3], [79.7, 95.4], [73.7, 92.0], [68.0, 88.3] and [47.2, 71.6]. The last two cannot be told apart from each other,
    // but the last from the first.
    [Fact]
    public void Of_ChainOfOverlaps_EndsATieGroupWhereTheFirstIsSurelyBetter()
    {
        var ranking = Ranking.Of([Unit("a", 95, 100), Unit("b", 90, 100), Unit("c", 85, 100), Unit("d", 80, 100), Unit("e", 60, 100)]);

        Assert.Equal([1, 1, 1, 1, 2], ranking.Units.Select(unit => unit.TieGroup));
        Assert.Equal([new(1, 4), new(1, 4), new(1, 4), new(1, 5), new(4, 5)], ranking.Units.Select(unit => unit.Ranks!.Value));
    }

    [Fact]
    public void Of_SameRate_SharesTheRankInVietnameseOrderAndLeavesTheNextOut()
    {
        var ranking = Ranking.Of([Unit("1", 90, 100, "Đồng Tháp"), Unit("2", 180, 200, "Hà Nam"), Unit("3", 50, 100, "Bình Định"), Unit("4", 45, 50, "Ấp Bắc"), Unit("5", 95, 100, "Xã A")]);

        Assert.Equal(["Xã A", "Ấp Bắc", "Đồng Tháp", "Hà Nam", "Bình Định"], ranking.Units.Select(unit => unit.Name));
        Assert.Equal([1, 2, 2, 2, 5], ranking.Units.Select(unit => unit.Rank));
    }

    [Fact]
    public void Of_TooFewRespondents_IsListedAfterTheOthersAndNotRanked()
    {
        var ranking = Ranking.Of([Unit("few", 29, 29), Unit("none", 0, 0), Unit("a", 20, 30), Unit("b", 21, 30)]);

        Assert.Equal(2, ranking.Count);
        Assert.Equal([("b", 1), ("a", 2), ("few", null), ("none", null)], ranking.Units.Select(unit => (unit.Key, unit.Rank)));
        Assert.Equal((null, null, null), (ranking.Units[2].Ranks, ranking.Units[2].Interval, ranking.Units[2].TieGroup));
        Assert.Equal(3, Ranking.Of([Unit("few", 29, 29), Unit("none", 0, 0), Unit("a", 20, 30), Unit("b", 21, 30)], fewestRespondents: 29).Count);
    }

    [Fact]
    public void Of_DesignedSamples_GoByTheirOwnFigureAndInterval()
    {
        var ranking = Ranking.Of(
        [
            new("wide", "Rộng", Estimated.Drawn(0.9, 0.06, degreesOfFreedom: 8, respondents: 100)),
            new("sure", "Chắc", Estimated.Drawn(0.7, 0.01, degreesOfFreedom: 90, respondents: 100)),
            new("best", "Nhất", Estimated.Drawn(0.95, 0.01, degreesOfFreedom: 90, respondents: 100)),
            new("lone", "Lẻ", Estimated.Drawn(0.99, 0, degreesOfFreedom: 0, respondents: 100)), // no interval can be given
        ]);

        Assert.Equal(["best", "wide", "sure", "lone"], ranking.Units.Select(unit => unit.Key));
        Assert.Equal([new RankInterval(1, 2), new RankInterval(1, 3), new RankInterval(2, 3), null], ranking.Units.Select(unit => unit.Ranks));
    }

    [Fact]
    public void Of_Nobody_IsEmpty() => Assert.Equal((0, 0), (Ranking.Of([]).Count, Ranking.Of([]).Units.Count));

    [Fact]
    public void Of_AllTheSame_CannotTellAnybodyApart()
    {
        var ranking = Ranking.Of([.. Enumerable.Range(0, 12).Select(i => Unit($"{i:D2}", 80, 100))]);

        Assert.All(ranking.Units, unit => Assert.Equal((1, new RankInterval(1, 12), 1), (unit.Rank!.Value, unit.Ranks!.Value, unit.TieGroup!.Value)));
    }

    [Fact]
    public void Of_AnyUnitsInAnyOrder_AreTheSameRankingAndEachRankLiesInItsInterval() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(Gen.Choose(0, 300).Two().ArrayOf().ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (counts, seed) =>
        {
            List<RankedUnit> units = [.. counts.Select((pair, i) => Unit($"u{i}", Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2)))];
            var ranking = Ranking.Of(units);
            var shuffled = units.ToArray();
            new Random(seed).Shuffle(shuffled);

            var ranked = ranking.Units.Take(ranking.Count).ToList();
            return ranking.Units.SequenceEqual(Ranking.Of(shuffled).Units)
                && ranked.TrueForAll(unit => unit.Ranks!.Value.First <= unit.Rank && unit.Rank <= unit.Ranks.Value.Last)
                && ranked.TrueForAll(unit => unit.Rank == 1 + ranked.Count(other => other.Estimate.Counts.Rate > unit.Estimate.Counts.Rate))
                && ranked.Zip(ranked.Skip(1)).All(pair => pair.Second.TieGroup - pair.First.TieGroup is 0 or 1)
                && ranked.GroupBy(unit => unit.Rank).All(rank => rank.Select(unit => unit.TieGroup).Distinct().Count() == 1)
                && ranking.Units.Skip(ranking.Count).All(unit => unit.Estimate.Respondents < Ranking.FewestRespondents);
        }));

    [Fact]
    public void Of_TwentyKnownRates_ContainsAllTrueRanksAtOnceInNineteenOfTwentySamples()
    {
        const int Draws = 2_000;
        var random = new Random(20_260_302);
        double[] rates = [.. Enumerable.Range(0, 20).Select(i => 0.97 - (0.02 * i))]; // the true rank of unit i is i + 1
        int[] sizes = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 150 : 600)];
        var (covered, narrow) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var ranking = Ranking.Of([.. rates.Select((rate, i) => Unit($"{i:D2}", Binomial.Sample(random, rate, sizes[i]), sizes[i]))]);
            covered += ranking.Units.All(unit => unit.Ranks!.Value.First <= TrueRank(unit) && TrueRank(unit) <= unit.Ranks.Value.Last) ? 1 : 0;
            narrow += ranking.Units.Count(unit => unit.Ranks!.Value.Last - unit.Ranks.Value.First < 12);
        }

        Assert.InRange(covered, 0.93 * Draws, Draws);
        Assert.InRange(narrow, 10 * Draws, 20 * Draws); // and says something all the same

        static int TrueRank(RankedUnit unit) => 1 + int.Parse(unit.Key, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static RankedUnit Unit(string key, long satisfied, long respondents, string? name = null) => new(key, name ?? key, Estimated.Open(satisfied, respondents));
}
