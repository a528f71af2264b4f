using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Which answers are looked at; null means all. A unit stands for itself and all below it.</summary>
public sealed record ResultsFilter(Code? Unit, Code? Field);

/// <summary>A target, what was reached, and the verdict.</summary>
/// <param name="Estimate">Of the answers that the target and the page's filter both are about.</param>
/// <param name="Verdict">Null when the plan sets no number.</param>
public sealed record TargetResult(Target Target, Estimate Estimate, Verdict? Verdict)
{
    /// <summary>See <see cref="Certainty.Probability"/>; null also when the plan sets no number.</summary>
    public double? Probability => Target.Demand?.Probability(Estimate);

    /// <summary>See <see cref="Certainty.RespondentsToSettle"/>; null also when the plan sets no number.</summary>
    public long? RespondentsToSettle => Target.Demand?.RespondentsToSettle(Estimate);
}

/// <summary>How many of the responses counted have a flag.</summary>
public sealed record FlagResult(Flag Flag, long Responses);

/// <summary>What a leader reads of a campaign.</summary>
/// <param name="AsOf">All responses committed by then are counted.</param>
/// <param name="Responses">Also those without a valid answer to any criterion.</param>
/// <param name="Excluded">Responses that are left out of everything else by decision.</param>
/// <param name="Flags">Each flag there is, also those that no response has.</param>
public sealed record Results(
    Campaign Campaign, DateTimeOffset AsOf, long Responses, long Excluded, IReadOnlyList<FlagResult> Flags, Estimate Overall,
    IReadOnlyList<Estimate> Contents, IReadOnlyList<Estimate> Factors, IReadOnlyList<Estimate> Items, IReadOnlyList<TargetResult> Targets)
{
    /// <summary>The integrity ledger's root of the last whole day, or on the first day of what there is so far; null while nothing was stored.</summary>
    public LedgerRoot? Root { get; init; }

    /// <summary>Every scope as a line of a table, the whole first.</summary>
    public IEnumerable<EstimateLine> Lines() =>
        [EstimateLine.Of(Overall), .. Contents.Select(EstimateLine.Of), .. Factors.Select(EstimateLine.Of), .. Items.Select(EstimateLine.Of)];

    public static Results Of(Campaign campaign, Tallies tallies, ResultsFilter filter, IReadOnlyList<Unit> units, IReadOnlyList<Target> targets, DateTimeOffset asOf)
    {
        var byCode = units.ToDictionary(unit => unit.Code);
        var structure = tallies.Structure;
        var tally = tallies.Sum(IsInFilter);
        return new(
            campaign, asOf, tally.Responses, tallies.Excluded(IsInFilter), [.. Enum.GetValues<Flag>().Select(flag => new FlagResult(flag, tallies.Flagged(flag, IsInFilter)))],
            Estimate.Of(tally, structure.Overall),
            EstimatesOf(structure.Contents), EstimatesOf(structure.Factors), EstimatesOf(structure.Items), [.. targets.Select(Check)]);

        IReadOnlyList<Estimate> EstimatesOf(IEnumerable<Scope> scopes) => [.. scopes.Select(scope => Estimate.Of(tally, scope))];

        TargetResult Check(Target target)
        {
            var (scope, population) = structure.Indices[target.Index];
            var estimate = Estimate.Of(tallies.Sum((unit, field) => IsInFilter(unit, field) && PopulationOf(unit) == population && IsIn(target.Filter, unit, field)), scope);
            return new(target, estimate, target.Demand?.Check(estimate.Counts, estimate.Interval));
        }

        bool IsInFilter(Code? unit, Code? field) => (filter.Field is null || field == filter.Field) && (filter.Unit is null || IsBelow(unit, filter.Unit));

        bool IsBelow(Code? unit, Code ancestor)
        {
            while (unit is not null && unit != ancestor)
                unit = byCode[unit].Parent;
            return unit is not null;
        }

        Population PopulationOf(Code? unit) => unit is null ? Population.Administrative : byCode[unit].Population;

        bool IsIn(TargetFilter? part, Code? unit, Code? field)
        {
            if (part is null)
                return true;
            var member = part.Dimension switch
            {
                TargetDimension.Field => field,
                TargetDimension.Sector => unit is null ? null : byCode[unit].Sector,
            };
            return member is not null && part.Members.Contains(member);
        }
    }
}
