using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Which units and fields are looked at.</summary>
/// <param name="Name">What it means: two of one name are the same.</param>
/// <param name="Unit">Null stands for responses that name none.</param>
/// <param name="Field">The same.</param>
public sealed record CampaignPart(string Name, Func<Code?, bool> Unit, Func<Code?, bool> Field)
{
    public static CampaignPart All { get; } = new("all", _ => true, _ => true);

    public static CampaignPart None { get; } = new("none", _ => false, _ => false);

    /// <summary>What else a response must have.</summary>
    public IReadOnlyList<Filter> Fine { get; init; } = [];

    internal IReadOnlyList<Filter> Filters => [new(Dimension.Unit, Name, KeepsUnit), new(Dimension.Field, Name, KeepsField), .. Fine];

    /// <summary>Those of them that have a certain value.</summary>
    internal CampaignPart With(Filter filter) => this with { Name = $"{Name}, {filter}", Fine = [.. Fine, filter] };

    /// <param name="value">Of the dimension.</param>
    internal bool KeepsUnit(string? value) => Unit(Code.Parse(value));

    /// <param name="value">Of the dimension.</param>
    internal bool KeepsField(string? value) => Field(Code.Parse(value));
}

/// <summary>The responses of one campaign.</summary>
/// <param name="design">Null for open collection.</param>
public sealed class CampaignColumns(ResponseColumns columns, Campaign campaign, CampaignDesign? design = null)
{
    // Counted once for whoever asks which cells there are: whatever is asked of units and fields afterwards is a sum of their counts. Who asks for a few parts only has them counted, and remembered, one by one.
    private readonly Lazy<Table> _byUnitAndField = new(() => columns.Count(new([Of(campaign)], [Grouping.By(Dimension.Unit), Grouping.By(Dimension.Field)])));
    private readonly Lazy<Table> _flagged = new(() => columns.Count(new([Of(campaign)], [Grouping.By(Dimension.Unit), Grouping.By(Dimension.Field), Grouping.By(Dimension.Flags)], Items: [])));

    public Campaign Campaign => campaign;

    public CampaignDesign? Design => design;

    public IndexStructure Structure => columns.Structure;

    /// <summary>From all points, drawn or not; for figures see <see cref="PartEstimates"/>.</summary>
    public Tally Sum(CampaignPart part) => IsSummed(part) ? _byUnitAndField.Value.Sum(part.KeepsUnit, part.KeepsField) : Count(part).Sum();

    /// <summary>Told apart by whatever the groupings say.</summary>
    public Table Count(CampaignPart part, params IReadOnlyList<Grouping> by) => columns.Count(new(Filters(part), by));

    /// <summary>The same of certain items, whose options are counted in place of the criteria.</summary>
    public Table Count(CampaignPart part, IReadOnlyList<Code> items, params IReadOnlyList<Grouping> by) => columns.Count(new(Filters(part), by, items));

    /// <summary>Of those that do not have the flag.</summary>
    public Tally Without(CampaignPart part, Flag flag) => columns.Count(new([.. Filters(part), Filter.Without(flag)], [])).Sum();

    /// <summary>For each criterion and each of its options in order, what those who chose it answered.</summary>
    public IReadOnlyList<IReadOnlyList<Tally>> ByLevel(CampaignPart part) => [.. Structure.Criteria.Select(item => ByOption(part, item))];

    /// <summary>How many responses are left out of everything else by decision.</summary>
    public long Excluded(CampaignPart part) => columns.CountExcluded(new(Filters(part), [], Items: [])).Responses;

    /// <summary>How many of the responses counted have each flag there is.</summary>
    public IReadOnlyList<FlagResult> Flags(CampaignPart part)
    {
        var isSummed = IsSummed(part);
        var flagged = isSummed ? _flagged.Value : columns.Count(new(Filters(part), [Grouping.By(Dimension.Flags)], Items: []));
        return [.. Enum.GetValues<Flag>().Select(flag => new FlagResult(flag, isSummed ? flagged.Count(part.KeepsUnit, part.KeepsField, Has(flag)) : flagged.Count(Has(flag))))];
    }

    /// <summary>How many responses there are behind the figures of each unit and field: all, or those of the sample.</summary>
    public IReadOnlyDictionary<(Code? Unit, Code? Field), long> Cells() =>
        (design is null ? _byUnitAndField.Value : columns.Count(new([Of(campaign), .. design.Filters], [Grouping.By(Dimension.Unit), Grouping.By(Dimension.Field)], Items: []))).Groups
            .ToDictionary(group => (Code.Parse(group.Keys[0]), Code.Parse(group.Keys[1])), group => group.Responses);

    private bool IsSummed(CampaignPart part) => part.Fine.Count == 0 && _byUnitAndField.IsValueCreated;

    private static Func<string?, bool> Has(Flag flag) => flags => flags?.Split(',').Contains(Words.Write(flag)) == true;

    private IReadOnlyList<Tally> ByOption(CampaignPart part, Item item)
    {
        var chosen = Count(part, Grouping.By(Characteristic.Of(item.Code))).Groups.Where(group => group.Keys[0] is not null).ToDictionary(group => group.Keys[0]!, group => group.Tally);
        return [.. item.Options.Select(option => chosen.GetValueOrDefault(option.Code.Value) ?? new Tally(Structure))];
    }

    private IReadOnlyList<Filter> Filters(CampaignPart part) => [Of(campaign), .. part.Filters];

    private static Filter Of(Campaign campaign) => Filter.Is(Dimension.Campaign, campaign.Code.Value);
}
