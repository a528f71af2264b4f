using System.Collections.Concurrent;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The results of campaigns as far as the public may see them.</summary>
/// <param name="age">How old they may be: what may be seen is worked out anew no more often, however many look.</param>
public sealed class CampaignResults(
    Database database, Snapshots snapshots, Campaigns campaigns, CampaignSamples samples, Units units, ServiceFields fields, Targets targets, Floors floors, TimeSpan age)
{
    private readonly ConcurrentDictionary<Code, Lazy<Task<Publication>>> _published = new();
    private KnownTree _tree = new([], new([]));

    /// <param name="unit">As it stands in an address; null or empty for all units.</param>
    /// <param name="field">As it stands in an address; null or empty for all fields.</param>
    /// <returns>The results, or which of the three names is unknown.</returns>
    public async Task<Outcome<Results>> ReadAsync(string campaign, string? unit, string? field, CancellationToken ct)
    {
        if (Code.Parse(campaign) is not { } code || await campaigns.FindAsync(code, ct) is not { } found)
            return Problem.CampaignUnknown(campaign);

        var published = await PublishedAsync(found, ct);
        var filter = new ResultsFilter(Code.Parse(unit), Code.Parse(field));
        if (!string.IsNullOrEmpty(unit) && published.Units.Known(filter.Unit) is null)
            return Problem.UnitUnknown(unit);
        if (!string.IsNullOrEmpty(field) && (filter.Field is null || await fields.FindAsync(filter.Field, ct) is null))
            return Problem.FieldUnknown(field);
        return Results.Of(published.Columns, filter, published.Units, published.Targets, published.Cells, published.AsOf) with { Root = published.Root };
    }

    private async Task<Publication> PublishedAsync(Campaign campaign, CancellationToken ct)
    {
        var fresh = new Lazy<Task<Publication>>(() => PublishAsync(campaign));
        var known = _published.AddOrUpdate(campaign.Code, _ => fresh, (_, old) => IsFreshEnough(old) ? old : fresh);
        return await known.Value.WaitAsync(ct);

        bool IsFreshEnough(Lazy<Task<Publication>> old) =>
            age > TimeSpan.Zero && (!old.IsValueCreated || !old.Value.IsCompleted || (old.Value.IsCompletedSuccessfully && old.Value.Result.Since.Elapsed < age));
    }

    private async Task<Publication> PublishAsync(Campaign campaign)
    {
        var organisation = await units.ListAsync(CancellationToken.None);
        var snapshot = await snapshots.ReadAsync(CancellationToken.None);
        var design = CampaignDesign.Of(await samples.ListAsync(campaign.Code, CancellationToken.None));
        var columns = new CampaignColumns(snapshot.Of(campaign.Version), campaign, design);
        var (tree, demanded) = (TreeOf(organisation), await targets.ListAsync(campaign.Version, CancellationToken.None));
        var root = await FindRootAsync(database, snapshot.AsOf, CancellationToken.None);
        return new(columns, tree, demanded, new PublicCells(columns.Cells(), tree, demanded, columns.Structure, floors.Figures), root, snapshot.AsOf);
    }

    /// <summary>The same tree as long as the units are the same, so that what was counted by it can be remembered.</summary>
    private UnitTree TreeOf(IReadOnlyList<Unit> organisation)
    {
        var known = _tree;
        if (!known.Units.SequenceEqual(organisation))
            _tree = known = new(organisation, new(organisation));
        return known.Tree;
    }

    /// <remarks>A day is over a minute late: what was begun just before midnight may still be committed.</remarks>
    internal static async Task<LedgerRoot?> FindRootAsync(Database database, DateTimeOffset now, CancellationToken ct) =>
        await Ledger.FindRootAsync(database, now.AddMinutes(-1).DayInVietnam().AddDays(-1), ct) ?? await Ledger.FindRootAsync(database, now.DayInVietnam(), ct);

    private sealed record KnownTree(IReadOnlyList<Unit> Units, UnitTree Tree);

    private sealed record Publication(CampaignColumns Columns, UnitTree Units, IReadOnlyList<Target> Targets, PublicCells Cells, LedgerRoot? Root, DateTimeOffset AsOf)
    {
        public System.Diagnostics.Stopwatch Since { get; } = System.Diagnostics.Stopwatch.StartNew();
    }
}
