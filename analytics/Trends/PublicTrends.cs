using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <param name="Estimate">The overall figure, as it is published.</param>
/// <param name="IsBreak">Whether it may not be compared with the campaign before: the questionnaire no longer asks the same.</param>
public sealed record PublicPoint(Campaign Campaign, Estimate Estimate, bool IsBreak);

/// <param name="Campaigns">The public ones of the same questionnaire whose figure may be shown, the earliest first; with that which is looked at.</param>
/// <param name="Published">What was published of country and province; none for a part of the province.</param>
public sealed record PublicTrend(IReadOnlyList<PublicPoint> Campaigns, IReadOnlyList<Reference> Published)
{
    public static PublicTrend None { get; } = new([], []);

    /// <summary>A single campaign shows no trend.</summary>
    public bool IsEmpty => Campaigns.Count < 2 && Published.Count == 0;
}

/// <summary>What the public may see of the years and campaigns before.</summary>
public sealed class PublicTrends(Campaigns campaigns, CampaignResults results, Questionnaires questionnaires, ItemMappings mappings, PublishedValues published, Units units)
{
    /// <param name="looked">What is looked at, of a campaign that is public or not yet.</param>
    /// <param name="unit">As it stands in an address; null or empty for all units.</param>
    /// <param name="field">As it stands in an address; null or empty for all fields.</param>
    public async Task<PublicTrend> ReadAsync(Results looked, string? unit, string? field, CancellationToken ct)
    {
        var version = looked.Campaign.Version;
        var others = (await campaigns.ListAsync(ct)).Where(other => other.IsPublic && other.Version.Code == version.Code && other.Code != looked.Campaign.Code);
        var shown = new List<Results> { looked };
        foreach (var other in others)
        {
            if ((await results.ReadAsync(other.Code.Value, unit, field, ct)).Value is { } read)
                shown.Add(read);
        }

        var series = shown.Where(read => !read.IsWithheld && read.Overall.Counts.Valid > 0).OrderBy(read => read.Campaign.Closes).ThenBy(read => read.Campaign.Opens).ToList();
        var history = series.Select(read => read.Campaign.Version.Number).Distinct().Count() > 1 ? await HistoryAsync(version.Code, ct) : null;
        var points = series.Select((read, i) => new PublicPoint(
            read.Campaign, read.Overall, i > 0 && history?.Between(series[i - 1].Campaign.Version.Number, read.Campaign.Version.Number).Count > 0));
        return new([.. points], string.IsNullOrEmpty(unit) && string.IsNullOrEmpty(field) ? await ReferencesAsync(looked, ct) : []);
    }

    private async Task<ScopeHistory?> HistoryAsync(Code questionnaire, CancellationToken ct)
    {
        var structures = new List<IndexStructure>();
        foreach (var version in (await questionnaires.ListAsync(ct)).Where(version => version.Questionnaire == questionnaire))
            structures.Add(new((await questionnaires.FindAsync(questionnaire, version.Number, ct))!));
        return new VersionHistory(structures, await mappings.ListAsync(questionnaire, ct)).Trace(ScopeKind.Overall, structures[^1].Overall.Code);
    }

    private async Task<IReadOnlyList<Reference>> ReferencesAsync(Results looked, CancellationToken ct)
    {
        var day = ((DateOnly[])[looked.AsOf.DayInVietnam(), looked.Campaign.Closes]).Min();
        return [.. CampaignTrends.References(new(looked.Campaign.Version), await units.ListAsync(ct), await published.ListAsync(ct), day)];
    }
}
