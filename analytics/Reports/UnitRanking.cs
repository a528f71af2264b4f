using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The units of a campaign by one scope.</summary>
/// <param name="Unplaced">Responses of no unit, or of one that belongs to none of the level.</param>
public sealed record UnitRanking(Ranking Ranking, long Unplaced)
{
    /// <summary>The units, by their keys, of which a document that leaves the house prints nothing: of fewer people than the floor, or found out by subtraction from the whole and the others.</summary>
    public IReadOnlySet<string> Withheld(int floor)
    {
        List<long> people = [.. Ranking.Units.Select(unit => unit.Estimate.Respondents), Unplaced];
        var withheld = Suppression.Of(people, [new(0, [.. Enumerable.Range(0, people.Count)]), .. Ranking.Units.Select((_, unit) => new PublishedCell(0, [unit]))], floor);
        return Ranking.Units.Where((_, unit) => withheld[unit + 1] is not null).Select(unit => unit.Key).ToHashSet();
    }

    internal static UnitRanking Of(ReportSource source, Scope scope)
    {
        var units = source.ByUnit(source.Columns, source.Parts.Whole, unit => source.Cells?.MayShow(source.In(unit)) ?? true).ToLookup(unit => unit.Unit is not null);
        return new(Ranking.Of([.. units[true].Select(Ranked)]), units[false].Sum(unit => unit.Tally.Responses));

        RankedUnit Ranked((Code? Unit, Tally Tally) unit) =>
            new(unit.Unit!.Value, source.Tree.Known(unit.Unit)?.Name ?? unit.Unit.Value, EstimateOf(unit.Unit, unit.Tally));

        Estimate EstimateOf(Code unit, Tally tally) => source.Columns.Design is null
            ? Estimate.Of(tally, scope)
            : new PartEstimates(source.Columns, source.PartOf(unit)).Of(scope);
    }
}
