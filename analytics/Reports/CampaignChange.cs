using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <param name="Before">Null where the version then did not have the scope.</param>
/// <param name="Difference">Null where nobody answered, and across a break.</param>
/// <param name="Breaks">Why the two are not compared; empty where they are.</param>
public sealed record ScopeChange(Scope Scope, Estimate? Before, Estimate After, Difference? Difference, IReadOnlyList<BreakLine> Breaks);

/// <summary>How a campaign differs from one before it, of the same units and field.</summary>
/// <param name="Rate">Of the whole, by unit; null across a break, and where nobody answered.</param>
public sealed record CampaignChange(Campaign Against, RateChange? Rate, IReadOnlyList<ScopeChange> Scopes)
{
    /// <param name="before">Of the same questionnaire.</param>
    /// <param name="cellsBefore">What of it may be shown; null for those who may see all.</param>
    /// <returns>Null where one of the two may not be shown.</returns>
    internal static CampaignChange? Of(ReportSource source, CampaignColumns before, PublicCells? cellsBefore)
    {
        var (now, against) = (source.Columns, before.Campaign);
        var (structure, cells) = (source.Structure, source.Cells);
        if (cells is not null && !MayShow(source.Filter))
            return null;
        var indices = cells is null ? structure.Indices.Values.Select(index => index.Scope) : []; // of a population, which the public sees of targets only
        List<ScopeChange> scopes = [.. ((Scope[])[structure.Overall, .. structure.Contents, .. structure.Factors, .. structure.Items, .. indices]).Select(Compare)];
        return new(against, scopes[0].Difference is null || !source.MayCount(source.Columns) || !source.MayCount(before) ? null : RateChange.Of(ByUnit()), scopes);

        ScopeChange Compare(Scope scope)
        {
            var (history, part) = (source.History.Trace(scope.Kind, scope.Code)!, source.PartOf(source.Parts, scope));
            var after = new PartEstimates(now, part).Of(scope);
            if (history.In(against.Version.Number) is not { } earlier)
                return new(scope, Before: null, after, Difference: null, []);

            var estimate = new PartEstimates(before, part).Of(earlier);
            var breaks = history.Between(source.Campaign.Version.Number, against.Version.Number);
            return new(scope, estimate, after, breaks.Count > 0 ? null : Difference.Between(after, estimate), breaks);
        }

        bool MayShow(ResultsFilter filter) => (cells?.MayShow(filter) ?? true) && (cellsBefore?.MayShow(filter) ?? true);

        IReadOnlyList<(Code? Unit, TopBox Before, TopBox After)> ByUnit()
        {
            var (was, isNow) = (Counts(before), Counts(now));
            return [.. was.Concat(isNow).Select(unit => unit.Key).Distinct().Select(unit => (unit, was[unit].SingleOrDefault(), isNow[unit].SingleOrDefault()))];
        }

        ILookup<Code?, TopBox> Counts(CampaignColumns columns) =>
            source.ByUnit(columns, source.Parts.Whole, unit => MayShow(source.In(unit))).ToLookup(unit => unit.Unit, unit => unit.Tally.Count(columns.Structure.Overall));
    }
}
