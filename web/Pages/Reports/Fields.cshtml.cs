using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The fields of public service compared, with the targets that are about some of them.</summary>
public sealed class ReportFieldsModel(ReportDesk desk) : ReportPageModel(desk, "fields")
{
    public Scope Scope { get; private set; } = null!; // set with the report

    /// <summary>Null where it is not for the reader.</summary>
    public Breakdown? Fields { get; private set; }

    /// <summary>Those of a plan that names fields.</summary>
    public IEnumerable<TargetResult> Targets => Report!.Results.Targets.Where(target => target.Target.Filter is { Dimension: TargetDimension.Field });

    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);

    public override IReadOnlyList<Selection> Selections(Texts t) => [ScopeSelection(Report!, Scope, t)];

    public IEnumerable<BreakdownRow> Rows(Texts t) => (Fields?.Lines ?? []).Select(line => new BreakdownRow(
        Open.Choices.Fields.FirstOrDefault(field => field.Code.Value == line.Key)?.Name.In(t.Language) ?? line.Key ?? t["leader.no-field"],
        line.Key is null ? null : Open.Address.To("", ("field", line.Key)), line.Estimate));

    protected override Task<Problem?> ReadAsync(CampaignReport report, CancellationToken ct)
    {
        if (ScopeOf(report) is not { } scope)
            return Task.FromResult<Problem?>(Problem.ValueUnsupported("scope", Request.Query["scope"].ToString()));
        (Scope, Fields) = (scope, report.BreakDown(Dimension.Field, scope));
        return Task.FromResult<Problem?>(null);
    }
}
