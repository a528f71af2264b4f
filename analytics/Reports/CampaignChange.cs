using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <param name="Before">Null where the version then did not have the scope.</param>
/// <param name="Difference">Null where nobody answered, across a break, and where the two have people in common.</param>
/// <param name="Breaks">Why the two are not compared; empty where they are.</param>
public sealed record ScopeChange(Scope Scope, Estimate? Before, Estimate After, Difference? Difference, IReadOnlyList<BreakLine> Breaks);

/// <summary>What is compared with: a campaign before, or some days of this one.</summary>
/// <param name="Parts">Of it, for the same units and field.</param>
/// <param name="Cells">What of it may be shown; null for those who may see all.</param>
internal sealed record Before(CampaignColumns Columns, ResultsFilter Filter, FilteredParts Parts, PublicCells? Cells);

/// <summary>How a campaign differs from one before it, or from other days of it, of the same units and field.</summary>
/// <param name="Days">Of what it is compared with; null for all.</param>
/// <param name="Rate">Of the whole, by unit; null across a break, and where nobody answered.</param>
public sealed record CampaignChange(Campaign Against, DayRange? Days, RateChange? Rate, IReadOnlyList<ScopeChange> Scopes)
{
    /// <param name="earlier">Of the same questionnaire.</param>
    /// <returns>Null where one of the two may not be shown, or the version then did not have the group that is looked at.</returns>
    internal static CampaignChange? Of(ReportSource source, Before earlier)
    {
        var (now, before) = (source.Columns, earlier.Columns);
        var (structure, cells, against) = (source.Structure, source.Cells, before.Campaign);
        if ((cells is not null && !MayShow(source.Filter)) || !earlier.Filter.Fits(before.Structure))
            return null;
        var indices = cells is null ? structure.Indices.Values.Select(index => index.Scope) : []; // of a population, which the public sees of targets only
        var (isApart, ofNow, ofThen) = (against.Code != now.Campaign.Code || !Overlap(source.Filter.Days, earlier.Filter.Days), new Dictionary<string, PartEstimates>(), new Dictionary<string, PartEstimates>());
        List<ScopeChange> scopes = [.. ((Scope[])[structure.Overall, .. structure.Contents, .. structure.Factors, .. structure.Items, .. indices]).Select(Compare)];
        return new(against, earlier.Filter.Days, scopes[0].Difference is null || !source.MayCount(source.Columns) || !source.MayCount(before) ? null : RateChange.Of(ByUnit()), scopes);

        ScopeChange Compare(Scope scope)
        {
            var history = source.History.Trace(scope.Kind, scope.Code)!;
            var after = EstimatesOf(ofNow, now, source.Parts, scope).Of(scope);
            if (history.In(against.Version.Number) is not { } then)
                return new(scope, Before: null, after, Difference: null, []);

            var estimate = EstimatesOf(ofThen, before, earlier.Parts, scope).Of(then);
            var breaks = history.Between(source.Campaign.Version.Number, against.Version.Number);
            return new(scope, estimate, after, breaks.Count > 0 || !isApart ? null : Difference.Between(after, estimate), breaks);
        }

        PartEstimates EstimatesOf(Dictionary<string, PartEstimates> known, CampaignColumns columns, FilteredParts parts, Scope scope)
        {
            var part = source.PartOf(parts, scope);
            return known.TryGetValue(part.Name, out var estimates) ? estimates : known[part.Name] = new(columns, part);
        }

        bool MayShow(ResultsFilter filter) => (cells?.MayShow(filter) ?? true) && (earlier.Cells?.MayShow(filter) ?? true);

        IReadOnlyList<(Code? Unit, TopBox Before, TopBox After)> ByUnit()
        {
            var (was, isNow) = (Counts(before, earlier.Parts), Counts(now, source.Parts));
            return [.. was.Concat(isNow).Select(unit => unit.Key).Distinct().Select(unit => (unit, was[unit].SingleOrDefault(), isNow[unit].SingleOrDefault()))];
        }

        ILookup<Code?, TopBox> Counts(CampaignColumns columns, FilteredParts parts) =>
            source.ByUnit(columns, parts.Whole, unit => MayShow(source.In(unit))).ToLookup(unit => unit.Unit, unit => unit.Tally.Count(columns.Structure.Overall));
    }

    private static bool Overlap(DayRange? days, DayRange? others) => days is null || others is null || (days.First <= others.Last && others.First <= days.Last);
}
