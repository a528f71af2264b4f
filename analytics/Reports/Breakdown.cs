using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Those with one value of a characteristic.</summary>
/// <param name="Key">Null for those who gave none.</param>
public sealed record BreakdownLine(string? Key, Estimate Estimate);

/// <summary>A scope told apart by fields, channels or groups of respondents.</summary>
/// <param name="Lines">One a value that somebody gave, in ordinal order, those who gave none last.</param>
public sealed record Breakdown(Characteristic By, Scope Scope, IReadOnlyList<BreakdownLine> Lines)
{
    /// <returns>Null for those from whom figures may be withheld: nothing published tells these people apart.</returns>
    internal static Breakdown? Of(ReportSource source, Characteristic by, Scope scope)
    {
        if (source.Cells is not null)
            return null;
        var part = source.PartOf(source.Parts, scope);
        return new(by, scope, [.. source.Columns.Count(part, Grouping.By(by)).Groups.Select(group => new BreakdownLine(group.Keys[0], EstimateOf(group.Keys[0], group.Tally)))]);

        Estimate EstimateOf(string? key, Tally tally) => source.Columns.Design is null
            ? Estimate.Of(tally, scope)
            : new PartEstimates(source.Columns, part.With(Filter.Is(by, key))).Of(scope);
    }
}
