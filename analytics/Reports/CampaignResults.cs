using System.Collections.Concurrent;
using System.Diagnostics;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The results of campaigns as far as the public may see them.</summary>
/// <param name="age">How old they are before they are worked out anew: no more often, however many look. See <see cref="Publications"/>.</param>
public sealed class CampaignResults(
    Database database, Snapshots snapshots, Catalogue catalogue, CampaignSamples samples, Units units, Targets targets, Floors floors, TimeSpan age)
{
    private readonly ConcurrentDictionary<Code, Publications> _published = new();
    private readonly UnitTrees _trees = new();

    /// <param name="unit">As it stands in an address; null or empty for all units.</param>
    /// <param name="field">As it stands in an address; null or empty for all fields.</param>
    /// <returns>The results, or which of the three names is unknown, as is a campaign whose figures are not for everybody yet.</returns>
    public async Task<Outcome<Results>> ReadAsync(string campaign, string? unit, string? field, CancellationToken ct)
    {
        if (await catalogue.FindCampaignAsync(Code.Parse(campaign), ct) is not { IsPublic: true } found)
            return Problem.CampaignUnknown(campaign);

        var published = await _published.GetOrAdd(found.Code, _ => new(PublishAsync, age)).ReadAsync(found, ct);
        var filter = new ResultsFilter(Code.Parse(unit), Code.Parse(field));
        if (!string.IsNullOrEmpty(unit) && published.Units.Known(filter.Unit) is null)
            return Problem.UnitUnknown(unit);
        if (!string.IsNullOrEmpty(field) && await catalogue.FindFieldAsync(filter.Field, ct) is null)
            return Problem.FieldUnknown(field);
        return published.Of(filter);
    }

    private async Task<Publication> PublishAsync(Campaign campaign)
    {
        var begun = Stopwatch.GetTimestamp();
        var organisation = await units.ListAsync(CancellationToken.None);
        var snapshot = await snapshots.ReadAsync(CancellationToken.None);
        var design = CampaignDesign.Of(await samples.ListAsync(campaign.Code, CancellationToken.None));
        var columns = new CampaignColumns(snapshot.Of(campaign.Version), campaign, design);
        var (tree, demanded) = (_trees.Of(top: null, organisation), await targets.ListAsync(campaign, CancellationToken.None));
        var kept = campaign.IsFrozen ? (await CampaignFigures.FindLatestAsync(database, campaign.Code, CancellationToken.None))?.Figures : null;
        var root = kept is null ? await FindRootAsync(database, snapshot.AsOf, CancellationToken.None) : kept.Root;
        var cells = new PublicCells(columns.Cells(), tree, demanded, columns.Structure, kept?.Floor ?? floors.Of(campaign).Figures);
        return new(columns, tree, demanded, cells, root, kept?.AsOf ?? snapshot.AsOf, begun);
    }

    /// <remarks>A day is over a minute late: what was begun just before midnight may still be committed.</remarks>
    internal static async Task<LedgerRoot?> FindRootAsync(Database database, DateTimeOffset now, CancellationToken ct) =>
        await Ledger.FindRootAsync(database, now.AddMinutes(-1).DayInVietnam().AddDays(-1), ct) ?? await Ledger.FindRootAsync(database, now.DayInVietnam(), ct);
}
