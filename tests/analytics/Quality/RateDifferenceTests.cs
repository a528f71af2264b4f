namespace SurveyHub.Tests;

public sealed class RateDifferenceTests
{
    // R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1)]
    public void Interval95_PublishedExamples_AreReproduced(int satisfied1, int n1, int satisfied2, int n2, double lower, double upper)
    {
        var interval = RateDifference.Interval95((double)satisfied1 / n1, n1, (double)satisfied2 / n2, n2);

        Assert.Equal((lower, upper), (Math.Round(interval.Lower, 4), Math.Round(interval.Upper, 4)));
    }
}
