using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A report as its pages show it.</summary>
/// <param name="Report">Null where there is none to show: no unit is chosen yet, or the figures are withheld.</param>
/// <param name="Tops">One of these units must be chosen first; none where there is no choice, or it was made.</param>
/// <param name="Campaigns">All whose reports can be read, the newest first.</param>
/// <param name="Floor">Below which a figure is marked, or withheld.</param>
public sealed record OpenReport(
    Campaign Campaign, CampaignReport? Report, ReportChoices Choices, ReportAddress Address, IReadOnlyList<Unit> Tops, IReadOnlyCollection<Campaign> Campaigns, int Floor)
{
    /// <summary>The campaign before this one that asked by the same questionnaire; null where there is none.</summary>
    public Campaign? Before => Campaigns
        .Where(other => other.Version.Code == Campaign.Version.Code && other.Opens < Campaign.Opens).MaxBy(other => other.Opens);

    /// <summary>Whether so few people stand behind a figure that it must not be passed on.</summary>
    public bool IsSmall(Estimate estimate) => estimate.Respondents > 0 && estimate.Respondents < Floor;
}

/// <summary>Opens reports for the pages of <c>/reports</c>.</summary>
public sealed class ReportDesk(ReportReader reader, Catalogue catalogue, Floors floors, TimeProvider clock)
{
    /// <summary>The campaign that is on, or else the latest that began; null where there is none.</summary>
    public async Task<Campaign?> FindUsualAsync(CancellationToken ct)
    {
        var (all, today) = (await catalogue.ListCampaignsAsync(ct), clock.GetUtcNow().DayInVietnam());
        return all.FirstOrDefault(campaign => campaign.RefusalOn(today) is null) ?? all.FirstOrDefault(campaign => campaign.Opens <= today) ?? all.FirstOrDefault();
    }

    /// <param name="place">See <see cref="ReportAddress.Place"/>.</param>
    /// <param name="adjust">What the page asks for where the address says nothing.</param>
    public async Task<Outcome<OpenReport>> OpenAsync(HttpContext http, string campaign, string place, Func<ReportRequest, Campaign?, ReportRequest> adjust, CancellationToken ct)
    {
        if (await catalogue.FindCampaignAsync(Code.Parse(campaign), ct) is not { } found)
            return Problem.CampaignUnknown(campaign);
        var read = ReportReader.Request(found.Code.Value, http.Request.Query);
        if (read.Value is not { } typed)
            return read.Problems.ToList();

        var (scope, units, all) = (http.Access().ScopeOf(Permission.ReadReports), await catalogue.ListUnitsAsync(ct), await catalogue.ListCampaignsAsync(ct));
        var tops = scope.Tops(units);
        var isUnnamed = string.IsNullOrEmpty(typed.Unit);
        var choices = ReportChoices.Of(
            scope.IsProvince, units.Where(unit => scope.Contains(unit.Code)), await catalogue.ListFieldsAsync(ct), found, isUnnamed && tops is [var top] ? typed with { Unit = top.Code.Value } : typed);
        var open = new OpenReport(found, null, choices, new(found.Code, place, http.Request.Query), isUnnamed && tops.Count > 1 ? tops : [], all, floors.Of(found).Figures);
        if (open.Tops.Count > 0)
            return open;

        var report = await reader.ReadAsync(http, adjust(typed with { HasComments = false }, open.Before), ct);
        return report.Value is null && !report.Problems[0].IsFiguresWithheld ? report.Problems.ToList() : open with { Report = report.Value };
    }
}
