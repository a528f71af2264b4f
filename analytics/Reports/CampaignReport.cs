using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Every analysis of a campaign, for those who may see all figures.</summary>
/// <param name="Drivers">Null where nothing varies.</param>
/// <param name="Change">Null where no campaign before it was named.</param>
/// <param name="Comments">Null where too few people answered.</param>
/// <param name="Floors">Below which a figure says too much of too few to be passed on.</param>
public sealed record CampaignReport(
    Results Results, ResultsFilter Filter, UnitKind? Level, UnitRanking Units, DriverReport? Drivers, IReadOnlyList<TargetGap> Gaps, CampaignChange? Change, CampaignTrends Trends,
    CampaignQuality Quality, CommentReport? Comments, Floors Floors, UnitTree Tree)
{
    /// <param name="against">A campaign of the same questionnaire, or null.</param>
    internal static CampaignReport Of(ReportSource source, PeriodKind period, CampaignColumns? against, CommentReport? comments, Floors floors) => new(
        Results.Of(source.Columns, source.Filter, source.Tree, source.Targets, cells: null, source.Snapshot.AsOf), source.Filter, source.Level,
        UnitRanking.Of(source), DriverReport.Of(source), TargetGap.Of(source), against is null ? null : CampaignChange.Of(source, against), CampaignTrends.Of(source, period),
        CampaignQuality.Of(source), comments, floors, source.Tree);
}
