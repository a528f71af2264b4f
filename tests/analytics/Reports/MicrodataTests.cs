using System.Globalization;

namespace SurveyHub.Tests;

public sealed class MicrodataTests
{
    private static readonly QuestionnaireVersion _version = Templates.Find("one-stop-counter")!;

    /// <summary>What R computes from the same file, see <c>fixtures/statistics/README.md</c>.</summary>
    public static TheoryData<string, string> ExpectedLines()
    {
        var lines = new TheoryData<string, string>();
        foreach (var folder in (string[])["statistics", "statistics/lonely-psu"])
        {
            foreach (var line in File.ReadLines(Fixtures.PathOf($"{folder}/expected-unweighted.csv")).Skip(1))
                lines.Add(folder, line);
        }

        return lines;
    }

    [Theory]
    [MemberData(nameof(ExpectedLines))]
    public void Analyze_ItemOfTheFixture_AgreesWithR(string folder, string expected)
    {
        var cells = expected.Split(',');
        var numbers = cells[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();

        var estimate = Analyze(Fixtures.PathOf($"{folder}/responses.csv")).Single(line => line.Scope == "item" && line.Key == cells[0]).Estimate;

        double[] found =
        [
            estimate.Counts.Valid, estimate.Counts.Satisfied, .. estimate.Levels.Select(level => (double)level.Count),
            estimate.Counts.Rate!.Value, estimate.Interval!.Value.Lower, estimate.Interval!.Value.Upper, estimate.Mean!.Value,
        ];
        Assert.Equal(numbers.Length, found.Length);
        Assert.All(numbers.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Fact]
    public void ExpectedLines_AreAllItemsOfBothFiles() => Assert.Equal(32, ExpectedLines().Count);

    [Fact]
    public void Analyze_AnyFile_HasALineForEachItemFactorContentAndTheWhole() => Assert.Equal(
        [
            .. Enumerable.Range(24, 16).Select(i => $"item c{i}"), "factor II.A", "factor II.B", "factor II.C", "factor II.D", "factor II.E", "content II", "overall all",
        ],
        Analyze(Fixtures.PathOf("statistics/responses.csv")).Select(line => $"{line.Scope} {line.Key}"));

    [Fact]
    public void Analyze_ByColumns_GroupsTheWholeByTheirValues()
    {
        using var file = new TempFile("C24,c39,Area,sex\n5,5,thị trấn,nam\n1,,xã,nữ\n4,2,xã,nam\n,,,nam\n");

        var lines = Sample.Must(Analyze(file, "Area", "sex")).Lines;

        Assert.Equal(
            ["overall all 3/5 of 3", "Area  0/0 of 0", "Area thị trấn 2/2 of 1", "Area xã 1/3 of 2", "sex nam 3/4 of 2", "sex nữ 0/1 of 1"],
            lines.SkipWhile(line => line.Scope != "overall").Select(line => $"{line.Scope} {line.Key} {line.Estimate.Counts.Satisfied}/{line.Estimate.Counts.Valid} of {line.Estimate.Respondents}"));
    }

    [Fact]
    public void Analyze_BadRows_AreAllNamedWithLineAndColumn()
    {
        using var file = new TempFile("C24,c39\n5,5\n6,hài lòng\n5\n5,4\n5,\"4\"4\n");

        var problems = Analyze(file).Problems;

        Assert.Equal(
            ["3 C24 answer-unknown", "3 c39 answer-unknown", "4  cells-miscounted", "6  file-malformed"], problems.Select(problem => $"{problem.Line} {problem.Place} {problem.Rule}"));
    }

    [Fact]
    public void Analyze_MissingColumns_AreAllNamed()
    {
        using var file = new TempFile("c24,unit\n5,x\n");

        var problems = Analyze(file, "unit", "area").Problems;

        Assert.Equal([Problem.ColumnMissing("c39"), Problem.ColumnMissing("area")], problems);
    }

    [Fact]
    public void Analyze_NoRows_HasNoFigures()
    {
        using var file = new TempFile("c24,c39\n");

        var lines = Sample.Must(Analyze(file, "c24")).Lines;

        Assert.All(lines, line => Assert.Null(line.Estimate.Counts.Rate));
    }

    private static IReadOnlyList<EstimateLine> Analyze(string path) => Sample.Must(Microdata.Analyze(new(new(_version), By: []), Sample.Must(ResponseFile.Open(path)), default)).Lines;

    private static Outcome<Microdata> Analyze(TempFile file, params string[] by) => Microdata.Analyze(new(new(Sample.Version()), by), Sample.Must(ResponseFile.Open(file.Path)), default);
}
