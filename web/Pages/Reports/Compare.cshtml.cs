using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Two units, two campaigns or two stretches of days side by side, with what differs and how sure that is.</summary>
public sealed class ReportCompareModel(ReportDesk desk, ReportReader reader) : ReportPageModel(desk, "compare")
{
    public const string WithUnit = "with-unit";

    /// <summary>What was read beside this report; null where no other unit is named.</summary>
    public CampaignReport? Other { get; private set; }

    /// <summary>None where nothing is compared.</summary>
    public IReadOnlyList<ScopeChange> Scopes { get; private set; } = [];

    /// <summary>Whether figures of the other side are withheld.</summary>
    public bool IsOtherWithheld { get; private set; }

    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);

    /// <summary>What stands in the column of the report itself.</summary>
    public string Ours(Texts t) => Other is null ? Side(t, Report!.Campaign, Open.Choices.Asked.From, Open.Choices.Asked.To) : t.NameOf(Report!);

    /// <summary>What stands in the other column.</summary>
    public string Theirs(Texts t) => Other is null ? Side(t, Report!.Change!.Against, Open.Choices.Asked.AgainstFrom, Open.Choices.Asked.AgainstTo) : t.NameOf(Other);

    protected override ReportRequest Adjust(ReportRequest request, Campaign? before) =>
        IsOfUnits || (string.IsNullOrEmpty(request.AgainstFrom) && string.IsNullOrEmpty(request.AgainstTo) && string.IsNullOrEmpty(request.Against))
            ? request with { Against = IsOfUnits ? null : before?.Code.Value, AgainstFrom = null, AgainstTo = null }
            : request;

    protected override async Task<Problem?> ReadAsync(CampaignReport report, CancellationToken ct)
    {
        if (!IsOfUnits)
        {
            Scopes = report.Change?.Scopes ?? [];
            return null;
        }

        var request = ReportReader.Request(report.Campaign.Code.Value, Request.Query).Value! with { Unit = Request.Query[WithUnit], Against = null, AgainstFrom = null, AgainstTo = null, HasComments = false };
        var read = await reader.ReadAsync(HttpContext, request, ct);
        if (read.Value is { } other)
            (Other, Scopes) = (other, report.Beside(other));
        IsOtherWithheld = read.Problems.Any(problem => problem.IsFiguresWithheld);
        return IsOtherWithheld ? null : read.Problems is [var first, ..] ? first : null;
    }

    private bool IsOfUnits => !string.IsNullOrEmpty(Request.Query[WithUnit]);

    private static string Side(Texts t, Campaign campaign, string? from, string? to) =>
        campaign.Title.In(t.Language) + (ReportChoices.DaysOf(t, from, to) is { } days ? $" ({days})" : "");
}
