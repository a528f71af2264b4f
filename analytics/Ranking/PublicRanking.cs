using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Units of one kind by their rates, as far as the public may see each: every figure is the one of the unit's own published results.</summary>
/// <param name="Withheld">How many have answers and may not be shown.</param>
public sealed record PublicRanking(UnitKind Kind, Ranking Ranking, int Withheld)
{
    private static readonly UnitKind[] _kinds = [UnitKind.Department, UnitKind.Commune, UnitKind.PublicServiceUnit, UnitKind.ServicePoint];

    /// <summary>Only units of one kind are compared; a kind with a single unit is not.</summary>
    internal static IReadOnlyList<PublicRanking> Of(CampaignColumns columns, UnitTree tree, IReadOnlyList<Target> targets, PublicCells cells)
    {
        var parts = new FilteredParts(new(null, null), tree, new(targets, columns.Structure));
        return [.. _kinds.Select(OfKind).Where(ranking => ranking.Ranking.Units.Count > 1)];

        PublicRanking OfKind(UnitKind kind)
        {
            // A unit with all below it, as its own page counts: what lies in another of its kind is not told apart from that.
            var units = columns.Count(CampaignPart.All, Grouping.Highest(tree, kind)).Groups.Where(group => group.Keys[0] is not null && group.Responses > 0)
                .ToLookup(group => cells.MayShow(new ResultsFilter(Code.Of(group.Keys[0]!), null)));
            return new(kind, Ranking.Of([.. units[true].Select(group => Ranked(Code.Of(group.Keys[0]!), group.Tally)).Where(unit => unit.Estimate.Respondents > 0)]), units[false].Count());
        }

        RankedUnit Ranked(Code unit, Tally tally) => new(unit.Value, tree.Known(unit)?.Name ?? unit.Value, EstimateOf(unit, tally));

        Estimate EstimateOf(Code unit, Tally tally) => columns.Design is null
            ? Estimate.Of(tally, columns.Structure.Overall)
            : new PartEstimates(columns, parts.In(unit).Whole).Of(columns.Structure.Overall);
    }
}
