using System.Collections.Concurrent;
using System.Diagnostics;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What the public may see of a campaign at one moment; never changes.</summary>
/// <param name="Begun">The timestamp of <see cref="Stopwatch"/> before the first of it was read.</param>
internal sealed record Publication(
    CampaignColumns Columns, UnitTree Units, IReadOnlyList<Target> Targets, PublicCells Cells, LedgerRoot? Root, DateTimeOffset AsOf, long Begun)
{
    private readonly ConcurrentDictionary<ResultsFilter, Lazy<Results>> _results = new();

    public TimeSpan Age => Stopwatch.GetElapsedTime(Begun);

    /// <param name="filter">Of units and fields that there are, so that no more of it is kept than that.</param>
    public Results Of(ResultsFilter filter) =>
        _results.GetOrAdd(filter, _ => new(() => Results.Of(Columns, filter, Units, Targets, Cells, AsOf) with { Root = Root })).Value;
}

/// <summary>The publications of one campaign, one after another: all who look at once share one.</summary>
/// <param name="age">When the next one is worked out; meanwhile the old one is shown, until it is half as old again. Zero for one of his own to everybody.</param>
internal sealed class Publications(Func<Campaign, Task<Publication>> publish, TimeSpan age)
{
    private readonly Lock _gate = new();
    private Publication? _latest;
    private Task<Publication>? _next;

    public async Task<Publication> ReadAsync(Campaign campaign, CancellationToken ct)
    {
        if (age == TimeSpan.Zero)
            return await publish(campaign).WaitAsync(ct);
        Task<Publication> next;
        lock (_gate)
        {
            if (_latest?.Age < age)
                return _latest;
            next = _next ??= Task.Run(() => RenewAsync(campaign), CancellationToken.None);
            if (_latest?.Age < 1.5 * age)
                return _latest;
        }

        return await next.WaitAsync(ct);
    }

    private async Task<Publication> RenewAsync(Campaign campaign)
    {
        try
        {
            return _latest = await publish(campaign);
        }
        finally
        {
            lock (_gate)
                _next = null;
        }
    }
}
