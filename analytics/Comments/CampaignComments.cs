using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <param name="Page">Null where the unit and field have fewer respondents than the floor for comments.</param>
public sealed record ShownComments(Campaign Campaign, ResultsFilter Filter, CommentPage? Page);

/// <summary>The comments of a campaign, one by one and screened, for those who may read them: of the whole province, because each is a part of somebody's response.</summary>
public sealed class CampaignComments(Database database, Snapshots snapshots, Campaigns campaigns, Units units, ServiceFields fields, Floors floors)
{
    /// <summary>People on a page.</summary>
    public const int OnPage = 30;

    /// <param name="unit">As it stands in an address; null or empty for all.</param>
    /// <param name="field">The same.</param>
    /// <param name="after">Null for the first page.</param>
    /// <param name="mark">See <see cref="Screening.Mask"/>.</param>
    public async Task<Outcome<ShownComments>> FindAsync(string campaign, string? unit, string? field, CommentPlace? after, Func<PrivateKind, string> mark, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found)
            return Problem.CampaignUnknown(campaign);
        var (organisation, filter) = (await units.ListAsync(ct), new ResultsFilter(Code.Parse(unit), Code.Parse(field)));
        if (!string.IsNullOrEmpty(unit) && organisation.All(known => known.Code != filter.Unit))
            return Problem.UnitUnknown(unit);
        if (!string.IsNullOrEmpty(field) && (filter.Field is null || await fields.FindAsync(filter.Field, ct) is null))
            return Problem.FieldUnknown(field);

        var columns = new CampaignColumns((await snapshots.ReadAsync(ct)).Of(found.Version), found);
        var part = new FilteredParts(filter, new(organisation), new([], columns.Structure)).Whole;
        return new ShownComments(found, filter, await new Comments(database, found).FindPageAsync(columns.Sum(part), part, mark, after, OnPage, floors.Of(found).Comments, ct));
    }
}
