using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Every analysis of a campaign, for staff.</summary>
/// <remarks>
/// <para>Who may read the reports of the whole province sees all figures; small ones are only marked.</para>
/// <para>
/// Who may read those of a part of it sees what the public may see of a unit of that part, see <see cref="PublicCells"/>, and what is
/// computed from nothing else. So the rated unit sees no single answer, and whatever it works out together with the published results, of
/// other units or of its own, has the floor behind it. In particular:
/// </para>
/// <list type="bullet">
/// <item>figures, targets and flags are those of the published results of the unit; where these are withheld, so is the whole report;</item>
/// <item>the ranking, its shrinkage and its ties are of the units below it that may be shown; the gap and the change put the others together;</item>
/// <item>the change is from a campaign in which the unit may be shown too; without the indices of populations;</item>
/// <item>drivers, blanks and common words are of the people whose figures are shown, drivers of thirty of them or more;</item>
/// <item>published series of country and province are public;</item>
/// <item>trends, channels, counters, effects of flags, and how content those are who wrote, are left out: they tell apart people whom nothing published does;</item>
/// <item>so are the units that it came out of, which are others', and the ledger's root, which is of all units: it stands on the published page;</item>
/// <item>of a designed sample there are no counts beyond its estimates.</item>
/// </list>
/// </remarks>
/// <param name="IsOfAPart">Whether it is for somebody who may read a part of the province.</param>
/// <param name="Drivers">Null where nothing varies.</param>
/// <param name="Change">Null where no campaign before it was named.</param>
/// <param name="Comments">Null where too few people answered.</param>
/// <param name="Floors">Below which a figure says too much of too few to be passed on.</param>
public sealed record CampaignReport(
    Results Results, ResultsFilter Filter, UnitKind? Level, bool IsOfAPart, UnitRanking Units, DriverReport? Drivers, IReadOnlyList<TargetGap> Gaps, CampaignChange? Change, CampaignTrends Trends,
    CampaignQuality Quality, CommentReport? Comments, Floors Floors, UnitTree Tree)
{
    /// <param name="against">A campaign of the same questionnaire, with what of it may be shown; or null.</param>
    /// <returns>Null where the figures are withheld.</returns>
    internal static CampaignReport? Of(ReportSource source, PeriodKind period, (CampaignColumns Columns, PublicCells? Cells)? against, CommentReport? comments, Floors floors) =>
        source.Cells?.MayShow(source.Filter) == false ? null : new(
            Results.Of(source.Columns, source.Filter, source.Tree, source.Targets, source.Cells, source.Snapshot.AsOf), source.Filter, source.Level, source.Cells is not null,
            UnitRanking.Of(source), DriverReport.Of(source), TargetGap.Of(source), against is null ? null : CampaignChange.Of(source, against.Value.Columns, against.Value.Cells), CampaignTrends.Of(source, period),
            CampaignQuality.Of(source), comments, floors, source.Tree);
}
