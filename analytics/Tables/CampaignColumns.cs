using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Which units and fields are looked at.</summary>
/// <param name="Name">What it means: two of one name are the same.</param>
/// <param name="Unit">Null stands for responses that name none.</param>
/// <param name="Field">The same.</param>
public sealed record CampaignPart(string Name, Func<Code?, bool> Unit, Func<Code?, bool> Field)
{
    public static CampaignPart All { get; } = new("all", _ => true, _ => true);
}

/// <summary>The responses of one campaign.</summary>
/// <param name="design">Null for open collection.</param>
public sealed class CampaignColumns(ResponseColumns columns, Campaign campaign, CampaignDesign? design = null)
{
    public Campaign Campaign => campaign;

    public CampaignDesign? Design => design;

    public IndexStructure Structure => columns.Structure;

    /// <summary>From all points, drawn or not; for figures see <see cref="PartEstimates"/>.</summary>
    public Tally Sum(CampaignPart part) => columns.Count(new(Filters(part), [])).Sum();

    /// <summary>Told apart by whatever the groupings say.</summary>
    public Table Count(CampaignPart part, params IReadOnlyList<Grouping> by) => columns.Count(new(Filters(part), by));

    /// <summary>How many responses are left out of everything else by decision.</summary>
    public long Excluded(CampaignPart part) => columns.CountExcluded(new(Filters(part), [], Items: [])).Responses;

    /// <summary>How many of the responses counted have each flag there is.</summary>
    public IReadOnlyList<FlagResult> Flags(CampaignPart part)
    {
        var flagged = columns.Count(new(Filters(part), [Grouping.By(Dimension.Flags)], Items: [])).Groups;
        return [.. Enum.GetValues<Flag>().Select(flag => new FlagResult(flag, flagged.Where(group => group.Keys[0]?.Split(',').Contains(Words.Write(flag)) == true).Sum(group => group.Responses)))];
    }

    /// <summary>How many responses there are behind the figures of each unit and field: all, or those from sampled points.</summary>
    public IReadOnlyDictionary<(Code? Unit, Code? Field), long> Cells() =>
        columns.Count(new(design is null ? Filters(CampaignPart.All) : [.. Filters(CampaignPart.All), design.Filter], [Grouping.By(Dimension.Unit), Grouping.By(Dimension.Field)], Items: [])).Groups
            .ToDictionary(group => (Code.Parse(group.Keys[0]), Code.Parse(group.Keys[1])), group => group.Responses);

    private IReadOnlyList<Filter> Filters(CampaignPart part) =>
    [
        Filter.Is(Dimension.Campaign, campaign.Code.Value),
        new(Dimension.Unit, part.Name, unit => part.Unit(Code.Parse(unit))),
        new(Dimension.Field, part.Name, field => part.Field(Code.Parse(field))),
    ];
}
