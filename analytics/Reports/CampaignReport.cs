using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Every analysis of a campaign, for staff.</summary>
/// <remarks>
/// <para>Who may read the reports of the whole province sees all figures; small ones are only marked.</para>
/// <para>
/// Who may read those of a part of it sees what the public may see of a unit of that part, see <see cref="PublicCells"/>, and what is
/// computed from nothing else. So the rated unit sees no single answer, and whatever it works out together with the published results, of
/// other units or of its own, has the floor behind it. In particular:
/// </para>
/// <list type="bullet">
/// <item>figures, targets and flags are those of the published results of the unit; where these are withheld, so is the whole report;</item>
/// <item>the ranking, its shrinkage and its ties are of the units below it that may be shown; the gap and the change put the others together;</item>
/// <item>the change is from a campaign in which the unit may be shown too; without the indices of populations;</item>
/// <item>drivers, blanks and common words are of the people whose figures are shown, drivers of thirty of them or more;</item>
/// <item>published series of country and province are public;</item>
/// <item>fields are told apart as far as each is published;</item>
/// <item>trends, channels, counters, effects of flags, how content those are who wrote, and answers to what is no criterion, are left out: they tell apart people whom nothing published does;</item>
/// <item>so are the units that it came out of, which are others', and the ledger's root, which is of all units: it stands on the published page;</item>
/// <item>of a designed sample there are no counts beyond its estimates.</item>
/// </list>
/// </remarks>
public sealed class CampaignReport
{
    private readonly Lazy<UnitRanking> _units;
    private readonly Lazy<DriverReport?> _drivers;
    private readonly Lazy<IReadOnlyList<TargetGap>> _gaps;
    private readonly Lazy<CampaignChange?> _change;
    private readonly Lazy<CampaignTrends> _trends;
    private readonly Lazy<ModeEffect> _modes;
    private readonly Lazy<CampaignQuality> _quality;
    private readonly Lazy<Perceptions> _perceptions;
    private readonly ReportSource _source;

    /// <param name="against">Of the same questionnaire; or null.</param>
    /// <param name="root">Null where it is not for the reader.</param>
    private CampaignReport(ReportSource source, PeriodKind period, Before? against, CommentReport? comments, Floors floors, LedgerRoot? root)
    {
        (_source, Comments, Floors) = (source, comments, floors);
        Results = Results.Of(source.Columns, source.Filter, source.Tree, source.Targets, source.Cells, source.Snapshot.AsOf) with { Root = root };
        _units = new(() => UnitRanking.Of(source, source.Structure.Overall));
        _drivers = new(() => DriverReport.Of(source));
        _gaps = new(() => TargetGap.Of(source));
        _change = new(() => against is null ? null : CampaignChange.Of(source, against));
        _trends = new(() => CampaignTrends.Of(source, period));
        _modes = new(() => CampaignQuality.ModesOf(source));
        _quality = new(() => CampaignQuality.Of(source, Modes));
        _perceptions = new(() => Perceptions.Of(source));
    }

    public Results Results { get; }

    public Campaign Campaign => Results.Campaign;

    public ResultsFilter Filter => _source.Filter;

    /// <summary>That of the filter, by its name; null for all.</summary>
    public ServiceField? Field { get; private init; }

    public UnitKind? Level => _source.Level;

    /// <summary>Whether it is for somebody who may read a part of the province.</summary>
    public bool IsOfAPart => _source.Cells is not null;

    // Each of these is worked out when somebody asks for it, from the same state of the store.

    public UnitRanking Units => _units.Value;

    /// <summary>Null where nothing varies.</summary>
    public DriverReport? Drivers => _drivers.Value;

    public IReadOnlyList<TargetGap> Gaps => _gaps.Value;

    /// <summary>Null where nothing before was named.</summary>
    public CampaignChange? Change => _change.Value;

    public CampaignTrends Trends => _trends.Value;

    /// <summary>How the channels differ; the same as in <see cref="Quality"/>, without working out the rest of it.</summary>
    public ModeEffect Modes => _modes.Value;

    public CampaignQuality Quality => _quality.Value;

    /// <summary>Empty for who may read a part of the province.</summary>
    public Perceptions Perceptions => _perceptions.Value;

    /// <summary>Null where too few people answered, and where nobody asked for it.</summary>
    public CommentReport? Comments { get; }

    /// <summary>Below which a figure says too much of too few to be passed on.</summary>
    public Floors Floors { get; }

    public UnitTree Tree => _source.Tree;

    public IndexStructure Structure => _source.Structure;

    /// <summary>What is estimated of a scope: for an index, of the answers of its population. Only for those who may see all figures.</summary>
    /// <exception cref="InvalidOperationException">It is the report of a part of the province.</exception>
    public Estimate EstimateOf(Scope scope) => IsOfAPart ? throw new InvalidOperationException("Not of a part.") : new PartEstimates(_source.Columns, _source.PartOf(_source.Parts, scope)).Of(scope);

    /// <summary>The units that are compared, by another scope than the whole.</summary>
    public UnitRanking Rank(Scope scope) => UnitRanking.Of(_source, scope);

    /// <summary>Some of the units that are compared, each by several scopes; a unit that nobody answered or that may not be shown is left out.</summary>
    /// <param name="units">Their codes.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<Estimate>> Profiles(IReadOnlySet<string> units, IReadOnlyList<Scope> scopes) => UnitRanking.Profiles(_source, units, scopes);

    /// <summary>This report beside that of another unit in the same campaign, which stands where a change has what was before.</summary>
    public IReadOnlyList<ScopeChange> Beside(CampaignReport other)
    {
        var isApart = !Contains(other.Filter.Unit) && !other.Contains(Filter.Unit);
        return [.. All(Results).Zip(All(other.Results), (ours, theirs) => new ScopeChange(ours.Scope, theirs, ours, isApart ? Difference.Between(ours, theirs) : null, []))];

        static IEnumerable<Estimate> All(Results results) => [results.Overall, .. results.Contents, .. results.Factors, .. results.Items];
    }

    /// <summary>Whether the other is all units, or the unit of this report or one below it.</summary>
    private bool Contains(Code? other) => Filter.Unit is not { } unit || (other is not null && Tree.Below(unit).Contains(other));

    /// <summary>A scope told apart by a characteristic of the visit or of the person.</summary>
    /// <returns>Null where it is not for the reader.</returns>
    public Breakdown? BreakDown(Characteristic by, Scope scope) => Breakdown.Of(_source, by, scope);

    /// <returns>Null where the figures are withheld.</returns>
    internal static CampaignReport? Of(ReportSource source, PeriodKind period, Before? against, CommentReport? comments, Floors floors, LedgerRoot? root, ServiceField? field) =>
        source.Cells?.MayShow(source.Filter) == false ? null : new(source, period, against, comments, floors, source.Cells is null ? root : null) { Field = field };
}
