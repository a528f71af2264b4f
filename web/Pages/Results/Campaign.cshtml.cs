using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What a leader reads: each target with its verdict, then the whole, contents, factors and criteria.</summary>
[EnableRateLimiting(Bulkhead.Reports)]
[Public]
public sealed class CampaignModel(CampaignResults campaigns, Catalogue catalogue, Floors floors, Texts texts) : PageModel
{
    public Analytics.Results Results { get; private set; } = null!; // set before anything is shown

    /// <summary>In the order of the tree, each with its depth below the province.</summary>
    public IReadOnlyList<(Unit Unit, int Depth)> Units { get; private set; } = [];

    public IReadOnlyCollection<ServiceField> Fields { get; private set; } = [];

    /// <summary>The unit looked at; null for all.</summary>
    public Unit? Unit { get; private set; }

    /// <summary>The field looked at; null for all.</summary>
    public ServiceField? Field { get; private set; }

    /// <summary>By verdict, the worst news first; within one verdict in the order of the plans.</summary>
    public IEnumerable<IGrouping<Verdict?, TargetResult>> Targets => Results.Targets.GroupBy(target => target.Verdict).OrderBy(same => Rank(same.Key));

    /// <summary>Where the axis of all targets' charts begins, 0 to 1: a full ten per cent, with some room before the lowest thing shown.</summary>
    public double AxisFrom => Math.Max(0, Math.Floor(10 * (Results.Targets
        .SelectMany(target => new[] { target.Estimate.Interval?.Lower, (double?)target.Target.Demand?.Percent / 100 })
        .Min() ?? 0) - 0.2) / 10);

    public async Task<IActionResult> OnGetAsync(string campaign, string? unit, string? field, CancellationToken ct)
    {
        var read = await campaigns.ReadAsync(campaign, unit, field, ct);
        if (read.Value is not { } results)
            return HttpContext.Refuse(read.Problems[0]);

        Results = results;
        var tree = await catalogue.ListUnitsAsync(ct);
        var byCode = tree.ToDictionary(known => known.Code);
        Units = [.. tree.Select(known => (known, Depth(known)))];
        Fields = await catalogue.ListFieldsAsync(ct);
        Unit = await catalogue.FindUnitAsync(Code.Parse(unit), ct);
        Field = await catalogue.FindFieldAsync(Code.Parse(field), ct);
        return Page();

        int Depth(Unit known) => known.Parent is { } parent ? 1 + Depth(byCode[parent]) : 0;
    }

    /// <summary>The version's own index, by the names of its formula and aggregation.</summary>
    public string Definition => $"{IndexNames.Of(Results.Campaign.Version.Formula)}, {IndexNames.Of(Results.Campaign.Version.Aggregation)}";

    /// <summary>Why there are no figures of too few people.</summary>
    public string WhyWithheld => texts["results.withheld", floors.Figures];

    /// <summary>The overall rate, with the decimals that the strictest of the targets needs.</summary>
    public string Overall() => texts.Rate(Results.Overall.Percent, Results.Targets.Select(target => target.Target.Demand));

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
