namespace SurveyHub.Analytics;

/// <summary>What matters most for overall satisfaction, held against how it performs: against the mean, for a campaign has several targets.</summary>
public sealed record DriverReport(Drivers Drivers, Priorities Criteria, Priorities Factors)
{
    /// <returns>Null where nothing varies, see <see cref="Analytics.Drivers.Of"/>; where figures are withheld, also of few people.</returns>
    internal static DriverReport? Of(ReportSource source) =>
        (source.Cells is null || (source.MayCount(source.Columns) && source.Columns.Sum(source.Parts.Whole).Responses >= Ranking.FewestRespondents)) &&
        Drivers.Of(source.Structure, source.Structure.Overall, source.Columns.ByLevel(source.Parts.Whole)) is { } drivers
        && Priorities.Of(drivers.Criteria) is { } criteria && Priorities.Of(drivers.Factors) is { } factors
            ? new(drivers, criteria, factors)
            : null;
}
