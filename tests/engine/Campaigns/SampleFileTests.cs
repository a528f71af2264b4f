namespace SurveyHub.Tests;

public sealed class SampleFileTests
{
    [Fact]
    public void Read_PointsWithEverything_AreAsTheFileSays() => Assert.Equal(
        [new(Code.Of("xa-an-phu"), "Miền núi", 25, 465.952380952), new(Code.Of("phuong-1"), "Đô thị", 40, 0)],
        Sample.Must(Read("point,stratum,psus,weight\nXa-An-Phu,Miền núi,25,465.952380952\nphuong-1,Đô thị,40,0\n")));

    [Theory]
    [InlineData("point,stratum\na,1\n")]
    [InlineData("stratum,point,weight,psus\n1,a,,\n")]
    public void Read_NeitherSizesNorWeights_FollowFromTheDraw(string text) => Assert.Equal([new(Code.Of("a"), "1", null, null)], Sample.Must(Read(text)));

    [Fact]
    public void Read_FaultsOfLines_AreNamedByLineAndColumn() => Assert.Equal(
        [(2L, "point", "point-malformed"), (3, "stratum", "text-unfitting"), (4, "psus", "stratum-size-malformed"), (5, "weight", "weight-malformed"), (6, "psus", "cell-blank"), (6, "weight", "cell-blank")],
        Faults("point,stratum,psus,weight\nXã A,1,5,1\nb,,5,1\nc,1,0,1\nd,1,5,-1\ne,1,,\n"));

    [Fact]
    public void Read_LinesThatDisagree_AreNamedByLineAndColumn() => Assert.Equal(
        [(2L, "psus", "stratum-too-small"), (4, "psus", "stratum-size-varies"), (5, "point", "code-repeated")],
        Faults("point,stratum,psus\na,1,2\nb,1,2\nc,1,3\na,2,9\n"));

    [Theory]
    [InlineData("point,weight\na,1\n", "column-missing")]
    [InlineData("point,stratum\n", "sample-empty")]
    [InlineData("point,stratum,weight\na,1,0\nb,1,0\n", "weights-none")]
    public void Read_NoSampleAtAll_IsRefused(string text, string rule) => Assert.Equal(rule, Assert.Single(Read(text).Problems).Rule);

    private static IEnumerable<(long?, string?, string)> Faults(string text) => Read(text).Problems.Select(problem => (problem.Line, problem.Place, problem.Rule));

    private static Outcome<List<SampledPoint>> Read(string text)
    {
        using var file = new TempFile(text);
        return SampleFile.Read(Sample.Must(ResponseFile.Open(file.Path)));
    }
}
