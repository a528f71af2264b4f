using System.Globalization;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What figures say, in sentences for somebody with two minutes.</summary>
public static class LeaderSentences
{
    /// <summary>Whom a report is about: the unit, or the whole province.</summary>
    public static string NameOf(this Texts t, CampaignReport report) => report.Filter.Unit is { } unit ? report.Tree.Known(unit)?.Name ?? unit.Value : t["report.of-all"];

    /// <summary>The whole, or the content, factor or criterion by its name.</summary>
    public static string NameOf(this Texts t, Scope scope) => scope.Kind == ScopeKind.Overall ? t["results.overall"] : scope.Name.In(t.Language);

    /// <summary>The rate, and how many targets are met; where there is one, how sure that is.</summary>
    public static string Verdict(this Texts t, CampaignReport report)
    {
        var (results, who) = (report.Results, t.NameOf(report));
        if (results.Overall.Percent is null)
            return t["leader.nobody", who];
        var rate = t.Rate(results.Overall.Percent, results.DemandsOn(results.Overall.Scope));
        var judged = results.Targets.Where(target => target.Probability is not null && !target.IsWithheld).ToList();
        if (judged is [var only])
        {
            return only.Estimate.Percent == results.Overall.Percent
                ? t["leader.one", who, rate, t.Of(only)]
                : t["leader.one-apart", who, rate, only.Target.Scope, t.Rate(only.Estimate.Percent, only.Target.Demand), t.Of(only)];
        }

        if (judged.Count == 0)
            return t["leader.rate", who, rate];
        var missed = judged.Count(target => target.Verdict is Analytics.Verdict.Missed or Analytics.Verdict.MissedUncertain);
        var met = judged.Count(target => target.Verdict is Analytics.Verdict.Met or Analytics.Verdict.MetUncertain);
        (string Key, int Count)[] counts = [("leader.count-met", met), ("leader.count-missed", missed), ("leader.count-open", judged.Count - met - missed)];
        return t["leader.many", who, rate, string.Join(", ", counts.Where(part => part.Count > 0).Select(part => t[part.Key, part.Count]))];
    }

    /// <summary>Whether a target is met, and how sure that is; without its name.</summary>
    public static string Of(this Texts t, TargetResult target)
    {
        var (demand, probability) = (t.Of(target.Target.Demand), target.Probability ?? 0);
        return target.Verdict switch
        {
            Analytics.Verdict.Met => t["leader.met", demand, t.Probability(probability)],
            Analytics.Verdict.MetUncertain => t["leader.met-uncertain", demand, t.Probability(probability)],
            Analytics.Verdict.MissedUncertain => t["leader.missed-uncertain", demand, t.Probability(probability)],
            Analytics.Verdict.Missed => t["leader.missed", demand, t.Probability(1 - probability)],
            Analytics.Verdict.NotEnoughData => t["leader.not-enough-data", demand],
            Analytics.Verdict.NoData => t["leader.no-data", demand],
            Analytics.Verdict.Withheld => t["verdict.withheld"],
            null => t["verdict.no-number"],
        };
    }

    /// <summary>How far a figure moved, or two stand apart, and whether that is more than chance.</summary>
    /// <param name="than">What it is compared with.</param>
    /// <param name="demands">On the scope, see <see cref="Analytics.Results.DemandsOn"/>.</param>
    public static string Of(this Texts t, ScopeChange change, string than, params IEnumerable<Demand> demands)
    {
        if (change.Difference is not { } difference)
            return t[change.Breaks.Count > 0 ? "leader.change-break" : "leader.change-none", than];
        var (points, before, after) = (t.Points(difference), t.Rate(change.Before?.Percent, demands), t.Rate(change.After.Percent, demands));
        return (difference.IsSignificant, difference.Value) switch
        {
            (true, > 0) => t["leader.rose", points, than, before, after],
            (true, _) => t["leader.fell", points, than, before, after],
            _ => t["leader.steady", t.SignedPoints(difference), than, before, after],
        };
    }

    /// <summary>The same of two that stand side by side.</summary>
    public static string Of(this Texts t, ScopeChange change, string ours, string theirs, params IEnumerable<Demand> demands)
    {
        if (change.Difference is not { } difference)
            return t.Of(change, theirs, demands);
        var key = (difference.IsSignificant, difference.Value) switch
        {
            (true, > 0) => "leader.higher",
            (true, _) => "leader.lower",
            _ => "leader.alike",
        };
        return t[key, ours, theirs, t.Points(difference), t.Rate(change.After.Percent, demands), t.Rate(change.Before?.Percent, demands)];
    }

    /// <summary>How sure a difference is.</summary>
    public static string Certainty(this Texts t, Difference? difference) => t[difference?.IsSignificant switch
    {
        true => "leader.sure",
        false => "leader.unsure",
        null => "leader.unknown",
    }];

    /// <summary>Why two figures are not compared, in words.</summary>
    public static string Of(this Texts t, BreakLine line) => string.Join(": ", new[] { t["break." + Words.Write(line.Kind)], line.Place, line.Reason }.OfType<string>());

    /// <summary>Such as quarter 1 of 2026.</summary>
    public static string Name(this Texts t, Period period) => period.Kind switch
    {
        PeriodKind.Day => t.Day(period.First),
        PeriodKind.Week => t["period.week", ISOWeek.GetWeekOfYear(period.First), ISOWeek.GetYear(period.First)],
        PeriodKind.Month => t["period.month", period.First.Month, period.First.Year],
        PeriodKind.Quarter => t["period.quarter", (period.First.Month + 2) / 3, period.First.Year],
        PeriodKind.HalfYear => t["period.half-year", (period.First.Month + 5) / 6, period.First.Year],
        PeriodKind.Year => t["period.year", period.First.Year],
    };

    /// <summary>Beside a rank: with how many others a unit may change places, from its highest possible rank to its lowest.</summary>
    public static string Of(this Texts t, RankInterval? ranks) => ranks switch
    {
        null => "–",
        { } sure when sure.First == sure.Last => t.Count(sure.First),
        { } between => $"{t.Count(between.First)}–{t.Count(between.Last)}",
    };
}
