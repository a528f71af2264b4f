using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Works out the figures that are kept of a campaign for good, and holds kept ones against its responses.</summary>
public sealed class FigureKeeper(Recount recount, CampaignFigures figures, Errata errata, Floors floors)
{
    /// <summary>How often it is counted anew because more came in meanwhile.</summary>
    private const int Tries = 3;

    /// <summary>From now on neither responses nor figures of the campaign change.</summary>
    public async Task<Outcome<Campaign>> FreezeAsync(Campaign campaign, Signature by, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            var content = await figures.FindContentAsync(campaign.Code, ct);
            var counted = await CountAsync(campaign, null, floors.Of(campaign).Figures, by, ct);
            var frozen = await figures.FreezeAsync(campaign, counted, content, by, ct);
            if (tried == Tries || frozen.Problems is not [{ Rule: "campaign-moved" }])
                return frozen;
        }
    }

    /// <summary>The figures as they would be after an erratum.</summary>
    /// <param name="after">Those that it corrects.</param>
    public Task<FrozenFigures> PreviewAsync(Erratum erratum, StoredFigures after, Signature by, CancellationToken ct) => CountAsync(erratum.Campaign, erratum, after.Figures.Floor, by, ct);

    /// <summary>Corrects the campaign and its figures.</summary>
    public async Task<Outcome<StoredFigures>> CorrectAsync(Erratum erratum, StoredFigures after, Signature by, CancellationToken ct) =>
        await errata.ApplyAsync(erratum, await PreviewAsync(erratum, after, by, ct), after, by, ct);

    /// <summary>Whether the figures are still as they were written, and still those that follow from the responses.</summary>
    /// <param name="kept">The latest of the campaign.</param>
    public async Task<bool> AreSameAsync(Campaign campaign, StoredFigures kept, CancellationToken ct)
    {
        var again = await recount.ReadAsync(campaign, null, kept.Figures.Floor, kept.Figures.AsOf, ct);
        return kept.IsUnaltered && ResultsJson.Text(again with { Root = kept.Figures.Root }) == kept.Figures.Json;
    }

    private async Task<FrozenFigures> CountAsync(Campaign campaign, Erratum? erratum, int floor, Signature by, CancellationToken ct)
    {
        var asOf = DateTimeOffset.FromUnixTimeMilliseconds(by.At.ToUnixTimeMilliseconds()); // as the store keeps it
        var results = await recount.ReadAsync(campaign, erratum, floor, asOf, ct);
        return new(ResultsJson.Text(results), results.Responses, asOf, results.Root, floor);
    }
}
