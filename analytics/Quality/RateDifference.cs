namespace SurveyHub.Analytics;

/// <summary>The 95 % interval of the difference between two rates of people who are not the same.</summary>
/// <remarks>
/// R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods", Statistics in
/// Medicine 17 (1998), 873-890, method 10: from the score intervals of both, so that it stays inside −1 to 1 and is honest near 100 %.
/// </remarks>
public static class RateDifference
{
    /// <param name="first">0 to 1, of <paramref name="n1"/> people.</param>
    /// <param name="second">0 to 1, of <paramref name="n2"/> people; is taken from the first.</param>
    /// <returns>−1 to 1.</returns>
    public static Interval Interval95(double first, double n1, double second, double n2)
    {
        var (one, two, difference) = (Wilson.Interval95(first, n1), Wilson.Interval95(second, n2), first - second);
        return new(
            difference - Math.Sqrt(Math.Pow(first - one.Lower, 2) + Math.Pow(two.Upper - second, 2)),
            difference + Math.Sqrt(Math.Pow(one.Upper - first, 2) + Math.Pow(second - two.Lower, 2)));
    }
}
