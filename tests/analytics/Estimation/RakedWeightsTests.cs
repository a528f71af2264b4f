namespace SurveyHub.Tests;

public sealed class RakedWeightsTests
{
    private static readonly string[] _sex = ["f", "f", "m", "m"];
    private static readonly string[] _area = ["u", "r", "u", "r"];

    [Fact]
    public void Rake_TwoByTwo_KeepsTheOddsRatioAndMeetsBothMargins()
    {
        var raked = Sample.Must(RakedWeights.Rake([1, 1, 1, 1], [(Of("sex", ("f", 60), ("m", 40)), _sex), (Of("area", ("u", 30), ("r", 70)), _area)]));

        Assert.Equal([18.0, 42, 12, 28], raked.Weights.Select(weight => Math.Round(weight, 9))); // independence: 60 · 30 / 100 …
        Assert.True(raked.Gap <= 1e-9 && raked.Rounds <= 2);
    }

    [Theory]
    [InlineData("statistics")]
    [InlineData("statistics/lonely-psu")]
    public void Rake_Survey_MeetsEachMargin(string folder)
    {
        var rows = Survey.Expected(folder, "responses");
        var margins = Survey.Margins(folder);

        var raked = Sample.Must(RakedWeights.Rake([.. rows.Select(row => Survey.Number(row["weight"]))], [.. margins.Select(margin => (margin, (IReadOnlyList<string>)[.. rows.Select(row => row[margin.Name])]))]));

        Assert.All(margins, margin => Assert.All(margin.Totals, total =>
            Assert.Equal(1, rows.Select((row, i) => row[margin.Name] == total.Key ? raked.Weights[i] : 0).Sum() / total.Value, 1e-8)));
    }

    [Fact]
    public void Rake_WithALimit_MeetsTheMarginsWithNoWeightAboveIt()
    {
        double[] weights = [8, 1, 1, 1, 1, 1, 1, 1];
        string[] half = ["a", "a", "a", "a", "b", "b", "b", "b"];

        var raked = Sample.Must(RakedWeights.Rake(weights, [(Of("half", ("a", 40), ("b", 40)), half)], limit: 1.5));

        Assert.Equal(15, raked.Weights[0], 6); // 1.5 times the mean of 80 / 8; the rest of its half shares 25
        Assert.All(raked.Weights.Skip(1).Take(3), weight => Assert.Equal(25 / 3.0, weight, 6));
        Assert.Equal(1, raked.Trimmed);
    }

    [Fact]
    public void Rake_MarginsThatContradictTheSample_AreRefusedByName()
    {
        // All women live in town, so 60 women cannot be among 30 town people.
        var problem = Assert.Single(RakedWeights.Rake([1, 1, 1], [(Of("sex", ("f", 60), ("m", 40)), ["f", "m", "m"]), (Of("area", ("u", 30), ("r", 70)), ["u", "u", "r"])]).Problems);

        Assert.Equal("raking-unsettled", problem.Rule);
        Assert.StartsWith("sex = ", problem.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Rake_CategoryOfNobody_IsRefusedByName() =>
        Assert.Equal([Problem.MarginEmpty("sex = x")], RakedWeights.Rake([1, 1, 1, 1], [(Of("sex", ("f", 60), ("m", 40), ("x", 1)), _sex)]).Problems);

    [Fact]
    public void Rake_SumsThatDiffer_AreRefusedAndRoundedOnesAreNot()
    {
        Assert.Equal(
            [Problem.MarginsDisagree("area", 110, 100)],
            RakedWeights.Rake([1, 1, 1, 1], [(Of("sex", ("f", 60), ("m", 40)), _sex), (Of("area", ("u", 30), ("r", 80)), _area)]).Problems);
        Assert.NotNull(RakedWeights.Rake([1, 1, 1, 1], [(Of("sex", ("f", 60), ("m", 40)), _sex), (Of("area", ("u", 30), ("r", 70.00001)), _area)]).Value);
    }

    [Fact]
    public void Variance_OfWhatTheMarginsKnow_IsNothing()
    {
        var draws = _sex.Select((_, i) => new Draw("A", $"{i}", 1, null)).ToList();
        var raked = Sample.Must(RakedWeights.Rake([1, 1, 1, 1], [(Of("sex", ("f", 60), ("m", 40)), _sex), (Of("area", ("u", 30), ("r", 70)), _area)]));
        var design = Sample.Must(SampleDesign.Of(draws)).With(raked);

        Assert.Equal(0, design.Variance([3, 1, 4, 2]), 9); // 2 for a town, 1 less for a woman, 2: the margins explain all of it
        Assert.True(design.Variance([1, 0, 0, 1]) > 1);
    }

    [Theory]
    [InlineData("margin,key\nsex,f\n", "  margin-file-malformed")]
    [InlineData("margin,key,total\n", "  margin-file-malformed")]
    [InlineData("margin,key,total\nsex,f,1\nsex,f,2\n", "3  margin-repeated")]
    [InlineData("margin,key,total\nsex,f,-1\n,f,2\n", "2 total weight-malformed")]
    [InlineData("margin,key,total\n,f,2\n", "2 margin cell-blank")]
    public void Read_BrokenFileOfMargins_IsRefused(string text, string expected)
    {
        using var file = new TempFile(text);

        var problem = MarginFile.Read(Sample.Must(ResponseFile.Open(file.Path))).Problems[0];

        Assert.Equal(expected, $"{problem.Line} {problem.Place} {problem.Rule}");
    }

    [Fact]
    public void Analyze_CategoryThatNoMarginHas_IsNamedByLineAndColumn() =>
        Assert.Equal([Problem.MarginUnknown("g", "y") with { Line = 3 }], Survey.Analyze("A,1,1,9,x,5, A,2,1,9,y,5,", margins: [Of("g", ("x", 5))]).Problems);

    [Fact]
    public void Adjust_Classes_RespondentsStandForThoseWhoDidNot()
    {
        Assert.Equal([30, 0, 5, 0], Sample.Must(NonResponse.Adjust([10, 20, 5, 0], ["a", "a", "b", "b"], [true, false, true, true])));
        Assert.Equal([Problem.ClassUnanswered("b")], NonResponse.Adjust([1, 1, 0], ["a", "b", "b"], [true, false, true]).Problems);
    }

    private static Margin Of(string name, params (string Key, double Total)[] totals) => new(name, totals.ToDictionary(total => total.Key, total => total.Total));
}
