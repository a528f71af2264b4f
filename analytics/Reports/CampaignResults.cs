using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The results of campaigns as the store has them now, and as far as the public may see them.</summary>
public sealed class CampaignResults(Database database, Campaigns campaigns, Units units, ServiceFields fields, Targets targets, Floors floors, TimeProvider clock)
{
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

        var asOf = clock.GetUtcNow(); // taken before the rows are read: all that was committed by then is counted
        var tallies = await Tallies.ReadAsync(database, found, ct);
        return Results.Of(found, tallies, filter, organisation, await targets.ListAsync(found.Version, ct), floors.Figures, asOf)
            with
        { Root = await FindRootAsync(asOf, ct) };
    }

    /// <remarks>A day is over a minute late: what was begun just before midnight may still be committed.</remarks>
    private async Task<LedgerRoot?> FindRootAsync(DateTimeOffset now, CancellationToken ct) =>
        await Ledger.FindRootAsync(database, now.AddMinutes(-1).DayInVietnam().AddDays(-1), ct) ?? await Ledger.FindRootAsync(database, now.DayInVietnam(), ct);
}
