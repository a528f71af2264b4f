using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>Which targets are met and how sure that is, each with the sentence of its plan.</summary>
public static class TargetSentences
{
    public static IReadOnlyList<string> Of(Texts t, IReadOnlyList<TargetResult> targets, int floor)
    {
        if (targets.Count == 0)
            return [t["official.targets-none"]];
        var judged = targets.Where(target => target.Target.Demand is not null).ToList();
        return [.. judged.Count > 0 ? [Summary(t, judged, floor)] : (string[])[], .. targets.Select(target => Of(t, target, floor))];
    }

    /// <summary>One target; a figure of fewer people than the floor is not said.</summary>
    public static string Of(Texts t, TargetResult result, int floor)
    {
        var (target, estimate, name) = (result.Target, result.Estimate, Capital(result.Target.Scope));
        var source = t["official.target-source", target.Quote, $"{target.Source}, {target.Article}".TrimEnd(' ', ',')];
        if (IsWithheld(result, floor))
            return $"{t["official.target-withheld", name, floor]} {source}";
        if (estimate.Percent is null)
            return $"{t["official.target-nobody", name]} {source}";
        var reached = t["official.target-reached", name, t.WithInterval(estimate.Percent, estimate.Interval, target.Demand), t.Count(estimate.Respondents)];
        if (target.Demand is null)
            return $"{reached} {t["official.target-without-number"]} {source}";
        var probable = result.Probability is { } probability ? " " + t["official.target-probability", t.Probability(probability)] : "";
        return $"{reached} {t["official.target-verdict", t.Of(target.Demand), Judge(t, result)]}{probable} {source}";
    }

    private static string Summary(Texts t, List<TargetResult> judged, int floor)
    {
        var counts = judged.Where(target => !IsWithheld(target, floor)).CountBy(target => target.Verdict!.Value).ToDictionary();
        if (CountOf(Verdict.Met) == judged.Count)
            return t["official.targets-all-met", t.Count(judged.Count)];
        if (CountOf(Verdict.Missed) == judged.Count)
            return t["official.targets-all-missed", t.Count(judged.Count)];
        var open = judged.Count - CountOf(Verdict.Met) - CountOf(Verdict.MetUncertain) - CountOf(Verdict.MissedUncertain) - CountOf(Verdict.Missed);
        (int Count, string Key)[] parts =
        [
            (CountOf(Verdict.Met), "official.targets-met"), (CountOf(Verdict.MetUncertain), "official.targets-met-unsure"), (CountOf(Verdict.MissedUncertain), "official.targets-missed-unsure"),
            (CountOf(Verdict.Missed), "official.targets-missed"), (open, "official.targets-open"),
        ];
        return t["official.targets", t.Count(judged.Count), string.Join("; ", parts.Where(part => part.Count > 0).Select(part => t[part.Key, t.Count(part.Count)]))];

        int CountOf(Verdict verdict) => counts.GetValueOrDefault(verdict);
    }

    /// <summary>As a plan names it within a sentence, here at the beginning of one.</summary>
    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Judge(Texts t, TargetResult result) => result.Verdict switch
    {
        Verdict.Met => t["official.verdict-met"],
        Verdict.MetUncertain => t["official.verdict-met-unsure"],
        Verdict.MissedUncertain => t["official.verdict-missed-unsure"],
        Verdict.Missed => t["official.verdict-missed"],
        Verdict.NotEnoughData => t["official.verdict-not-enough"],
        Verdict.NoData or Verdict.Withheld or null => throw new ArgumentException("There is no figure to judge.", nameof(result)),
    };

    /// <summary>Whether nothing of it is said in what leaves the house.</summary>
    internal static bool IsWithheld(TargetResult result, int floor) => result.IsWithheld || (result.Estimate.Respondents > 0 && result.Estimate.Respondents < floor);
}
