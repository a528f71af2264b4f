using System.Diagnostics;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>Fills a store with valid responses, as if they had come in one after another since the campaign began.</summary>
internal sealed class Filling
{
    private const int BatchSize = 500;
    private const int Different = 1000;

    private readonly Store _store;
    private readonly Campaign _campaign;
    private readonly IReadOnlyList<Response> _imagined;
    private readonly IReadOnlyList<Code> _units;
    private readonly long _stored;
    private readonly long _count;

    /// <param name="imagined">Whose answers and visits are stored again and again: to imagine a million would take longer than to store them.</param>
    /// <param name="units">That are rated, one after another; none for those of the imagined.</param>
    private Filling(Store store, Campaign campaign, IReadOnlyList<Response> imagined, IReadOnlyList<Code> units, long stored, long count) =>
        (_store, _campaign, _imagined, _units, _stored, _count) = (store, campaign, imagined, units, stored, count);

    /// <summary>Makes the tables, and fills up to that many; what is stored already counts.</summary>
    /// <param name="many">How many units are rated; 0 for those of the demonstration.</param>
    public static async Task RunAsync(Store store, long count, int seed, int many, CancellationToken ct)
    {
        await PrepareAsync(store, ct);
        var campaign = await new Campaigns(store.Database, new Questionnaires(store.Database, store.Audit), store.Audit).FindAsync(DemoCampaign.Code, ct);
        await RunAsync(store, campaign!, count, seed, await LargeProvince.AddAsync(store, many, ct), ct);
    }

    /// <summary>Makes the tables and the demonstration province.</summary>
    public static async Task PrepareAsync(Store store, CancellationToken ct)
    {
        var clock = new VietnamClock();
        await Schema.UpgradeAsync(store.Database, clock, ct);
        await Demonstration.LoadAsync(store.Database, clock.GetUtcNow(), ct);
    }

    /// <summary>The same of a campaign that is there already; responses of others count, too.</summary>
    /// <param name="units">That are rated, one after another; none for those of the demonstration.</param>
    public static async Task RunAsync(Store store, Campaign campaign, long count, int seed, IReadOnlyList<Code> units, CancellationToken ct)
    {
        var (clock, begun, stored) = (new VietnamClock(), Stopwatch.GetTimestamp(), await store.CountAsync(ct));
        if (count <= stored)
            return;
        var citizens = new ImaginedCitizens(campaign, await new Units(store.Database).ListAsync(ct), await new ServiceFields(store.Database).ListAsync(ct), seed);
        var filling = new Filling(store, campaign, [.. citizens.Answer(Different)], units, stored, count);
        var writers = store.Id is null ? 1 : 2; // SQLite has one writer at a time
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => filling.WriteAsync(writer, writers, clock, ct), ct)));
        Report.Line($"filled to {count:N0} responses in {Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s");
    }

    /// <summary>Every so manieth batch, in a chain of the ledger of its own.</summary>
    private async Task WriteAsync(int writer, int writers, VietnamClock clock, CancellationToken ct)
    {
        var responses = new Responses(_store.Database, new Ledger($"fill-{writer}", clock));
        await using var session = new Session(_store.Database);
        for (var from = _stored + (writer * BatchSize); from < _count; from += writers * BatchSize)
            await responses.AddAsync(session, Batch(from, clock.GetUtcNow()), ct);
    }

    private List<HandedIn> Batch(long from, DateTimeOffset now)
    {
        var opens = new DateTimeOffset(_campaign.Opens.ToDateTime(default), VietnamClock.VietnamTime.BaseUtcOffset).ToUniversalTime();
        var each = (now - opens) / _count;
        var batch = new List<HandedIn>(BatchSize);
        for (var number = from; number < Math.Min(from + BatchSize, _count); number++)
        {
            var at = opens + (each * number);
            at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond)); // as the store keeps them
            var imagined = _imagined[(int)(number % Different)];
            var submission = imagined.Submission with { Id = ResponseId.New(at), Visit = VisitOf(imagined, number), StartedAt = at.AddMinutes(-3), SubmittedAt = at };
            batch.Add(new(new(_campaign, submission, imagined.Answers, at)));
        }

        return batch;
    }

    /// <summary>Each of the many units is rated by ever different people.</summary>
    private Visit VisitOf(Response imagined, long number) => _units.Count == 0
        ? imagined.Submission.Visit
        : imagined.Submission.Visit with { Unit = _units[(int)(((number / Different * 7) + (number % Different * 13)) % _units.Count)] };
}
