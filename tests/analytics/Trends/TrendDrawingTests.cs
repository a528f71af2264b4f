using FsCheck.Fluent;

namespace SurveyHub.Tests;

public class TrendDrawingTests
{
    private static readonly Lineage _merger = new([TrendSample.Event(LineageKind.Merge, "2025-07-01", "xa-a xa-b", "xa-moi", "Nghị quyết 76/2025/UBTVQH15")]);

    [Fact] // Newcombe by hand at n = 100: 60 % and 80 % have the limits 50.20-69.06 % and 71.11-86.66 %, so 0.2 − √(0.0889² + 0.0906²)
    public void Whole_TwoPeriods_TellsTheChangeWithItsInterval()
    {
        var line = TrendSample.Drawing([TrendSample.Counts("2024", 60, 100), TrendSample.Counts("2025", 80, 100)]).Whole().Line;

        Assert.Equal("2024 120/200, 2025 160/200", TrendSample.Write(line));
        var change = line.Points.Last().Change!;
        Assert.Equal(0.2, change.Value, 12);
        Assert.Equal((0.0731, 0.3185), (Math.Round(change.Interval!.Value.Lower, 4), Math.Round(change.Interval.Value.Upper, 4)));
        Assert.True(change.IsSignificant);
        Assert.Null(line.Points.First().Change);
    }

    [Fact]
    public void Whole_APeriodInWhichNobodyAnswered_HasNoChangeBeforeOrAfter()
    {
        var line = TrendSample.Drawing([TrendSample.Counts("2023", 6, 10), TrendSample.Counts("2024", 0, 0), TrendSample.Counts("2025", 8, 10)]).Whole().Line;

        Assert.Equal([0.6, null, 0.8], line.Points.Select(point => point.Estimate.Counts.Rate));
        Assert.All(line.Points, point => Assert.Null(point.Change));
    }

    [Fact] // 900 of 1,000 and 1 of 10 are 901 of 1,010, which is 89.2 %; the mean of 90 % and 10 % would be 50 %
    public void Of_AUnitThatWasMerged_IsPooledFromCountsAndNeverAveraged()
    {
        var trend = TrendSample.Drawing([TrendSample.Counts("2024", 900, 1000, "xa-a"), TrendSample.Counts("2024", 1, 10, "xa-b"), TrendSample.Counts("2026", 95, 100, "xa-moi")], _merger).Of(Code.Of("xa-moi"));

        Assert.Equal("2026 190/200", TrendSample.Write(trend.Line));
        Assert.Equal("2024 1802/2020", TrendSample.Write(trend.ProForma!));
        Assert.True(trend.ProForma!.IsProForma);
        Assert.Equal(["xa-a", "xa-b"], trend.Predecessors.Select(line => line.Unit!.Value));
        Assert.Equal(["2024 1800/2000", "2024 2/20"], trend.Predecessors.Select(TrendSample.Write));
        Assert.All(trend.Predecessors, line => Assert.Equal((false, LineageKind.Merge), (line.IsProForma, line.End!.Kind)));
    }

    [Fact]
    public void Of_AUnitThatWasMerged_BeginsWithTheBreakLineOfTheEvent()
    {
        var trend = TrendSample.Drawing([TrendSample.Counts("2024", 9, 10, "xa-a"), TrendSample.Counts("2024", 5, 10, "xa-b"), TrendSample.Counts("2026", 9, 10, "xa-moi")], _merger).Of(Code.Of("xa-moi"));

        var line = Assert.Single(trend.Line.Segments[0].Breaks);
        Assert.Equal((BreakKind.Lineage, new(2025, 7, 1), "Nghị quyết 76/2025/UBTVQH15"), (line.Kind, line.Event!.Day, line.Reason));
        Assert.Null(trend.Line.Points.First().Change);
        Assert.Equal(0.2, trend.AcrossMerger!.Value, 12); // 14 of 20 before
    }

    [Fact]
    public void Of_AMergedUnitOfWhichOnePredecessorWasNotAsked_HasNoProFormaOfThatYear()
    {
        var trend = TrendSample.Drawing(
            [TrendSample.Counts("2023", 9, 10, "xa-a"), TrendSample.Counts("2024", 8, 10, "xa-a"), TrendSample.Counts("2024", 5, 10, "xa-b"), TrendSample.Counts("2023", 0, 0, "xa-b")], _merger).Of(Code.Of("xa-moi"));

        Assert.Equal("2024 26/40", TrendSample.Write(trend.ProForma!));
        Assert.Empty(trend.Line.Segments);
        Assert.Null(trend.AcrossMerger);
    }

    [Fact]
    public void Of_AMergerOfAMergedUnit_IsPooledFromAllThatWere()
    {
        var lineage = new Lineage([.. _merger.Events, TrendSample.Event(LineageKind.Merge, "2027-01-01", "xa-moi xa-c", "phuong")]);
        var trend = TrendSample.Drawing(
            [
                TrendSample.Counts("2024", 9, 10, "xa-a"), TrendSample.Counts("2024", 5, 10, "xa-b"), TrendSample.Counts("2024", 1, 20, "xa-c"),
                TrendSample.Counts("2026", 8, 10, "xa-moi"), TrendSample.Counts("2026", 7, 10, "xa-c"),
            ],
            lineage).Of(Code.Of("phuong"));

        Assert.Equal("2024 30/80, 2026 30/40", TrendSample.Write(trend.ProForma!));
        Assert.Equal(["xa-c", "xa-moi", "xa-a", "xa-b"], trend.Predecessors.Select(line => line.Unit!.Value));
    }

    [Fact]
    public void Of_AUnitThatWasSplitOff_ShowsThePredecessorAndNoProForma()
    {
        var lineage = new Lineage([TrendSample.Event(LineageKind.Split, "2026-01-01", "so-cu", "so-mot so-hai")]);
        var trend = TrendSample.Drawing([TrendSample.Counts("2025", 7, 10, "so-cu"), TrendSample.Counts("2026", 9, 10, "so-mot"), TrendSample.Counts("2026", 4, 10, "so-hai")], lineage).Of(Code.Of("so-mot"));

        Assert.Equal("2026 18/20", TrendSample.Write(trend.Line));
        Assert.Equal(LineageKind.Split, trend.Line.Segments[0].Breaks[0].Event!.Kind);
        Assert.Equal("2025 14/20", TrendSample.Write(Assert.Single(trend.Predecessors)));
        Assert.Null(trend.ProForma);
    }

    [Fact]
    public void Of_ARenamedUnit_GoesOnWithoutABreak()
    {
        var lineage = new Lineage([TrendSample.Event(LineageKind.Rename, "2026-01-01", "so-cu", "so-moi")]);
        var trend = TrendSample.Drawing([TrendSample.Counts("2025", 7, 10, "so-cu"), TrendSample.Counts("2026", 9, 10, "so-moi")], lineage).Of(Code.Of("so-moi"));

        Assert.Equal("2025 14/20, 2026 18/20", TrendSample.Write(trend.Line));
        Assert.Equal(["so-cu", "so-moi"], trend.Line.Points.Select(point => point.Unit!.Value));
        Assert.Equal(0.2, trend.Line.Points.Last().Change!.Value, 12);
        Assert.Equal(LineageKind.Rename, Assert.Single(trend.Line.Renames).Kind);
        Assert.Empty(trend.Predecessors);
    }

    [Fact]
    public void Of_ADissolvedUnit_EndsWithTheEvent()
    {
        var lineage = new Lineage([TrendSample.Event(LineageKind.Dissolve, "2026-01-01", "ban-cu", "")]);

        var line = TrendSample.Drawing([TrendSample.Counts("2025", 7, 10, "ban-cu")], lineage).Of(Code.Of("ban-cu")).Line;

        Assert.Equal((LineageKind.Dissolve, new(2026, 1, 1)), (line.End!.Kind, line.End.Day));
    }

    [Fact]
    public void Of_CountsInAnyOrderAndAnyPortions_AreTheSameTrend()
    {
        TrendCounts[] counts =
        [
            TrendSample.Counts("2024", 9, 10, "xa-a"), TrendSample.Counts("2024", 5, 10, "xa-b"), TrendSample.Counts("2024", 3, 7, "xa-b"), TrendSample.Counts("2025", 4, 9, "xa-a"),
            TrendSample.Counts("2025", 1, 3, "xa-b"), TrendSample.Counts("2025", 2, 2, "xa-moi"), TrendSample.Counts("2026", 8, 9, "xa-moi"), TrendSample.Counts("2026", 1, 1, "xa-moi"),
        ];

        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Gen.Shuffle(counts).ToArbitrary(), shuffled =>
        {
            var trend = TrendSample.Drawing(shuffled, _merger).Of(Code.Of("xa-moi"));
            return (TrendSample.Write(trend.Line), TrendSample.Write(trend.ProForma!)) == ("2025 4/4, 2026 18/20", "2024 34/54, 2025 10/24");
        }));
    }

    [Fact] // se 0.01 and 0.02 of samples drawn apart: √0.0005 = 0.02236
    public void Whole_DesignedSamples_TakesTheirErrorsTogether()
    {
        var line = TrendSample.Drawing([Sampled("2024", 0.80, 0.01), Sampled("2025", 0.85, 0.02)]).Whole().Line;

        var change = line.Points.Last().Change!;
        Assert.Equal((0.05, Difference.WelchMethod), (Math.Round(change.Value, 12), change.Method));
        Assert.Equal(0.02236, (change.Interval!.Value.Upper - change.Value) / 1.96, 3);
        Assert.True(change.IsSignificant);

        static TrendCounts Sampled(string period, double figure, double error) => TrendSample.Counts(period, 80, 100) with { Sample = _ => new(figure, error, 1000, 100) };
    }
}
