using System.Collections.Concurrent;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A note that the public reads.</summary>
/// <param name="Indicator">What it is about, as the questionnaire names it.</param>
/// <param name="Agency">The name of the unit that signs it.</param>
public sealed record SignedNote(PublicNote Note, Text Indicator, string Agency);

/// <summary>What everybody reads of a campaign: for the public page, and for whoever chooses what stands there.</summary>
/// <param name="Rankings">None of a part of the province.</param>
/// <param name="Notes">What was done last first.</param>
/// <param name="Kept">As frozen, then by each erratum; none of a campaign that is not frozen.</param>
/// <param name="ResponseRate">RR1 of the drawn ones, 0 to 1; null where nobody was drawn, and before the campaign is frozen.</param>
public sealed record PublicPage(
    ShownResults Shown, IReadOnlyList<PublicRanking> Rankings, PublicTrend Trend, IReadOnlyList<SignedNote> Notes, IReadOnlyList<StoredFigures> Kept, double? ResponseRate)
{
    public Analytics.Results Results => Shown.Results;

    /// <summary>Whether figures of it change while people look, and only so that none of them says what a few answered.</summary>
    public bool ChangesInBatches { get; init; }
}

/// <summary>Reads it, as far as the province publishes it.</summary>
public sealed class PublicPages(
    CampaignResults campaigns, PublicTrends trends, PublicNotes notes, CampaignFigures figures, Draws draws, Fieldwork fieldwork, Catalogue catalogue, Floors floors)
{
    private readonly ConcurrentDictionary<Code, double?> _responseRates = new(); // of frozen campaigns: nobody is visited any more

    /// <param name="unit">As it stands in an address; null or empty for all units.</param>
    /// <param name="field">As it stands in an address; null or empty for all fields.</param>
    public async Task<PublicPage> ReadAsync(Analytics.Results results, IReadOnlyList<PublicRanking> rankings, string? unit, string? field, Texts t, CancellationToken ct)
    {
        var campaign = results.Campaign;
        return new(
            new(results, floors.Of(campaign), t), rankings, results.Has(PublicPart.Trend) ? await trends.ReadAsync(results, unit, field, ct) : PublicTrend.None,
            results.Has(PublicPart.Notes) ? [.. (await NotesAsync(campaign, ct)).Where(note => note.Note.Shown is not null)] : [], campaign.IsFrozen ? await figures.ListAsync(campaign.Code, ct) : [],
            campaign.IsFrozen && results.Sample is not null ? await ResponseRateAsync(campaign.Code, ct) : null)
        {
            ChangesInBatches = !campaign.IsFrozen && campaigns.ChangeInBatches,
        };
    }

    /// <summary>Drafts too.</summary>
    public async Task<IReadOnlyList<SignedNote>> NotesAsync(Campaign campaign, CancellationToken ct)
    {
        var written = await notes.ListAsync(campaign.Code, ct);
        var (indicators, units) = (PublicNote.Indicators(campaign.Version), (await catalogue.ListUnitsAsync(ct)).ToDictionary(known => known.Code));
        return [.. written.Select(note => new SignedNote(note, IndicatorOf(note), units[note.Agency].Name))];

        // While a campaign is planned it may still be given another version, which need not have it.
        Text IndicatorOf(PublicNote note) => indicators.FirstOrDefault(known => known.Code == note.Indicator, indicators[0]).Name;
    }

    private async Task<double?> ResponseRateAsync(Code campaign, CancellationToken ct)
    {
        if (_responseRates.TryGetValue(campaign, out var known))
            return known;
        var elements = await draws.FindSignedAsync(campaign, ct) is { } draw ? await fieldwork.ListAsync(draw, ct) : [];
        return _responseRates[campaign] = elements.Any(element => element.IsVisited) ? DispositionCounts.Of(elements.Select(element => element.Disposition)).ResponseRate1 : null;
    }
}
