using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>A target, what was reached, and the verdict.</summary>
/// <param name="Estimate">Of the answers that the target and the page's filter both are about.</param>
/// <param name="Verdict">Null when the plan sets no number, and the figures may be shown.</param>
public sealed record TargetResult(Target Target, Estimate Estimate, Verdict? Verdict)
{
    public bool IsWithheld => Verdict == Analytics.Verdict.Withheld;

    /// <summary>See <see cref="Certainty.Probability"/>; null also when the plan sets no number.</summary>
    public double? Probability => Target.Demand?.Probability(Estimate);

    /// <summary>See <see cref="Certainty.RespondentsToSettle"/>; null also when the plan sets no number.</summary>
    public long? RespondentsToSettle => Target.Demand?.RespondentsToSettle(Estimate);

    /// <summary>A count, which is 0 where it is not known; null where it is withheld.</summary>
    public long? UnlessWithheld(long count) => IsWithheld ? null : count;
}

/// <summary>How many of the responses counted have a flag.</summary>
public sealed record FlagResult(Flag Flag, long Responses);

/// <summary>What a leader reads of a campaign.</summary>
/// <param name="AsOf">All responses committed by then are counted.</param>
/// <param name="Responses">Behind the figures; also those without a valid answer to any criterion.</param>
/// <param name="Excluded">Responses that are left out of everything else by decision.</param>
/// <param name="Flags">Each flag there is, also those that no response has.</param>
public sealed record Results(
    Campaign Campaign, DateTimeOffset AsOf, long Responses, long Excluded, IReadOnlyList<FlagResult> Flags, Estimate Overall,
    IReadOnlyList<Estimate> Contents, IReadOnlyList<Estimate> Factors, IReadOnlyList<Estimate> Items, IReadOnlyList<TargetResult> Targets)
{
    /// <summary>The integrity ledger's root of the last whole day, or on the first day of what there is so far; null while nothing was stored.</summary>
    public LedgerRoot? Root { get; init; }

    /// <summary>Null for open collection.</summary>
    public SampleResult? Sample { get; init; }

    /// <summary>Whether there are figures that are not for the public, see <see cref="PublicCells"/>: then none is here, and every count is 0.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>What the province publishes of it; null for those who see all.</summary>
    public PublicChoice? Choice { get; init; }

    public bool Has(PublicPart part) => Choice?.Has(part) ?? true;

    /// <summary>What targets demand of a scope, and of the whole, which each of them is held against: their verdicts say with how many decimals its rate is printed wherever it stands.</summary>
    public IEnumerable<Demand> DemandsOn(Scope scope) => DemandsOf(Targets.Where(target => scope.Kind == ScopeKind.Overall || IsAboutAll(target, scope)));

    /// <summary>What is demanded of all answers of a scope; null where nothing is, or several numbers are.</summary>
    public Demand? DemandOf(Scope scope) => DemandsOf(Targets.Where(target => IsAboutAll(target, scope))).ToList() is [var only] ? only : null;

    /// <summary>As much of it as is published.</summary>
    internal Results Only(PublicChoice choice) => this with
    {
        Choice = choice,
        Contents = choice.Has(PublicPart.Estimates) ? Contents : [],
        Factors = choice.Has(PublicPart.Estimates) ? Factors : [],
        Items = choice.Has(PublicPart.Estimates) ? Items : [],
        Targets = choice.Has(PublicPart.Verdicts) ? Targets : [],
        Flags = choice.Has(PublicPart.Quality) ? Flags : [],
    };

    /// <summary>Every scope as a line of a table, the whole first; none where the figures are withheld.</summary>
    public IEnumerable<EstimateLine> Lines() => IsWithheld ? [] :
        [EstimateLine.Of(Overall), .. Contents.Select(EstimateLine.Of), .. Factors.Select(EstimateLine.Of), .. Items.Select(EstimateLine.Of)];

    /// <summary>The scopes of which a document that leaves the house prints nothing: of fewer answers than the floor, or found out by subtraction from the whole and the others.</summary>
    public IReadOnlySet<Scope> Withheld(int floor)
    {
        List<Scope> scopes = [Overall.Scope, .. Contents.Concat(Factors).Concat(Items).Select(estimate => estimate.Scope)];
        var withheld = Suppression.Of([.. Items.Select(item => item.Counts.Valid)], [.. scopes.Select(scope => new PublishedCell(0, scope.Criteria))], floor);
        return scopes.Where((_, i) => withheld[i] is not null).ToHashSet();
    }

    /// <param name="cells">What of it the public may see; null for those who may see all.</param>
    public static Results Of(CampaignColumns columns, ResultsFilter filter, UnitTree units, IReadOnlyList<Target> targets, PublicCells? cells, DateTimeOffset asOf)
    {
        var (structure, parts) = (columns.Structure, new FilteredParts(filter, units, new(targets, columns.Structure)));
        var isShown = cells?.MayShow(filter) ?? true;
        var part = isShown ? parts.Whole : CampaignPart.None; // what is withheld is not even added up, so that no page can show it by mistake
        var estimates = new PartEstimates(columns, part);
        return new(
            columns.Campaign, asOf, estimates.Tally.Responses, columns.Excluded(part), columns.Flags(part), estimates.Of(structure.Overall),
            EstimatesOf(structure.Contents), EstimatesOf(structure.Factors), EstimatesOf(structure.Items), [.. targets.Select(Check)])
        {
            IsWithheld = !isShown,
            Sample = estimates.Sample,
        };

        IReadOnlyList<Estimate> EstimatesOf(IEnumerable<Scope> scopes) => [.. scopes.Select(estimates.Of)];

        TargetResult Check(Target target)
        {
            var isTargetShown = isShown && (cells?.MayShow(filter, target) ?? true);
            var estimate = new PartEstimates(columns, isTargetShown ? parts.Of(target) : CampaignPart.None).Of(structure.Indices[target.Index].Scope);
            return new(target, estimate, isTargetShown ? target.Demand?.Check(estimate) : Verdict.Withheld);
        }
    }

    private static IEnumerable<Demand> DemandsOf(IEnumerable<TargetResult> targets) => targets.Select(target => target.Target.Demand).OfType<Demand>().Distinct();

    /// <summary>Whether the target is about the scope, and about no part of its answers.</summary>
    private static bool IsAboutAll(TargetResult target, Scope scope) => target.Target.Filter is null && target.Target.Index.Value == scope.Code;
}
