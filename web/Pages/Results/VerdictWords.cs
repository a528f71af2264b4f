using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>What the figures come to, in a sentence or two.</summary>
public static class VerdictWords
{
    /// <summary>How many are satisfied, how sure that is, and how many of the targets are met.</summary>
    public static string Sentence(this Texts t, ShownResults shown)
    {
        var (results, overall) = (shown.Results, shown.Results.Overall);
        if (results.IsWithheld || overall.Counts.Valid == 0)
            return results.IsWithheld ? shown.WhyWithheld : t["results.no-answers"];
        var said = t["public.said", shown.Overall(), t.Count(overall.Respondents), t.Range(overall.Interval)];
        return t.Targets(results) is { } targets ? $"{said} {targets}" : said;
    }

    /// <summary>How many of the targets that set a number are met, missed and open; null where none is published.</summary>
    public static string? Targets(this Texts t, Analytics.Results results)
    {
        var verdicts = results.Targets.Where(target => target.Target.Demand is not null && !target.IsWithheld).Select(target => target.Verdict).ToList();
        if (verdicts.Count == 0)
            return null;
        var (met, missed) = (verdicts.Count(verdict => verdict == Verdict.Met), verdicts.Count(verdict => verdict == Verdict.Missed));
        return verdicts.Count == 1 ? t["public.said-target", t["verdict." + Engine.Words.Write(verdicts[0]!.Value)]]
            : t["public.said-targets", verdicts.Count, met, missed, verdicts.Count - met - missed];
    }
}
