namespace SurveyHub.Tests;

/// <summary>Every figure that R's survey package computes from the synthetic surveys, see <c>fixtures/statistics/README.md</c>.</summary>
public sealed class DesignBasedTests
{
    [Theory]
    [InlineData("statistics", 33)]
    [InlineData("statistics/lonely-psu", 32)]
    public void Analyze_StratifiedClusterSample_AgreesWithR(string folder, int lines)
    {
        var expected = Survey.Expected(folder, "expected-design-based");
        var logit = Survey.Analyze(Survey.Analysis, Fixtures.PathOf($"{folder}/responses.csv"));
        var beta = Survey.Analyze(Survey.Analysis with { Interval = IntervalMethod.Beta }, Fixtures.PathOf($"{folder}/responses.csv"));

        Assert.Equal(lines, expected.Count);
        Assert.All(expected, line =>
        {
            var found = logit.Of(line["scope"], line["key"]);
            var korn = beta.Of(line["scope"], line["key"]);
            Assert.Equal(
                [line["respondents"], line["valid"], line["satisfied"], line["df"], "logit", "beta"],
                [$"{found.Respondents}", $"{found.Counts.Valid}", $"{found.Counts.Satisfied}", $"{found.DegreesOfFreedom}", found.Method, korn.Method]);
            Survey.AssertAgrees(line["rate"], found.Index, 1e-8);
            Survey.AssertAgrees(line["se"], found.StandardError);
            Survey.AssertAgrees(line["logit_lower"], found.Interval?.Lower);
            Survey.AssertAgrees(line["logit_upper"], found.Interval?.Upper);
            Survey.AssertAgrees(line["beta_lower"], korn.Interval?.Lower);
            Survey.AssertAgrees(line["beta_upper"], korn.Interval?.Upper);
        });
    }

    [Theory]
    [InlineData("statistics")]
    [InlineData("statistics/lonely-psu")]
    public void Analyze_RakedWeights_AgreeWithR(string folder)
    {
        var raked = Survey.Analyze(Survey.Analysis with { Margins = Survey.Margins(folder) }, Fixtures.PathOf($"{folder}/responses.csv"));

        var expected = Survey.Expected(folder, "expected-raked");
        Assert.Equal(17, expected.Count);
        Assert.All(expected, line => Survey.AssertAgrees(line["rate"], raked.Lines.Single(found => found.Key == line["key"]).Estimate.Index, 1e-8));
    }

    [Theory]
    [InlineData("statistics")]
    [InlineData("statistics/lonely-psu")]
    public void Of_RespondentsOfTheSurvey_AgreesWithRWithoutAnyFile(string folder)
    {
        var rows = Survey.Expected(folder, "responses");
        var design = Sample.Must(SampleDesign.Of([.. rows.Select(row => new Draw(row["stratum"], row["psu"], Survey.Number(row["weight"]), Survey.Number(row["fpc"])))]));

        foreach (var line in Survey.Expected(folder, "expected-design-based").Where(line => line["scope"] == "item"))
        {
            var (satisfied, valid) = (rows.Select(row => row[line["key"]] is "4" or "5" ? 1.0 : 0).ToArray(), rows.Select(row => row[line["key"]].Length > 0 ? 1.0 : 0).ToArray());
            var found = SampleEstimate.Of(design, Linearised.Ratio(design, satisfied, valid)!);
            Survey.AssertAgrees(line["rate"], found.Figure, 1e-8);
            Survey.AssertAgrees(line["se"], found.StandardError);
            Survey.AssertAgrees(line["logit_lower"], SampleInterval.Of(found, IntervalMethod.Logit).Interval?.Lower);
            Survey.AssertAgrees(line["beta_upper"], SampleInterval.Of(found, IntervalMethod.Beta).Interval?.Upper);
        }
    }
}
