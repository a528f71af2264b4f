using System.Collections.Concurrent;
using System.Diagnostics;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What the public may see of a campaign at one moment; never changes.</summary>
/// <param name="Choice">What the province publishes of it.</param>
/// <param name="Begun">The timestamp of <see cref="Stopwatch"/> before the first of it was read.</param>
internal sealed record Publication(
    CampaignColumns Columns, UnitTree Units, IReadOnlyList<Target> Targets, PublicCells Cells, PublicChoice Choice, LedgerRoot? Root, DateTimeOffset AsOf, long Begun)
{
    private readonly Lazy<IReadOnlyDictionary<(Code? Unit, Code? Field), long>> _people = new(Columns.Cells);
    private readonly Lazy<IReadOnlyList<PublicRanking>> _rankings = new(() => PublicRanking.Of(Columns, Units, Targets, Cells));
    private readonly ConcurrentDictionary<ResultsFilter, Lazy<Results>> _results = new();

    public TimeSpan Age => Stopwatch.GetElapsedTime(Begun);

    /// <param name="filter">Of units and fields that there are, so that no more of it is kept than that.</param>
    public Results Of(ResultsFilter filter) =>
        _results.GetOrAdd(filter, _ => new(() => Results.Of(Columns, filter, Units, Targets, Cells, AsOf) with { Root = Root })).Value.Only(Choice);

    /// <summary>The units that are compared with each other; none where the province publishes no ranking.</summary>
    public IReadOnlyList<PublicRanking> Rankings => Choice.Has(PublicPart.Ranking) ? _rankings.Value : [];

    /// <summary>
    /// Whether whoever has seen this publication may see the next one without working out what a few people answered: each unit has in each field
    /// the same people as before, or so many others that they are no few; and so has whatever is put together of them. From one day to the
    /// next it always may.
    /// </summary>
    /// <param name="floor">See <see cref="Floors.Figures"/>.</param>
    public bool MayBeFollowedBy(Publication next, int floor)
    {
        var (before, after) = (_people.Value, next._people.Value);
        return AsOf.DayInVietnam() != next.AsOf.DayInVietnam()
            || before.Keys.Union(after.Keys).All(cell => Math.Abs(after.GetValueOrDefault(cell) - before.GetValueOrDefault(cell)) is var others && (others == 0 || others >= floor));
    }
}

/// <summary>The publications of one campaign, one after another: all who look at once share one.</summary>
/// <param name="age">When the next one is worked out; meanwhile the old one is shown, until it is half as old again. Zero for one of his own to everybody.</param>
/// <param name="floor">Null where each may follow the one before; else see <see cref="Publication.MayBeFollowedBy"/>.</param>
internal sealed class Publications(Func<Campaign, Task<Publication>> publish, TimeSpan age, Func<Campaign, int?> floor)
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
            var next = await publish(campaign);
            return _latest = _latest is { } shown && floor(campaign) is { } few && !shown.MayBeFollowedBy(next, few) ? shown with { Choice = next.Choice, Begun = next.Begun } : next;
        }
        finally
        {
            lock (_gate)
                _next = null;
        }
    }
}
