using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>Which factors and criteria are best and worst.</summary>
public static class ScopeSentences
{
    private const int Lowest = 3;

    public static IReadOnlyList<string> Of(Texts t, Analytics.Results results, int floor)
    {
        var withheld = results.Withheld(floor);
        var (factors, items) = (Shown(results.Factors), Shown(results.Items));
        if (items.Count == 0)
            return [withheld.Count > 0 ? Withheld() : t["official.overall-nobody"]];
        return
        [
            .. factors.Count > 1 ? [Extremes(t, factors, "official.factors-best", "official.factors-equal")] : (string[])[],
            .. items.Count > 1 ? [Extremes(t, items, "official.items-best", "official.items-equal")] : (string[])[t["official.items-one", Named(t, items[0])]],
            .. items.Count > 2 * Lowest ? [t["official.items-lowest", string.Join("; ", items.OrderBy(item => item.Percent).Take(Lowest).Select(item => Named(t, item)))]] : (string[])[],
            .. withheld.Count > 0 ? [Withheld()] : (string[])[],
        ];

        string Withheld() => t["official.scopes-withheld", t.Count(withheld.Count), floor];

        List<Estimate> Shown(IEnumerable<Estimate> estimates) => [.. estimates.Where(estimate => estimate.Percent is not null && !withheld.Contains(estimate.Scope))];
    }

    /// <summary>All that share the highest rate, and all that share the lowest.</summary>
    private static string Extremes(Texts t, List<Estimate> estimates, string best, string equal)
    {
        var (highest, lowest) = (estimates.Max(estimate => estimate.Percent), estimates.Min(estimate => estimate.Percent));
        return highest == lowest ? t[equal, t.Rate(highest)] : t[best, NamesOf(highest), t.Rate(highest), NamesOf(lowest), t.Rate(lowest)];

        string NamesOf(decimal? percent) => t.Join([.. estimates.Where(estimate => estimate.Percent == percent).Select(estimate => t["official.quoted", estimate.Scope.Name.In(t.Language)])]);
    }

    private static string Named(Texts t, Estimate estimate) => t["official.named-rate", t["official.quoted", estimate.Scope.Name.In(t.Language)], t.WithInterval(estimate.Percent, estimate.Interval)];
}
