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
            new(unit.Unit!.Value, source.Tree.Known(unit.Unit)?.Name ?? unit.Unit.Value, EstimatesOf(source, unit.Unit, unit.Tally, [scope])[0]);
    }

    /// <summary>Each of the units by several scopes; without those that nobody answered, and those that may not be shown.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<Estimate>> Profiles(ReportSource source, IReadOnlySet<string> units, IReadOnlyList<Scope> scopes) => source
        .ByUnit(units).Where(unit => source.Cells?.MayShow(source.In(unit.Unit)) ?? true)
        .ToDictionary(unit => unit.Unit.Value, unit => EstimatesOf(source, unit.Unit, unit.Tally, scopes));

    private static IReadOnlyList<Estimate> EstimatesOf(ReportSource source, Code unit, Tally tally, IReadOnlyList<Scope> scopes)
    {
        if (source.Columns.Design is null)
            return [.. scopes.Select(scope => Estimate.Of(tally, scope))];
        var estimates = new PartEstimates(source.Columns, source.PartOf(unit));
        return [.. scopes.Select(estimates.Of)];
    }
}
