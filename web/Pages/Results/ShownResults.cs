using SurveyHub.Analytics;
using SurveyHub.Engine;
using SurveyHub.Web.Charts;

namespace SurveyHub.Web;

/// <summary>Figures as <c>_Figures</c> shows them, to the public and to staff.</summary>
public sealed class ShownResults(Analytics.Results results, Floors floors, Texts texts)
{
    public Analytics.Results Results => results;

    /// <summary>By verdict, the worst news first; within one verdict in the order of the plans.</summary>
    public IEnumerable<IGrouping<Verdict?, TargetResult>> Targets => results.Targets.GroupBy(target => target.Verdict).OrderBy(same => Rank(same.Key));

    /// <summary>Where the axis of all targets' charts begins, 0 to 1.</summary>
    public double AxisFrom => RateAxis.For(results.Targets.SelectMany(target => RateAxis.Shown(target.Estimate, target.Target.Demand))).From;

    /// <summary>The version's own index, by the names of its formula and aggregation.</summary>
    public string Definition => $"{IndexNames.Of(results.Campaign.Version.Formula)}, {IndexNames.Of(results.Campaign.Version.Aggregation)}";

    /// <summary>How many people stand behind whatever the public sees.</summary>
    public int Floor => floors.Figures;

    /// <summary>Why there are no figures of too few people.</summary>
    public string WhyWithheld => texts["results.withheld", floors.Figures];

    /// <summary>The overall rate, with the decimals that the strictest of the targets needs.</summary>
    public string Overall() => texts.Rate(results.Overall.Percent, results.DemandsOn(results.Overall.Scope));

    private static int Rank(Verdict? verdict) => verdict switch
    {
        Verdict.Missed => 1,
        Verdict.MissedUncertain => 2,
        Verdict.MetUncertain => 3,
        Verdict.Met => 4,
        Verdict.NotEnoughData => 5,
        Verdict.NoData => 6,
        Verdict.Withheld => 7,
        null => 7,
    };
}
