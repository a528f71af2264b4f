using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Those with one value of a characteristic.</summary>
/// <param name="Key">Null for those who gave none.</param>
public sealed record BreakdownLine(string? Key, Estimate Estimate);

/// <summary>A scope told apart by fields, channels or groups of respondents.</summary>
/// <param name="Lines">One a value that somebody gave, in ordinal order, those who gave none last.</param>
public sealed record Breakdown(Characteristic By, Scope Scope, IReadOnlyList<BreakdownLine> Lines)
{
    /// <returns>
    /// Null for those from whom figures may be withheld: nothing published tells these people apart. But fields, of which each that may be shown is there, as published.
    /// </returns>
    internal static Breakdown? Of(ReportSource source, Characteristic by, Scope scope)
    {
        if (source.Cells is not null)
            return by.Dimension == Dimension.Field && scope.Kind != ScopeKind.Index ? new(by, scope, [.. PublishedFields(source, scope)]) : null;
        var part = source.PartOf(source.Parts, scope);
        return new(by, scope, [.. source.Columns.Count(part, Grouping.By(by)).Groups.Select(group => new BreakdownLine(group.Keys[0], EstimateOf(group.Keys[0], group.Tally)))]);

        Estimate EstimateOf(string? key, Tally tally) => source.Columns.Design is null
            ? Estimate.Of(tally, scope)
            : new PartEstimates(source.Columns, part.With(Filter.Is(by, key))).Of(scope);
    }

    private static IEnumerable<BreakdownLine> PublishedFields(ReportSource source, Scope scope) =>
        from field in source.Columns.Cells().Keys.Select(cell => cell.Field).OfType<Code>().Distinct().OrderBy(field => field.Value, StringComparer.Ordinal)
        let filter = source.Filter with { Field = field }
        where (source.Filter.Field is null || source.Filter.Field == field) && source.Cells!.MayShow(filter)
        let estimate = new PartEstimates(source.Columns, source.PartsOf(filter).Whole).Of(scope)
        where estimate.Respondents > 0
        select new BreakdownLine(field.Value, estimate);
}
