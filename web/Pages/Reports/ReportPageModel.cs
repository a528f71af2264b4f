using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A page of a campaign's report; all have the same head, choices and provenance. Out of sight is what <see cref="CampaignReport"/> says.</summary>
[Allows(Permission.ReadReports)]
[CopiesCharts]
[EnableRateLimiting(Bulkhead.Reports)]
public abstract class ReportPageModel(ReportDesk desk, string place) : PageModel
{
    /// <summary>The pages there are, in the order in which they are named.</summary>
    public static IReadOnlyList<string> Places { get; } = ["", "targets", "units", "fields", "factors", "channels", "groups", "trend", "compare", "drivers", "quality", "words"];

    public static string NameOf(Texts t, string place) => t["leader.place." + (place.Length > 0 ? place : "dashboard")];

    public OpenReport Open { get; private set; } = null!; // set before anything is shown

    /// <summary>Null where there is none to show; the layout says why.</summary>
    public CampaignReport? Report => Open.Report;

    /// <summary>What else a page lets one choose, beside what all do.</summary>
    public virtual IReadOnlyList<Selection> Selections(Texts t) => [];

    protected async Task<IActionResult> OpenAsync(string campaign, CancellationToken ct)
    {
        var opened = await desk.OpenAsync(HttpContext, campaign, place, Adjust, ct);
        if (opened.Value is not { } open)
            return HttpContext.Refuse(opened.Problems[0]);
        Open = open;
        return open.Report is { } report && await ReadAsync(report, ct) is { } problem ? HttpContext.Refuse(problem) : Page();
    }

    /// <summary>What the page asks for where the address says nothing.</summary>
    /// <param name="before">The campaign before; null where there is none.</param>
    protected virtual ReportRequest Adjust(ReportRequest request, Campaign? before) => request;

    /// <summary>What is the page's own in the address.</summary>
    /// <returns>What is wrong with it; null for nothing.</returns>
    protected virtual Task<Problem?> ReadAsync(CampaignReport report, CancellationToken ct) => Task.FromResult<Problem?>(null);

    public Demand? DemandOf(Scope scope) => Report!.Results.DemandOf(scope);

    /// <summary>Which of the whole, contents, factors and criteria is meant; the whole where none is named.</summary>
    /// <returns>Null for a code that is none of them.</returns>
    protected Scope? ScopeOf(CampaignReport report) =>
        string.IsNullOrEmpty(Request.Query["scope"]) ? report.Structure.Overall : ScopesOf(report).FirstOrDefault(scope => scope.Code == Request.Query["scope"]);

    /// <summary>Everything that is no index of a population; a single content is the whole again.</summary>
    protected static IEnumerable<Scope> ScopesOf(CampaignReport report) =>
        [report.Structure.Overall, .. report.Structure.Contents.Count > 1 ? report.Structure.Contents : [], .. report.Structure.Factors, .. report.Structure.Items];

    protected static Selection ScopeSelection(CampaignReport report, Scope chosen, Texts t) => new(
        "scope", t["leader.scope"], chosen.Kind == ScopeKind.Overall ? "" : chosen.Code,
        ScopesOf(report).Select(scope => scope.Kind == ScopeKind.Overall ? ("", t["results.overall"]) : (scope.Code, $"{scope.Code} {scope.Name.In(t.Language)}")));
}
