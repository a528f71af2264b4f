using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What a leader reads: each target with its verdict, then the whole, contents, factors and criteria.</summary>
public sealed class CampaignModel(CampaignResults campaigns, Units units, ServiceFields fields, Texts texts) : PageModel
{
    public Analytics.Results Results { get; private set; } = null!; // set before anything is shown

    /// <summary>In the order of the tree, each with its depth below the province.</summary>
    public IReadOnlyList<(Unit Unit, int Depth)> Units { get; private set; } = [];

    public IReadOnlyList<ServiceField> Fields { get; private set; } = [];

    /// <summary>The unit looked at; null for all.</summary>
    public Unit? Unit { get; private set; }

    /// <summary>The field looked at; null for all.</summary>
    public ServiceField? Field { get; private set; }

    public async Task<IActionResult> OnGetAsync(string campaign, string? unit, string? field, CancellationToken ct)
    {
        var read = await campaigns.ReadAsync(campaign, unit, field, ct);
        if (read.Value is not { } results)
            return HttpContext.Refuse(read.Problems[0]);

        Results = results;
        var tree = await units.ListAsync(ct);
        var byCode = tree.ToDictionary(known => known.Code);
        Units = [.. tree.Select(known => (known, Depth(known)))];
        Fields = await fields.ListAsync(ct);
        Unit = Code.Parse(unit) is { } chosen ? byCode[chosen] : null;
        Field = Fields.FirstOrDefault(known => known.Code == Code.Parse(field));
        return Page();

        int Depth(Unit known) => known.Parent is { } parent ? 1 + Depth(byCode[parent]) : 0;
    }

    /// <summary>The overall rate, with the decimals that the strictest of the targets needs.</summary>
    public string Overall()
    {
        var demands = Results.Targets.Select(target => target.Target.Demand).OfType<Demand>();
        var counts = Results.Overall.Counts;
        return texts.Percent(counts, counts.Percent is { } percent ? demands.Select(demand => demand.Decimals(percent)).DefaultIfEmpty(2).Max() : 2);
    }
}
