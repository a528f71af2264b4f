using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Which answers are looked at; null means all. A unit stands for itself and all below it.</summary>
public sealed record ResultsFilter(Code? Unit, Code? Field);

/// <summary>A target, what was reached, and the verdict.</summary>
/// <param name="Estimate">Of the answers that the target and the page's filter both are about.</param>
/// <param name="Verdict">Null when the plan sets no number, and the figures may be shown.</param>
public sealed record TargetResult(Target Target, Estimate Estimate, Verdict? Verdict)
{
    public bool IsWithheld => Verdict == Analytics.Verdict.Withheld;

    /// <summary>A count, which is 0 where it is not known; null where it is withheld.</summary>
    public long? UnlessWithheld(long count) => IsWithheld ? null : count;
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

    /// <summary>Whether there are figures that are not for the public, see <see cref="PublicCells"/>: then none is here, and every count is 0.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>Every scope as a line of a table, the whole first; none where the figures are withheld.</summary>
    public IEnumerable<EstimateLine> Lines() => IsWithheld ? [] :
        [EstimateLine.Of(Overall), .. Contents.Select(EstimateLine.Of), .. Factors.Select(EstimateLine.Of), .. Items.Select(EstimateLine.Of)];

    /// <param name="floor">See <see cref="Floors.Figures"/>.</param>
    public static Results Of(
        Campaign campaign, Tallies tallies, ResultsFilter filter, IReadOnlyList<Unit> units, IReadOnlyList<Target> targets, int floor, DateTimeOffset asOf)
    {
        var byCode = units.ToDictionary(unit => unit.Code);
        var structure = tallies.Structure;
        var parts = new TargetParts(targets, structure);
        var cells = new PublicCells(tallies.Respondents, byCode, targets, structure, floor);
        var isShown = cells.MayShow(filter);
        var tally = tallies.Sum(IsInFilter);
        return new(
            campaign, asOf, tally.Responses, tallies.Excluded(IsInFilter), [.. Enum.GetValues<Flag>().Select(flag => new FlagResult(flag, tallies.Flagged(flag, IsInFilter)))],
            Estimate.Of(tally, structure.Overall),
            EstimatesOf(structure.Contents), EstimatesOf(structure.Factors), EstimatesOf(structure.Items), [.. targets.Select(Check)])
        {
            IsWithheld = !isShown,
        };

        IReadOnlyList<Estimate> EstimatesOf(IEnumerable<Scope> scopes) => [.. scopes.Select(scope => Estimate.Of(tally, scope))];

        TargetResult Check(Target target)
        {
            var isTargetShown = isShown && cells.MayShow(filter, target);
            var scope = structure.Indices[target.Index].Scope;
            var estimate = Estimate.Of(tallies.Sum((unit, field) => isTargetShown && IsInFilter(unit, field) && IsAbout(target, unit, field)), scope);
            return new(target, estimate, isTargetShown ? target.Demand?.Check(estimate.Counts, estimate.Interval) : Verdict.Withheld);
        }

        // What is withheld is not even added up, so that no page can show it by mistake.
        bool IsInFilter(Code? unit, Code? field) =>
            isShown && (filter.Field is null || field == filter.Field) && (filter.Unit is null || IsBelow(unit, filter.Unit));

        bool IsBelow(Code? unit, Code ancestor)
        {
            while (unit is not null && unit != ancestor)
                unit = byCode[unit].Parent;
            return unit is not null;
        }

        bool IsAbout(Target target, Code? unit, Code? field) =>
            parts.IsAbout(target, unit is null ? null : byCode[unit])
            && (target.Filter is not { Dimension: TargetDimension.Field } fields || (field is not null && fields.Members.Contains(field)));
    }
}
