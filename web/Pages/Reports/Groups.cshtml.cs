using Microsoft.AspNetCore.Mvc;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Respondents told apart by what they say of themselves, such as age.</summary>
public sealed class ReportGroupsModel(ReportDesk desk) : ReportPageModel(desk, "groups")
{
    public Scope Scope { get; private set; } = null!; // set with the report

    /// <summary>Null where the questionnaire has no such item.</summary>
    public Item? Item { get; private set; }

    public Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => OpenAsync(campaign, ct);

    public override IReadOnlyList<Selection> Selections(Texts t) =>
    [
        new("by", t["leader.by"], Item?.Code.Value, Open.Choices.Groups.Select(item => (item.Code.Value, item.Question.In(t.Language)))),
        ScopeSelection(Report!, Scope, t),
    ];

    /// <summary>Null where it is not for the reader; else in the order in which the options are asked, those who gave none last.</summary>
    public IEnumerable<BreakdownRow>? Rows(Texts t) => Item is not { } item ? [] : Report!.BreakDown(Characteristic.Of(item.Code), Scope)?.Lines
        .OrderBy(line => line.Key is null ? int.MaxValue : item.Options.TakeWhile(option => option.Code.Value != line.Key).Count())
        .Select(line => line.Key is null
            ? new BreakdownRow(t["leader.no-group"], null, line.Estimate)
            : new(item.Options.First(option => option.Code.Value == line.Key).Label.In(t.Language), Open.Address.To("", ("group", $"{item.Code}:{line.Key}")), line.Estimate));

    protected override Task<Problem?> ReadAsync(CampaignReport report, CancellationToken ct) => Task.FromResult(Read(report));

    private Problem? Read(CampaignReport report)
    {
        string? by = Request.Query["by"];
        if (ScopeOf(report) is not { } scope)
            return Problem.ValueUnsupported("scope", Request.Query["scope"].ToString());
        (Scope, Item) = (scope, string.IsNullOrEmpty(by) ? Open.Choices.Groups is [var first, ..] ? first : null : Open.Choices.Groups.FirstOrDefault(item => item.Code.Value == by));
        return Item is null && !string.IsNullOrEmpty(by) ? Problem.ValueUnsupported("by", by) : null;
    }
}
