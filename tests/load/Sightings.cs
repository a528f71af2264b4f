using System.Diagnostics;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>How long a response is stored before the results count it: with the age that the site allows its results, and a reader who asks all the time.</summary>
internal static class Sightings
{
    private static readonly TimeSpan _age = TimeSpan.FromSeconds(1); // Results:Seconds unless said otherwise
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(5);

    public static async Task<Histogram> MeasureAsync(Store store, int samples, int seed, CancellationToken ct)
    {
        var (database, random, clock, times) = (store.Database, new Random(seed), new VietnamClock(), new Histogram());
        var questionnaires = new Questionnaires(database, store.Audit);
        var campaigns = new Campaigns(database, questionnaires, store.Audit);
        var units = new Units(database);
        var catalogue = new Catalogue(campaigns, units, new ServiceFields(database), clock);
        using var snapshots = FirstReading.Prepare(store, files: null);
        await FirstReading.MeasureAsync(snapshots, ct);
        var results = new CampaignResults(database, snapshots, catalogue, new CampaignSamples(database, store.Audit), units, new Targets(database), new Floors(5, 10), _age);
        var writer = new Responses(database, new Ledger("sightings", clock));
        var campaign = (await campaigns.FindAsync(DemoCampaign.Code, ct))!;
        var answers = new ImaginedCitizens(campaign, [], [], seed).Answer(1).Single().Answers;
        for (var stored = await CountAsync(); times.Count < samples; stored++)
        {
            await Task.Delay(random.Next((int)_age.TotalMilliseconds), ct); // at any moment between two workings out
            var now = clock.GetUtcNow();
            await writer.AddAsync(new Response(campaign, new(ResponseId.New(now), new(null, null, null), Channel.Web, "vi", null, now), answers, now), ct);
            var committed = Stopwatch.GetTimestamp();
            while (await CountAsync() <= stored)
                await Task.Delay(_glance, ct);
            times.Record(Stopwatch.GetTimestamp() - committed);
        }

        return times;

        async Task<long> CountAsync() => (await results.ReadAsync(DemoCampaign.Code.Value, null, null, ct)).Value!.Responses;
    }
}
