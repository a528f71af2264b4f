using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Reads what a report is computed from, and keeps within what its reader may see: see <see cref="CampaignReport"/>.</summary>
public sealed class CampaignReports(
    Database database, Snapshots snapshots, Campaigns campaigns, CampaignSamples samples, Questionnaires questionnaires, ItemMappings mappings, Units units, ServiceFields fields, LineageEvents lineage,
    Targets targets, PublishedValues published, Floors floors)
{
    private readonly UnitTrees _trees = new();
    private readonly CommentReports _comments = new(database);

    /// <param name="scope">Of the reader. Who reads a part of the province and names no unit gets the report of the one at its head.</param>
    /// <returns>
    /// The report, or which of the names are unknown, as is a unit that is not the reader's; or that a unit must be named, or that the figures are withheld.
    /// </returns>
    public Task<Outcome<CampaignReport>> ReadAsync(ReportRequest request, UnitScope scope, CancellationToken ct) =>
        ReadAsync(request, scope, () => snapshots.ReadAsync(Timeout.InfiniteTimeSpan, ct), ct);

    /// <summary>The same from the responses as they were at an instant, recounted from their rows: see <see cref="PastSnapshot"/>. Comments are those of now.</summary>
    public Task<Outcome<CampaignReport>> RecountAsync(ReportRequest request, UnitScope scope, DateTimeOffset asOf, CancellationToken ct) =>
        ReadAsync(request, scope, () => PastSnapshot.ReadAsync(database, questionnaires, asOf, ct), ct);

    private async Task<Outcome<CampaignReport>> ReadAsync(ReportRequest request, UnitScope scope, Func<Task<Snapshot>> read, CancellationToken ct)
    {
        if (await FindAsync(request.Campaign, ct) is not { } campaign)
            return Problem.CampaignUnknown(request.Campaign);
        var organisation = await units.ListAsync(ct);
        var unit = UnitOf(request, scope, organisation);
        var against = string.IsNullOrEmpty(request.Against) ? campaign : await FindAsync(request.Against, ct);
        var wanted = await CheckAsync(request, unit, campaign, against, scope, ct);
        if (wanted.Value is not { } filter)
            return wanted.Problems.ToList();

        var (source, least) = (await SourceAsync(await read(), campaign, filter, request.Level, scope, organisation, ct), floors.Of(campaign));
        var comments = request.HasComments ? await _comments.ReadAsync(source, least, ct) : null;
        var root = scope.IsProvince ? await CampaignResults.FindRootAsync(database, source.Snapshot.AsOf, ct) : null;
        var field = filter.Field is null ? null : await fields.FindAsync(filter.Field, ct);
        return CampaignReport.Of(source, request.Period, await BeforeAsync(source, request, against!, ct), comments, least, root, field) is { } report ? report : Problem.FiguresWithheld(least.Figures);
    }

    /// <returns>Null where nothing is compared.</returns>
    private async Task<Before?> BeforeAsync(ReportSource source, ReportRequest request, Campaign against, CancellationToken ct)
    {
        var days = request.ReadAgainstDays([]);
        if (string.IsNullOrEmpty(request.Against) && days is null)
            return null;
        var columns = new CampaignColumns(source.Snapshot.Of(against.Version), against, await DesignAsync(against, ct));
        var filter = source.Filter with { Days = days };
        return new(columns, filter, source.PartsOf(filter), source.CellsOf(columns, await targets.ListAsync(against, ct)));
    }

    /// <summary>The unit a report is about; without a value and a problem, all of them.</summary>
    private static (Unit? Value, Problem? Problem) UnitOf(ReportRequest request, UnitScope scope, IReadOnlyList<Unit> organisation)
    {
        if (!string.IsNullOrEmpty(request.Unit))
            return Code.Parse(request.Unit) is { } code && scope.Contains(code) && organisation.FirstOrDefault(unit => unit.Code == code) is { } named ? (named, null) : (null, Problem.UnitUnknown(request.Unit));
        if (scope.IsProvince)
            return (null, null);
        return scope.Tops(organisation) is [var top] ? (top, null) : (null, Problem.UnitNotChosen());
    }

    private Task<Campaign?> FindAsync(string campaign, CancellationToken ct) => campaigns.FindAsync(Code.Parse(campaign), ct);

    private async Task<CampaignDesign?> DesignAsync(Campaign campaign, CancellationToken ct) => CampaignDesign.Of(await samples.ListAsync(campaign.Code, ct));

    /// <returns>What is looked at, or all that is wrong with the request.</returns>
    private async Task<Outcome<ResultsFilter>> CheckAsync(ReportRequest request, (Unit? Value, Problem? Problem) unit, Campaign campaign, Campaign? against, UnitScope scope, CancellationToken ct)
    {
        var read = request.Read(new(campaign.Version));
        var problems = read.Problems.ToList();
        var days = request.ReadAgainstDays(problems);
        if (unit.Problem is { } wrong)
            problems.Add(wrong);
        if (!string.IsNullOrEmpty(request.Field) && (Code.Parse(request.Field) is not { } field || await fields.FindAsync(field, ct) is null))
            problems.Add(Problem.FieldUnknown(request.Field));
        if (against is null)
            problems.Add(Problem.CampaignUnknown(request.Against!));
        else if (against.Version.Code != campaign.Version.Code)
            problems.Add(Problem.CampaignIncomparable(against.Code));
        if (!scope.IsProvince && (read.Value?.IsFine == true || days is not null))
            problems.Add(Problem.FilterOfProvince());
        return problems.Count > 0 ? problems : read.Value! with { Unit = unit.Value?.Code };
    }

    private async Task<ReportSource> SourceAsync(Snapshot snapshot, Campaign campaign, ResultsFilter filter, UnitKind? level, UnitScope scope, IReadOnlyList<Unit> organisation, CancellationToken ct)
    {
        var questionnaire = campaign.Version.Code;
        var versions = new List<QuestionnaireVersion>();
        foreach (var version in await questionnaires.ListAsync(ct))
        {
            if (version.Questionnaire == questionnaire)
                versions.Add((await questionnaires.FindAsync(questionnaire, version.Number, ct))!);
        }

        return new(
            _trees, snapshot, campaign, await DesignAsync(campaign, ct), filter, level, scope.IsProvince ? null : floors.Of(campaign).Figures, organisation, await lineage.ListAsync(ct), await targets.ListAsync(campaign, ct),
            (versions, await mappings.ListAsync(questionnaire, ct)), await published.ListAsync(ct));
    }
}
