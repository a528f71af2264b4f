using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What a report is computed from: one state of the store, and what is known of units, targets and versions.</summary>
internal sealed class ReportSource
{
    /// <param name="level">Of the units that are compared; null for those that citizens named.</param>
    /// <param name="units">All there ever were.</param>
    /// <param name="targets">Those that bind the campaign's version.</param>
    /// <param name="history">The campaign's questionnaire, in all its published versions.</param>
    public ReportSource(
        Snapshot snapshot, Campaign campaign, CampaignDesign? design, ResultsFilter filter, UnitKind? level, IReadOnlyList<Unit> units, Lineage lineage, IReadOnlyList<Target> targets,
        (IReadOnlyList<QuestionnaireVersion> Versions, IReadOnlyList<ItemMapping> Mappings) history, IReadOnlyList<PublishedValue> published)
    {
        (Snapshot, Filter, Level, Units, Lineage, Targets, Published) = (snapshot, filter, level, units, lineage, targets, published);
        Tree = new(units, Successors(lineage));
        Columns = new(snapshot.Of(campaign.Version), campaign, design);
        Parts = new(filter, Tree, new(targets, Structure));
        ByVersion = [.. history.Versions.Select(snapshot.Of)];
        History = new(ByVersion.Select(columns => columns.Structure), history.Mappings);
    }

    public Snapshot Snapshot { get; }
    public ResultsFilter Filter { get; }
    public UnitKind? Level { get; }
    public IReadOnlyList<Unit> Units { get; }
    public UnitTree Tree { get; }
    public Lineage Lineage { get; }
    public IReadOnlyList<Target> Targets { get; }
    public IReadOnlyList<PublishedValue> Published { get; }

    /// <summary>Of the campaign.</summary>
    public CampaignColumns Columns { get; }

    /// <summary>Of each version of the questionnaire, with the answers in all campaigns.</summary>
    public IReadOnlyList<ResponseColumns> ByVersion { get; }

    public VersionHistory History { get; }

    public Campaign Campaign => Columns.Campaign;

    public IndexStructure Structure => Columns.Structure;

    /// <summary>The day whose tree of units is meant.</summary>
    public DateOnly Day => Snapshot.AsOf.DayInVietnam();

    public FilteredParts Parts { get; }

    /// <summary>What each unit of the level counted; null for answers that are of none.</summary>
    public IReadOnlyList<(Code? Unit, Tally Tally)> ByUnit(CampaignColumns columns, CampaignPart part) =>
        [.. columns.Count(part, Level is { } level ? Grouping.By(Tree, level, Day) : Grouping.By(Dimension.Unit)).Groups.Select(group => (Code.Parse(group.Keys[0]), group.Tally))];

    /// <summary>The answers that one of the units that are compared counted.</summary>
    public CampaignPart PartOf(Code unit) => new(
        $"{Parts.Whole.Name}, {unit} of {Level}",
        rated => Parts.Whole.Unit(rated) && (Level is { } level ? Tree.Find(rated, level, Day) : rated) == unit,
        Parts.Whole.Field);

    /// <summary>The answers that a scope is about: those of its population for an index, else all.</summary>
    public CampaignPart PartOf(FilteredParts parts, Scope scope) =>
        scope.Kind == ScopeKind.Index ? parts.Of(Structure.Indices[Code.Of(scope.Code)].Population) : parts.Whole;

    private static Dictionary<Code, Code> Successors(Lineage lineage) => lineage.Events
        .Where(happened => happened.Successors.Count == 1)
        .SelectMany(happened => happened.Predecessors.Select(unit => (unit, happened.Successors[0])))
        .ToDictionary();
}
