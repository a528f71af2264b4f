namespace SurveyHub.Analytics;

/// <summary>Many tests at once, so that of those called significant no more than a known share is by chance.</summary>
/// <remarks>
/// Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate: a practical and powerful approach to multiple testing", Journal of the
/// Royal Statistical Society B 57 (1995), 289-300.
/// </remarks>
public static class FalseDiscovery
{
    /// <returns>
    /// One adjusted value a test, in their order: the least rate of false discoveries at which it would be called significant. 0 to 1.
    /// </returns>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        var (adjusted, least) = (new double[p.Count], 1.0);
        int[] places = [.. Enumerable.Range(0, p.Count).OrderBy(place => p[place])];
        for (var rank = p.Count; rank > 0; rank--)
        {
            least = Math.Min(least, p[places[rank - 1]] * p.Count / rank);
            adjusted[places[rank - 1]] = least;
        }

        return adjusted;
    }
}
