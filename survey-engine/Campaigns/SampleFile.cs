using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>The sample of a campaign as a spreadsheet keeps it: <c>point,stratum,psus,weight</c>, one line a PSU.</summary>
/// <remarks><c>psus</c> and <c>weight</c> may be missing, or blank throughout; either all lines say one or none does.</remarks>
public static class SampleFile
{
    private const string Psus = "psus";
    private const string Point = "point";
    private const string Stratum = "stratum";
    private const string Weight = "weight";
    private const int LongestStratum = 100;

    /// <returns>The points, or every problem with its line and column.</returns>
    public static Outcome<List<SampledPoint>> Read(ResponseFile file)
    {
        var problems = file.Check([Point, Stratum]);
        if (problems.Count > 0)
            return problems;

        List<ResponseRow> rows = [.. file.Rows()];
        problems.AddRange(rows.Select(row => row.Problem).OfType<Problem>());
        var lines = rows.FindAll(row => row.Problem is null).ConvertAll(row => (row.Line, Cells: file.ByColumn(row)));
        HashSet<string> said = [.. ((string[])[Psus, Weight]).Where(column => lines.Exists(line => line.Cells.GetValueOrDefault(column) is { Length: > 0 }))];
        var points = new List<(long Line, SampledPoint Sampled)>();
        foreach (var (line, cells) in lines)
        {
            var read = Read(cells, said);
            problems.AddRange(read.Problems.Select(problem => problem with { Line = line }));
            if (read.Value is { } sampled)
                points.Add((line, sampled));
        }

        problems.AddRange(Check(points));
        return problems.Count > 0 ? problems.OrderBy(problem => problem.Line).ToList()
            : points.Count == 0 ? Problem.SampleEmpty()
            : points.ConvertAll(point => point.Sampled);
    }

    private static Outcome<SampledPoint> Read(Dictionary<string, string> cells, HashSet<string> said)
    {
        var problems = new List<Problem>();
        if (Code.Parse(cells[Point]) is not { } point)
            return Problem.PointMalformed(cells[Point]);
        if (cells[Stratum].Length is 0 or > LongestStratum)
            problems.Add(Problem.TextUnfitting(Stratum, LongestStratum));
        var (psus, weight) = (Number(Psus, number => number > 0, Problem.StratumSizeMalformed), Number(Weight, number => number >= 0, Problem.WeightMalformed));
        return problems.Count > 0 ? problems : new SampledPoint(point, cells[Stratum], psus, weight);

        double? Number(string column, Func<double, bool> isRight, Func<string, string, Problem> refusal)
        {
            if (!said.Contains(column))
                return null;
            var cell = cells[column];
            if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && isRight(number))
                return number;
            problems.Add(cell.Length == 0 ? Problem.CellBlank(column) : refusal(column, cell));
            return null;
        }
    }

    /// <summary>What no line is wrong about by itself.</summary>
    private static IEnumerable<Problem> Check(List<(long Line, SampledPoint Sampled)> points)
    {
        foreach (var repeated in points.GroupBy(point => point.Sampled.Point).SelectMany(same => same.Skip(1)))
            yield return Problem.CodeRepeated(Point, repeated.Sampled.Point.Value) with { Line = repeated.Line };
        foreach (var stratum in points.GroupBy(point => point.Sampled.Stratum))
        {
            var (first, size) = (stratum.First(), stratum.First().Sampled.PsusInStratum);
            foreach (var other in stratum.Where(other => !Nullable.Equals(other.Sampled.PsusInStratum, size)))
                yield return Problem.StratumSizeVaries(stratum.Key) with { Place = Psus, Line = other.Line };
            if (stratum.Count() > size)
                yield return Problem.StratumTooSmall(stratum.Key, stratum.Count()) with { Place = Psus, Line = first.Line };
        }

        if (points.Count > 0 && points.TrueForAll(point => point.Sampled.Weight == 0))
            yield return Problem.WeightsNone() with { Place = Weight };
    }
}
