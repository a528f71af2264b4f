using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The results of campaigns as the store has them now.</summary>
public sealed class CampaignResults(Database database, Snapshots snapshots, Campaigns campaigns, Units units, ServiceFields fields, Targets targets)
{
    private KnownTree _tree = new([], new([]));

    /// <param name="unit">As it stands in an address; null or empty for all units.</param>
    /// <param name="field">As it stands in an address; null or empty for all fields.</param>
    /// <returns>The results, or which of the three names is unknown.</returns>
    public async Task<Outcome<Results>> ReadAsync(string campaign, string? unit, string? field, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found)
            return Problem.CampaignUnknown(campaign);

        var organisation = await units.ListAsync(ct);
        var filter = new ResultsFilter(Code.Parse(unit), Code.Parse(field));
        if (!string.IsNullOrEmpty(unit) && organisation.All(known => known.Code != filter.Unit))
            return Problem.UnitUnknown(unit);
        if (!string.IsNullOrEmpty(field) && (filter.Field is null || await fields.FindAsync(filter.Field, ct) is null))
            return Problem.FieldUnknown(field);

        var snapshot = await snapshots.ReadAsync(ct);
        var columns = new CampaignColumns(snapshot.Of(found.Version), found);
        var results = Results.Of(found, columns, filter, TreeOf(organisation), await targets.ListAsync(found.Version, ct), snapshot.AsOf);
        return results with { Root = await FindRootAsync(snapshot.AsOf, ct) };
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
    private async Task<LedgerRoot?> FindRootAsync(DateTimeOffset now, CancellationToken ct) =>
        await Ledger.FindRootAsync(database, now.AddMinutes(-1).DayInVietnam().AddDays(-1), ct) ?? await Ledger.FindRootAsync(database, now.DayInVietnam(), ct);

    private sealed record KnownTree(IReadOnlyList<Unit> Units, UnitTree Tree);
}
