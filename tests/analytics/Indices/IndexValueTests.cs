using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>Every formula and aggregation against figures worked out by hand.</summary>
public sealed class IndexValueTests
{
    [Theory]
    [InlineData(IndexFormula.Top2Box, 0.75)]
    [InlineData(IndexFormula.Mean5Pct, 0.77)]
    [InlineData(IndexFormula.Mean0To100, 0.7125)]
    [InlineData(IndexFormula.Mean, 3.85)]
    public void Of_TheOracleOfTheDomain_IsItsFigure(IndexFormula formula, double expected)
    {
        var structure = new IndexStructure(Sample.Version(), formula);

        var tally = Tally(structure, [(1, 5), (2, 10), (3, 35), (4, 110), (5, 40)]); // 200 people

        Assert.Equal(expected, tally.Index(structure.Items[0])!.Value, 12);
    }

    [Fact]
    public void Of_AllPositive_CountsPeopleWhoFoundNothingToBlame()
    {
        var structure = new IndexStructure(Sample.Version(), IndexFormula.AllPositive);
        var tally = new Tally(structure);
        foreach (var row in (byte[][])[[5, 4], [5, 3], [4, 0], [0, 0]]) // all good; one neutral; one blank; nothing
            tally.Add(row);

        Assert.Equal(2.0 / 3, tally.Index(structure.Overall));
    }

    [Theory]
    [InlineData(Aggregation.PooledAnswers, 0.7)] // 7 of 10
    [InlineData(Aggregation.MeanOfCriteria, 0.583333333333)] // (1 + 0.75 + 0) / 3
    [InlineData(Aggregation.MeanOfFactors, 0.4375)] // (7/8 + 0) / 2
    [InlineData(Aggregation.MeanOfContents, 0.4375)]
    [InlineData(Aggregation.WeightedFactors, 0.21875)] // (1 · 7/8 + 3 · 0) / 4
    public void Of_EachAggregation_JoinsTheCriteriaItsWay(Aggregation aggregation, double expected)
    {
        // Factor II.A: c24 answered 4 times, 4 of them positive; c39 answered 4 times, 3 positive. Factor III.A: c40 answered twice, none positive.
        var structure = new IndexStructure(TwoFactors(), IndexFormula.Top2Box, aggregation);
        var tally = new Tally(structure);
        foreach (var row in (byte[][])[[5, 5, 1], [5, 5, 1], [5, 5, 0], [5, 1, 0]])
            tally.Add(row);

        Assert.Equal(expected, tally.Index(structure.Overall)!.Value, 11);
    }

    [Fact]
    public void Of_CompleteAnswers_PooledIsTheMeanOfCriteria()
    {
        var (pooled, mean) = (new IndexStructure(TwoFactors(), aggregation: Aggregation.PooledAnswers), new IndexStructure(TwoFactors(), aggregation: Aggregation.MeanOfCriteria));

        double? Index(IndexStructure structure)
        {
            var tally = new Tally(structure);
            foreach (var row in (byte[][])[[5, 2, 4], [1, 4, 4], [3, 3, 5]])
                tally.Add(row);
            return tally.Index(structure.Overall);
        }

        Assert.Equal(Index(pooled)!.Value, Index(mean)!.Value, 12);
    }

    [Fact]
    public void Of_NobodyAnswered_IsNoFigure() => Assert.Null(new Tally(new IndexStructure(Sample.Version(), IndexFormula.Mean)).Index(new IndexStructure(Sample.Version()).Overall));

    [Theory]
    [InlineData("0", "value-unsupported")]
    [InlineData("-1", "value-unsupported")]
    [InlineData("null", "document-malformed")]
    public void Read_WeightThatWeighsNothing_IsRefused(string weight, string rule)
    {
        var read = QuestionnaireDocument.Read(Sample.Document(document =>
        {
            document["index"]!["aggregation"] = "weighted_factors";
            document["sections"]![0]!["weight"] = JsonNode.Parse(weight);
        }));

        Assert.Equal(rule, Assert.Single(read.Problems).Rule);
    }

    [Fact]
    public void Read_WeightWhereNothingIsWeighed_IsRefused() =>
        Assert.Equal("$.sections[0].weight", Assert.Single(QuestionnaireDocument.Read(Sample.Document(document => document["sections"]![0]!["weight"] = 2)).Problems).Place);

    /// <summary>II.A with weight 1, and III.A with weight 3 in a content of its own.</summary>
    private static QuestionnaireVersion TwoFactors() => Sample.Version(document =>
    {
        document["index"]!["aggregation"] = "weighted_factors";
        document["sections"]![0]!["weight"] = 1;
        document["contents"]!.AsArray().Add(JsonNode.Parse("""{ "code": "III", "title": { "vi": "Chính sách" } }"""));
        document["sections"]!.AsArray().Add(JsonNode.Parse(
            """
            { "code": "III.A", "content": "III", "weight": 3, "title": { "vi": "Kết quả" }, "items": [
              { "code": "c40", "type": "scale", "scale": "satisfaction-5", "question": { "vi": "Đời sống tốt hơn" } } ] }
            """));
    });

    private static Tally Tally(IndexStructure structure, IEnumerable<(byte Level, int People)> answers)
    {
        var tally = new Tally(structure);
        foreach (var (level, people) in answers)
        {
            for (var i = 0; i < people; i++)
                tally.Add([level, 0]);
        }

        return tally;
    }
}
