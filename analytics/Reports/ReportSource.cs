using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What a report is computed from: one state of the store, and what is known of units, targets and versions.</summary>
internal sealed class ReportSource
{
    private readonly int? _floor;

    /// <param name="level">Of the units that are compared; null for those that citizens named.</param>
    /// <param name="floor">Below which figures are withheld, as from the public; null for those who may see all. With one, the filter names a unit.</param>
    /// <param name="units">All there ever were.</param>
    /// <param name="targets">Those that bind the campaign's version.</param>
    /// <param name="history">The campaign's questionnaire, in all its published versions.</param>
    public ReportSource(
        UnitTrees trees, Snapshot snapshot, Campaign campaign, CampaignDesign? design, ResultsFilter filter, UnitKind? level, int? floor, IReadOnlyList<Unit> units, Lineage lineage, IReadOnlyList<Target> targets,
        (IReadOnlyList<QuestionnaireVersion> Versions, IReadOnlyList<ItemMapping> Mappings) history, IReadOnlyList<PublishedValue> published)
    {
        (Snapshot, Filter, Level, Units, Targets, Published, _floor) = (snapshot, filter, level, units, targets, published, floor);
        Columns = new(snapshot.Of(campaign.Version), campaign, design);
        Lineage = lineage.Until(Day);
        Tree = floor is null ? trees.Of(top: null, units, Successors(Lineage)) : trees.Of(filter.Unit, [.. Below(filter.Unit!, units)]); // what is no unit of theirs has no name here
        Cells = CellsOf(Columns, targets);
        Parts = PartsOf(filter);
        ByVersion = [.. history.Versions.Select(snapshot.Of)];
        History = new(ByVersion.Select(columns => columns.Structure), history.Mappings);
    }

    public Snapshot Snapshot { get; }
    public ResultsFilter Filter { get; }
    public UnitKind? Level { get; }
    public IReadOnlyList<Unit> Units { get; }
    public UnitTree Tree { get; }

    /// <summary>As it was on <see cref="Day"/>.</summary>
    public Lineage Lineage { get; }

    public IReadOnlyList<Target> Targets { get; }
    public IReadOnlyList<PublishedValue> Published { get; }

    /// <summary>Of the campaign.</summary>
    public CampaignColumns Columns { get; }

    /// <summary>What of the campaign may be shown; null for those who may see all.</summary>
    public PublicCells? Cells { get; }

    /// <summary>Of each version of the questionnaire, with the answers in all campaigns.</summary>
    public IReadOnlyList<ResponseColumns> ByVersion { get; }

    public VersionHistory History { get; }

    public FilteredParts PartsOf(ResultsFilter filter) => new(filter, Tree, new(Targets, Structure));

    public Campaign Campaign => Columns.Campaign;

    public IndexStructure Structure => Columns.Structure;

    /// <summary>The day whose tree of units is meant: of a campaign or of days that are over the last one, so that what becomes of units later changes no report of them.</summary>
    public DateOnly Day => ((DateOnly[])[Snapshot.AsOf.DayInVietnam(), Campaign.Closes, Filter.Days?.Last ?? DateOnly.MaxValue]).Min();

    public FilteredParts Parts { get; }

    /// <summary>What of a campaign may be shown; null for those who may see all.</summary>
    /// <param name="targets">Those that bind its version.</param>
    public PublicCells? CellsOf(CampaignColumns columns, IReadOnlyList<Target> targets) => _floor is { } floor ? new(columns.Cells(), new(Units), targets, columns.Structure, floor) : null;

    /// <summary>Whether all who answered may be counted, beyond what is estimated of them: of a sample the public sees the drawn ones only.</summary>
    public bool MayCount(CampaignColumns columns) => Cells is null || columns.Design is null;

    /// <summary>The same filter of another unit.</summary>
    public ResultsFilter In(Code unit) => Filter with { Unit = unit };

    /// <summary>What each unit that is compared counted; null for answers that are of none, or of those that may not be shown.</summary>
    public IReadOnlyList<(Code? Unit, Tally Tally)> ByUnit(CampaignColumns columns, CampaignPart part, Predicate<Code> mayShow) =>
    [
        .. columns.Count(part, Compared).Groups
            .GroupBy(group => Code.Parse(group.Keys[0]) is { } unit && mayShow(unit) ? unit : null, group => group.Tally)
            .Select(unit => (unit.Key, unit.Count() == 1 ? unit.Single() : SumOf(columns.Structure, unit))),
    ];

    /// <summary>The same of some units only.</summary>
    public IEnumerable<(Code Unit, Tally Tally)> ByUnit(IReadOnlySet<string> units) =>
        Columns.Count(Parts.Whole, Compared).Groups.Where(group => group.Keys[0] is { } unit && units.Contains(unit)).Select(group => (Code.Of(group.Keys[0]!), group.Tally));

    /// <summary>The answers that one of the units that are compared counted.</summary>
    public CampaignPart PartOf(Code unit)
    {
        var compared = Compared;
        return Parts.Whole with { Name = $"{Parts.Whole.Name}, {unit} of {compared}", Unit = rated => Parts.Whole.Unit(rated) && compared.KeyOf(rated?.Value) == unit.Value };
    }

    /// <summary>The answers that a scope is about: those of its population for an index, else all.</summary>
    public CampaignPart PartOf(FilteredParts parts, Scope scope) =>
        scope.Kind == ScopeKind.Index ? parts.Of(Structure.Indices[Code.Of(scope.Code)].Population) : parts.Whole;

    /// <remarks>In a part of the province each is a whole unit with all below it: what the public sees of it, or nobody.</remarks>
    private Grouping Compared =>
        Cells is not null ? Grouping.Below(Filter.Unit!, Tree, Level)
        : Level is { } level ? Grouping.By(Tree, level, Day)
        : Grouping.By(Dimension.Unit);

    private static Tally SumOf(IndexStructure structure, IEnumerable<Tally> tallies)
    {
        var sum = new Tally(structure);
        foreach (var tally in tallies)
            sum.Add(tally);
        return sum;
    }

    private static IEnumerable<Unit> Below(Code top, IReadOnlyList<Unit> units)
    {
        var below = new UnitTree(units).Below(top);
        return units.Where(unit => below.Contains(unit.Code));
    }

    private static Dictionary<Code, Code> Successors(Lineage lineage) => lineage.Events
        .Where(happened => happened.Successors.Count == 1)
        .SelectMany(happened => happened.Predecessors.Select(unit => (unit, happened.Successors[0])))
        .ToDictionary();
}
