using System.Globalization;

namespace SurveyHub.Tests;

/// <summary>What must hold of the figures of any designed sample.</summary>
public sealed class DesignPropertiesTests
{
    private static readonly string[] _lines = File.ReadAllLines(Fixtures.PathOf("statistics/responses.csv"));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Analyze_RowsInAnotherOrder_GivesTheSameFigures(int seed)
    {
        var (random, rows) = (new Random(seed), _lines[1..]);
        random.Shuffle(rows);

        AssertSame(Analyze(_lines), Analyze([_lines[0], .. rows]), 1e-12);
    }

    [Fact]
    public void Analyze_RowsInAnotherOrder_GivesTheSameRakedFigures()
    {
        var (random, rows) = (new Random(4), _lines[1..]);
        random.Shuffle(rows);

        AssertSame(Analyze(_lines, Survey.Margins("statistics")), Analyze([_lines[0], .. rows], Survey.Margins("statistics")), 1e-9);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(365)]
    public void Analyze_AllWeightsTimesAConstant_GivesTheSameFigures(double times) => AssertSame(Analyze(_lines), Analyze([_lines[0], .. _lines[1..].Select(line => Weighted(line, times))]), 1e-12);

    [Fact]
    public void Analyze_FiguresOfTheSurvey_LieInsideTheirIntervals() => Assert.All(
        Analyze(_lines).Lines, line => Assert.True(line.Estimate.Interval!.Value.Contains(line.Estimate.Index!.Value) && line.Estimate.Interval is { Lower: > 0, Upper: < 1 }));

    private static string Weighted(string line, double times)
    {
        var cells = line.Split(',');
        cells[5] = (Survey.Number(cells[5]) * times).ToString("R", CultureInfo.InvariantCulture);
        return string.Join(',', cells);
    }

    private static Microdata Analyze(IEnumerable<string> lines, IReadOnlyList<Margin>? margins = null)
    {
        using var file = new TempFile(string.Join('\n', lines));
        return Survey.Analyze(Survey.Analysis with { Margins = margins ?? [] }, file.Path);
    }

    private static void AssertSame(Microdata expected, Microdata found, double tolerance)
    {
        Assert.Equal(expected.Lines.Select(line => (line.Scope, line.Key, line.Estimate.Respondents, line.Estimate.Counts)), found.Lines.Select(line => (line.Scope, line.Key, line.Estimate.Respondents, line.Estimate.Counts)));
        Assert.All(expected.Lines.Zip(found.Lines), pair => Assert.Equal(Figures(pair.First.Estimate), Figures(pair.Second.Estimate), (a, b) => Math.Abs((a / b) - 1) <= tolerance));
    }

    private static double[] Figures(Estimate estimate) =>
        [estimate.Index!.Value, estimate.StandardError!.Value, estimate.DegreesOfFreedom!.Value, estimate.Interval!.Value.Lower, estimate.Interval!.Value.Upper];
}
