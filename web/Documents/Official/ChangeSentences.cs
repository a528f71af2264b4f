using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What rose, what fell, and what cannot be compared, against a campaign or days before.</summary>
public static class ChangeSentences
{
    /// <param name="demands">On the whole, see <see cref="Analytics.Results.DemandsOn"/>.</param>
    public static IReadOnlyList<string> Of(Texts t, CampaignChange change, int floor, params IEnumerable<Demand> demands)
    {
        var (against, whole) = (Against(t, change), change.Scopes[0]);
        var factors = change.Scopes.Where(scope => scope.Scope.Kind == ScopeKind.Factor).ToList();
        return
        [
            Of(t, whole, against, floor, demands),
            .. change.Rate is { } rate && whole.Difference is { Value: not 0 } ? [t.Of(rate)] : (string[])[],
            .. factors.Count > 1 ? Factors(t, factors, floor) : [],
        ];
    }

    /// <summary>One scope, by its name but for the whole.</summary>
    public static string Of(Texts t, ScopeChange change, string against, int floor, params IEnumerable<Demand> demands)
    {
        var name = change.Scope.Kind == ScopeKind.Overall ? t["official.whole"] : change.Scope.Name.In(t.Language);
        if (change.Breaks.Count > 0)
            return t["official.change-break", name, against, string.Join("; ", change.Breaks.Select(broken => Reason(t, broken)).Distinct())];
        if (change.Before is not { Percent: not null } before || change.After.Percent is null || change.Difference is not { } difference)
            return t["official.change-nobody", name, against];
        if (before.Respondents < floor || change.After.Respondents < floor)
            return t["official.change-withheld", name, against, floor];
        if (difference.Value == 0)
            return t["official.change-same", name, against, t.Rate(change.After.Percent, demands)];
        var key = (difference.Value > 0, difference.IsSignificant) switch
        {
            (true, true) => "official.change-up",
            (true, false) => "official.change-up-unsure",
            (true, null) => "official.change-up-unknown",
            (false, true) => "official.change-down",
            (false, false) => "official.change-down-unsure",
            (false, null) => "official.change-down-unknown",
        };
        return t[key, name, against, t.Points(difference), t.Rate(before.Percent, demands), t.Rate(change.After.Percent, demands)];
    }

    private static IEnumerable<string> Factors(Texts t, List<ScopeChange> factors, int floor)
    {
        var compared = factors.Where(factor => factor is { Breaks.Count: 0, Difference: not null } && factor.Before!.Respondents >= floor && factor.After.Respondents >= floor).ToList();
        if (compared.Count == 0)
            return [];
        var (up, down) = (Named(change => change.Value > 0), Named(change => change.Value < 0));
        return
        [
            .. up.Count > 0 ? [t["official.factors-up", string.Join("; ", up)]] : (string[])[],
            .. down.Count > 0 ? [t["official.factors-down", string.Join("; ", down)]] : (string[])[],
            .. up.Count + down.Count == 0 ? [t["official.factors-same"]] : (string[])[],
            .. compared.Count < factors.Count ? [t["official.factors-broken", t.Count(factors.Count - compared.Count)]] : (string[])[],
        ];

        List<string> Named(Predicate<Difference> wanted) =>
            [.. compared.Where(factor => factor.Difference!.IsSignificant == true && wanted(factor.Difference)).Select(factor => t["official.named-points", factor.Scope.Name.In(t.Language), t.Points(factor.Difference!)])];
    }

    private static string Against(Texts t, CampaignChange change) => change.Days is { } days
        ? t["official.against-days", change.Against.Title.In(t.Language), t.Between(days)]
        : t["official.against", change.Against.Title.In(t.Language)];

    private static string Reason(Texts t, BreakLine broken) => broken.Kind switch
    {
        BreakKind.Item => t["official.break-item"],
        BreakKind.Criteria => t["official.break-criteria"],
        BreakKind.Definition => t["official.break-definition"],
        BreakKind.Lineage => t["official.break-lineage"],
        BreakKind.Instrument => t["official.break-instrument"],
    };
}
