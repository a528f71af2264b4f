namespace SurveyHub.Tests;

/// <summary>Every formula and aggregation of a designed sample: the same index as without a design, and its linearised values.</summary>
public sealed class SampledIndexTests
{
    private static readonly byte[][] _rows = [[5, 5, 1, 4], [5, 0, 1, 5], [3, 5, 0, 2], [4, 1, 5, 0], [0, 0, 4, 4], [2, 3, 4, 1]];
    private static readonly int[] _everyone = [0, 1, 2, 3, 4, 5];

    public static TheoryData<IndexFormula, Aggregation> Definitions()
    {
        var definitions = new TheoryData<IndexFormula, Aggregation>();
        foreach (var formula in Enum.GetValues<IndexFormula>())
        {
            foreach (var aggregation in Enum.GetValues<Aggregation>())
                definitions.Add(formula, aggregation);
        }

        return definitions;
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Of_EqualWeights_IsTheIndexOfTheCounts(IndexFormula formula, Aggregation aggregation)
    {
        var structure = new IndexStructure(TwoFactors(), formula, aggregation);
        var tally = new Tally(structure);
        foreach (var row in _rows)
            tally.Add(row);

        Assert.All(structure.All, scope => Assert.Equal(tally.Index(scope)!.Value, Index(structure, [7, 7, 7, 7, 7, 7]).Of(scope, _everyone)!.Figure, 12));
    }

    /// <remarks>That is what linearised values are: how far the figure moves with each weight (J.-C. Deville, Survey Methodology 25 (1999), 193-203).</remarks>
    [Theory]
    [MemberData(nameof(Definitions))]
    public void Linearise_AnyIndex_IsItsDerivativeByEachWeight(IndexFormula formula, Aggregation aggregation)
    {
        var structure = new IndexStructure(TwoFactors(), formula, aggregation);
        double[] weights = [1, 2, 0.5, 3, 1.5, 2.5];

        var values = Index(structure, weights).Linearise(structure.Overall, _everyone)!.Values.ToArray();

        Assert.All(_everyone, i => Assert.Equal(Derivative(weights, i, moved => Index(structure, moved).Linearise(structure.Overall, _everyone)!.Figure), values[i], 8));
    }

    [Fact]
    public void Minus_TwoGroups_IsTheDerivativeOfTheirDifference()
    {
        var structure = new IndexStructure(TwoFactors());
        double[] weights = [1, 2, 0.5, 3, 1.5, 2.5];
        Linearised Difference(double[] moved) => Index(structure, moved).Linearise(structure.Overall, [0, 1, 2])!.Minus(Index(structure, moved).Linearise(structure.Overall, [2, 3, 4, 5])!);

        Assert.All(_everyone, i => Assert.Equal(Derivative(weights, i, moved => Difference(moved).Figure), Difference(weights).Values[i], 8));
    }

    [Fact]
    public void Residuals_OfRakedWeights_AreTheDerivativeThroughTheRaking()
    {
        var structure = new IndexStructure(TwoFactors());
        double[] weights = [1, 2, 0.5, 3, 1.5, 2.5];
        RakedWeights Rake(IReadOnlyList<double> start) => Sample.Must(RakedWeights.Rake(
            start,
            [
                (new("sex", new Dictionary<string, double> { ["f"] = 6, ["m"] = 4 }), ["f", "m", "f", "m", "f", "m"]),
                (new("area", new Dictionary<string, double> { ["u"] = 3, ["r"] = 7 }), ["u", "u", "r", "r", "r", "u"]),
            ]));
        var raked = Rake(weights);

        var residuals = raked.Residuals(Index(structure, raked.Weights).Linearise(structure.Overall, _everyone)!.Values);

        Assert.All(_everyone, i => Assert.Equal(
            Derivative(weights, i, moved => Index(structure, Rake(moved).Weights).Linearise(structure.Overall, _everyone)!.Figure), residuals[i] * raked.Weights[i] / weights[i], 7));
    }

    [Fact]
    public void Analyze_MeanOfLevelsOfADesign_HasAStudentInterval()
    {
        // Three people, each a PSU: mean 10/3, variance 1/3 · ((5 - 10/3)² + (4 - 10/3)² + (1 - 10/3)²) / 2 = 1.4444…, t of 2 = 4.302652730.
        var structure = new IndexStructure(Sample.Version(), IndexFormula.Mean);
        using var file = new TempFile("c24,c39\n5,\n4,\n1,\n");

        var estimate = Survey.Analyze(new(structure, []) { Interval = IntervalMethod.Logit }, file.Path).Of("item", "c24");

        Assert.Equal("t", estimate.Method);
        Assert.Equal([10 / 3.0, Math.Sqrt(13) / 3], [estimate.Index!.Value, estimate.StandardError!.Value], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal((10 / 3.0) + (4.302652730 * Math.Sqrt(13) / 3), estimate.Interval!.Value.Upper, 8);
    }

    private static double Derivative(double[] weights, int i, Func<double[], double> figure)
    {
        const double step = 1e-5;
        double[] Moved(double by) => [.. weights.Select((weight, j) => j == i ? weight + by : weight)];
        return (figure(Moved(step)) - figure(Moved(-step))) / (2 * step);
    }

    private static SampledIndex Index(IndexStructure structure, IReadOnlyList<double> weights) =>
        new(structure, _rows, Sample.Must(SampleDesign.Of([.. weights.Select((weight, i) => new Draw("A", $"{i}", weight, null))])));

    /// <summary>II.A with two criteria and weight 1, III.A with two and weight 3 in a content of its own.</summary>
    internal static QuestionnaireVersion TwoFactors() => Sample.Version(document =>
    {
        document["index"]!["aggregation"] = "weighted_factors";
        document["sections"]![0]!["weight"] = 1;
        document["contents"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse("""{ "code": "III", "title": { "vi": "Chính sách" } }"""));
        document["sections"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse(
            """
            { "code": "III.A", "content": "III", "weight": 3, "title": { "vi": "Kết quả" }, "items": [
              { "code": "c40", "type": "scale", "scale": "satisfaction-5", "question": { "vi": "Đời sống tốt hơn" } },
              { "code": "c41", "type": "scale", "scale": "satisfaction-5", "question": { "vi": "Hỗ trợ kịp thời" } } ] }
            """));
    });
}
