using System.Diagnostics;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>Fills a store with valid responses, as if they had come in one after another since the campaign began.</summary>
internal static class Filling
{
    private const int BatchSize = 500;
    private const int Writers = 4;

    /// <summary>Up to that many; what is stored already counts.</summary>
    public static async Task RunAsync(Store store, long count, int seed, CancellationToken ct)
    {
        var clock = new VietnamClock();
        await Schema.UpgradeAsync(store.Database, clock, ct);
        await Demonstration.LoadAsync(store.Database, clock.GetUtcNow(), ct);
        var (stored, begun, responses) = (await store.CountAsync(ct), Stopwatch.GetTimestamp(), new Responses(store.Database));
        if (count <= stored)
            return;

        var campaign = await new Campaigns(store.Database, new Questionnaires(store.Database)).FindAsync(DemoCampaign.Code, ct);
        var opens = new DateTimeOffset(campaign!.Opens.ToDateTime(default), TimeSpan.FromHours(7)).ToUniversalTime();
        var each = (clock.GetUtcNow() - opens) / count;
        var sheets = Sheets(campaign, seed);
        var batches = Enumerable.Range(0, (int)((count - stored + BatchSize - 1) / BatchSize));
        // One line to change when responses are stored many at once.
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = ct }, async (batch, token) =>
            await responses.AddAsync(Batch(campaign, sheets, stored + ((long)batch * BatchSize), count, opens, each), token));
        Report.Line($"filled to {count:N0} responses in {Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s");
    }

    private static List<Response> Batch(Campaign campaign, IReadOnlyList<Answers> sheets, long from, long to, DateTimeOffset opens, TimeSpan each)
    {
        var batch = new List<Response>(BatchSize);
        for (var number = from; number < Math.Min(from + BatchSize, to); number++)
        {
            var at = opens + (each * number);
            at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond)); // as the store keeps them
            var submission = new Submission(ResponseId.New(at), new(null, null, null), Channel.Web, "vi", at.AddMinutes(-3), at);
            batch.Add(new(campaign, submission, sheets[(int)(number % sheets.Count)], at));
        }

        return batch;
    }

    /// <summary>A thousand different ones: reading answers a million times would take longer than storing them.</summary>
    private static List<Answers> Sheets(Campaign campaign, int seed) => [.. new ImaginedCitizens(campaign, [], [], seed).Answer(1000).Select(response => response.Answers)];
}
