using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Reads what a report is computed from. Nothing is withheld: it is not for the public.</summary>
public sealed class CampaignReports(
    Database database, Snapshots snapshots, Campaigns campaigns, CampaignSamples samples, Questionnaires questionnaires, ItemMappings mappings, Units units, ServiceFields fields, LineageEvents lineage,
    Targets targets, PublishedValues published, Floors floors)
{
    /// <returns>The report, or which of the names are unknown.</returns>
    public async Task<Outcome<CampaignReport>> ReadAsync(ReportRequest request, CancellationToken ct)
    {
        if (await FindAsync(request.Campaign, ct) is not { } campaign)
            return Problem.CampaignUnknown(request.Campaign);
        var against = string.IsNullOrEmpty(request.Against) ? null : await FindAsync(request.Against, ct);
        var filter = new ResultsFilter(Code.Parse(request.Unit), Code.Parse(request.Field));
        if (await CheckAsync(request, filter, campaign, against, ct) is { Count: > 0 } problems)
            return problems;

        var source = await SourceAsync(campaign, filter, request.Level, ct);
        var part = source.Parts.Whole;
        var comments = await CommentReport.ReadAsync(new(database, campaign), source.Columns.Sum(part), part, floors, ct);
        var before = against is null ? null : new CampaignColumns(source.Snapshot.Of(against.Version), against, await DesignAsync(against, ct));
        var report = CampaignReport.Of(source, request.Period, before, comments, floors);
        return report with { Results = report.Results with { Root = await CampaignResults.FindRootAsync(database, source.Snapshot.AsOf, ct) } };
    }

    private Task<Campaign?> FindAsync(string campaign, CancellationToken ct) => campaigns.FindAsync(Code.Parse(campaign), ct);

    private async Task<CampaignDesign?> DesignAsync(Campaign campaign, CancellationToken ct) => CampaignDesign.Of(await samples.ListAsync(campaign.Code, ct));

    private async Task<List<Problem>> CheckAsync(ReportRequest request, ResultsFilter filter, Campaign campaign, Campaign? against, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (!string.IsNullOrEmpty(request.Unit) && (filter.Unit is null || await units.FindAsync(filter.Unit, ct) is null))
            problems.Add(Problem.UnitUnknown(request.Unit));
        if (!string.IsNullOrEmpty(request.Field) && (filter.Field is null || await fields.FindAsync(filter.Field, ct) is null))
            problems.Add(Problem.FieldUnknown(request.Field));
        if (!string.IsNullOrEmpty(request.Against) && against is null)
            problems.Add(Problem.CampaignUnknown(request.Against));
        if (against is not null && against.Version.Code != campaign.Version.Code)
            problems.Add(Problem.CampaignIncomparable(against.Code));
        return problems;
    }

    private async Task<ReportSource> SourceAsync(Campaign campaign, ResultsFilter filter, UnitKind? level, CancellationToken ct)
    {
        var questionnaire = campaign.Version.Code;
        var versions = new List<QuestionnaireVersion>();
        foreach (var version in await questionnaires.ListAsync(ct))
        {
            if (version.Questionnaire == questionnaire)
                versions.Add((await questionnaires.FindAsync(questionnaire, version.Number, ct))!);
        }

        return new(
            await snapshots.ReadAsync(Timeout.InfiniteTimeSpan, ct), campaign, await DesignAsync(campaign, ct), filter, level, await units.ListAsync(ct), await lineage.ListAsync(ct), await targets.ListAsync(campaign.Version, ct),
            (versions, await mappings.ListAsync(questionnaire, ct)), await published.ListAsync(ct));
    }
}
