using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What a leader reads in two minutes: is each target met and how sure is that, what changed, who is behind, what to mend first.</summary>
public sealed class DashboardModel(ReportDesk desk, CampaignFigures figures, Texts texts) : ReportPageModel(desk, "")
{
    /// <summary>More would not be read in two minutes; the page of each says all.</summary>
    public const int MostTargets = 5, MostUnits = 5, MostChanges = 4, MostMended = 3;

    private readonly ReportDesk _desk = desk;

    /// <summary>Whether there is a campaign to report on.</summary>
    public bool HasCampaign { get; private set; }

    /// <summary>As frozen, then by each erratum; none where the figures of the province are not for the reader.</summary>
    public IReadOnlyList<StoredFigures> Kept { get; private set; } = [];

    public ShownResults Shown => new(Report!.Results, Report.Floors, texts);

    /// <summary>The lowest of those ranked, the lowest first.</summary>
    public IEnumerable<RankedUnit> Behind => Report!.Units.Ranking.Units.Where(unit => unit.Rank is not null).Reverse().Take(MostUnits);

    /// <summary>Factors that surely changed, the largest change first.</summary>
    public IEnumerable<ScopeChange> Changed => (Report!.Change?.Scopes ?? [])
        .Where(change => change.Scope.Kind == ScopeKind.Factor && change.Difference is { IsSignificant: true })
        .OrderByDescending(change => Math.Abs(change.Difference!.Value)).Take(MostChanges);

    public IEnumerable<Priority> MendFirst => (Report!.Drivers?.Criteria.Order ?? []).Where(priority => priority.Quadrant == Quadrant.MendFirst).Take(MostMended);

    /// <summary>The whole in the periods that may be compared with each other; empty where the reader is shown no trend.</summary>
    public IReadOnlyList<TrendPoint> LastPoints => [.. Line is { Segments: [.., var last] } ? last.Points : []];

    /// <summary>From the period before to the last; null where there is none.</summary>
    public (ScopeChange Change, Period Before)? LastStep => LastPoints is [.., var before, var last]
        ? (new ScopeChange(Report!.Structure.Overall, before.Estimate, last.Estimate, last.Change, []), before.Period)
        : null;

    /// <summary>Null where a line has fewer than two points, or the reader is shown none.</summary>
    public Trend? Whole => Report!.Trends.Series is [{ Trend: var trend }, ..] && trend.Line.Points.Skip(1).Any() ? trend : null;

    /// <summary>What is demanded of the whole.</summary>
    public IReadOnlyList<Demand> Demands => DemandOf(Report!.Structure.Overall) is { } demand ? [demand] : [];

    private TrendLine? Line => Report!.Trends.Series is [{ Trend: var trend }, ..] ? trend.Line : null;

    public async Task<IActionResult> OnGetAsync(string? campaign, CancellationToken ct)
    {
        var code = string.IsNullOrEmpty(campaign) ? (await _desk.FindUsualAsync(ct))?.Code.Value : campaign;
        HasCampaign = code is not null;
        return code is null ? Page() : await OpenAsync(code, ct);
    }

    protected override ReportRequest Adjust(ReportRequest request, Campaign? before) =>
        string.IsNullOrEmpty(request.Against) && string.IsNullOrEmpty(request.AgainstFrom) && string.IsNullOrEmpty(request.AgainstTo) ? request with { Against = before?.Code.Value } : request;

    protected override async Task<Problem?> ReadAsync(CampaignReport report, CancellationToken ct)
    {
        if (report.Campaign.IsFrozen && (report.Campaign.IsPublic || !report.IsOfAPart))
            Kept = await figures.ListAsync(report.Campaign.Code, ct);
        return null;
    }
}
