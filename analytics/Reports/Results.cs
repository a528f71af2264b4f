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

    public static Results Of(Campaign campaign, CampaignColumns columns, ResultsFilter filter, UnitTree units, IReadOnlyList<Target> targets, DateTimeOffset asOf)
    {
        var structure = columns.Structure;
        var below = filter.Unit is null ? null : units.Below(filter.Unit);
        var part = new CampaignPart($"{filter} in {units.Number}", IsUnitWanted, field => filter.Field is null || field == filter.Field);
        var tally = columns.Sum(part);
        return new(
            campaign, asOf, tally.Responses, columns.Excluded(part), columns.Flags(part), Estimate.Of(tally, structure.Overall),
            EstimatesOf(structure.Contents), EstimatesOf(structure.Factors), EstimatesOf(structure.Items), [.. targets.Select(Check)]);

        IReadOnlyList<Estimate> EstimatesOf(IEnumerable<Scope> scopes) => [.. scopes.Select(scope => Estimate.Of(tally, scope))];

        TargetResult Check(Target target)
        {
            var (scope, population) = structure.Indices[target.Index];
            var estimate = Estimate.Of(columns.Sum(PartOf(target, population)), scope);
            return new(target, estimate, target.Demand?.Check(estimate.Counts, estimate.Interval));
        }

        CampaignPart PartOf(Target target, Population population)
        {
            var (fields, sectors) = (MembersOf(target.Filter, TargetDimension.Field), MembersOf(target.Filter, TargetDimension.Sector));
            return new(
                $"{part.Name}, {population}, {string.Join(',', fields ?? [])}, {string.Join(',', sectors ?? [])}",
                unit => IsUnitWanted(unit) && PopulationOf(unit) == population && IsMember(sectors, units.Known(unit)?.Sector),
                field => part.Field(field) && IsMember(fields, field));
        }

        bool IsUnitWanted(Code? unit) => below is null || (unit is not null && below.Contains(unit));

        Population PopulationOf(Code? unit) => units.Known(unit)?.Population ?? Population.Administrative;
    }

    private static IReadOnlyList<Code>? MembersOf(TargetFilter? filter, TargetDimension dimension) => filter?.Dimension == dimension ? filter.Members : null;

    private static bool IsMember(IReadOnlyList<Code>? members, Code? code) => members is null || (code is not null && members.Contains(code));
}
