using System.Data.Common;

namespace SurveyHub.Engine;

/// <summary>What every form needs beside the answers (campaigns with their versions, units, service fields), kept in memory.</summary>
/// <remarks>
/// <para>What it says is at most about two seconds old, by a clock that nobody sets. One caller reads it anew; the others go on with the old meanwhile, and so do all while the store cannot be reached.</para>
/// <para>A code is unknown only when the store did not know it after it was asked for: what was added a moment ago, here or on another node, is found at once.</para>
/// </remarks>
public sealed class Catalogue(Campaigns campaigns, Units units, ServiceFields fields, TimeProvider clock)
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(2);

    /// <summary>Between two readings for unknown codes, however many are asked for.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a citizen waits for the new while there is an old.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private volatile Contents? _contents;
    private Task<Contents>? _reading;
    private long _begun;

    public ValueTask<Campaign?> FindCampaignAsync(Code? code, CancellationToken ct) => FindAsync(code, static contents => contents.Campaigns, ct);

    public ValueTask<Unit?> FindUnitAsync(Code? code, CancellationToken ct) => FindAsync(code, static contents => contents.Units, ct);

    public ValueTask<ServiceField?> FindFieldAsync(Code? code, CancellationToken ct) => FindAsync(code, static contents => contents.Fields, ct);

    /// <summary>The units that the campaign is about, and all below them.</summary>
    public async ValueTask<UnitScope> FindScopeAsync(Campaign campaign, CancellationToken ct) => campaign.Plan?.Units is null
        ? UnitScope.Province
        : (await CurrentAsync(ct)) is var contents && contents.Scopes.TryGetValue(campaign.Code, out var scope) ? scope : campaign.Plan.ScopeIn(contents.Units.Values);

    /// <summary>The units a citizen can have visited on that day: all that exist but the province itself, kind by kind, in Vietnamese order.</summary>
    public async ValueTask<IReadOnlyList<Unit>> ListUnitsAsync(DateOnly day, CancellationToken ct) =>
        [.. (await CurrentAsync(ct)).Units.Values.Where(unit => unit.Kind != UnitKind.Province && unit.ExistsOn(day)).OrderBy(unit => unit.Kind)];

    /// <summary>All campaigns, the newest first.</summary>
    public async ValueTask<IReadOnlyCollection<Campaign>> ListCampaignsAsync(CancellationToken ct) => (await CurrentAsync(ct)).Campaigns.Values;

    /// <summary>All units there ever were, parents before their children.</summary>
    public async ValueTask<IReadOnlyCollection<Unit>> ListUnitsAsync(CancellationToken ct) => (await CurrentAsync(ct)).Units.Values;

    /// <summary>All fields, in Vietnamese order.</summary>
    public async ValueTask<IReadOnlyCollection<ServiceField>> ListFieldsAsync(CancellationToken ct) => (await CurrentAsync(ct)).Fields.Values;

    /// <summary>After something was changed here: from now on this node sees it.</summary>
    public Task RenewAfterChangeAsync(CancellationToken ct) => ReadSinceAsync(clock.GetTimestamp(), ct);

    private async ValueTask<T?> FindAsync<T>(Code? code, Func<Contents, OrderedDictionary<Code, T>> part, CancellationToken ct) where T : class
    {
        if (code is null)
            return null;
        var asked = clock.GetTimestamp();
        return part(await CurrentAsync(ct)).TryGetValue(code, out var known) ? known : part(await ReadSinceAsync(asked, ct)).GetValueOrDefault(code);
    }

    private ValueTask<Contents> CurrentAsync(CancellationToken ct) =>
        _contents is { } contents && clock.GetElapsedTime(contents.Begun) < _lifetime ? new(contents) : RenewAsync(ct);

    private async ValueTask<Contents> RenewAsync(CancellationToken ct)
    {
        var old = _contents;
        Task<Contents> reading;
        lock (_gate)
        {
            if (old is not null && (_reading is not null || clock.GetElapsedTime(_begun) < _lifetime))
                return _contents!; // somebody reads it, or could not a moment ago
            reading = _reading ?? Begin();
        }

        if (old is null)
            return await reading.WaitAsync(ct);
        try
        {
            return await reading.WaitAsync(_patience, clock, ct);
        }
        catch (Exception e) when (e is StoreAwayException or DbException or TimeoutException)
        {
            return old;
        }
    }

    /// <summary>As the store was at that time or later.</summary>
    private async Task<Contents> ReadSinceAsync(long asked, CancellationToken ct)
    {
        while (_contents is not { } contents || contents.Begun < asked)
        {
            Task? reading;
            var wait = TimeSpan.Zero;
            lock (_gate)
            {
                wait = _pause - clock.GetElapsedTime(_begun);
                reading = _reading ?? (wait <= TimeSpan.Zero ? Begin() : null);
            }

            await (reading?.WaitAsync(ct) ?? Task.Delay(wait + TimeSpan.FromMilliseconds(1), clock, ct));
        }

        return _contents;
    }

    /// <summary>Only behind the gate.</summary>
    private Task<Contents> Begin()
    {
        _begun = clock.GetTimestamp();
        return _reading = Task.Run(() => ReadAsync(_begun));
    }

    private async Task<Contents> ReadAsync(long begun)
    {
        try
        {
            var planned = await campaigns.ListAsync(CancellationToken.None);
            var organisation = await units.ListAsync(CancellationToken.None);
            return _contents = new(
                begun,
                ByCode(planned, campaign => campaign.Code),
                ByCode(organisation, unit => unit.Code),
                ByCode(await fields.ListAsync(CancellationToken.None), field => field.Code),
                planned.Where(campaign => campaign.Plan?.Units is not null).ToDictionary(campaign => campaign.Code, campaign => campaign.Plan!.ScopeIn(organisation)));
        }
        finally
        {
            lock (_gate)
                _reading = null;
        }
    }

    private static OrderedDictionary<Code, T> ByCode<T>(IReadOnlyList<T> list, Func<T, Code> code) =>
        new(list.Select(entry => KeyValuePair.Create(code(entry), entry)));

    /// <param name="Begun">The clock's timestamp before the first of it was read.</param>
    /// <param name="Scopes">Of the campaigns that are not about all units.</param>
    private sealed record Contents(
        long Begun, OrderedDictionary<Code, Campaign> Campaigns, OrderedDictionary<Code, Unit> Units, OrderedDictionary<Code, ServiceField> Fields, Dictionary<Code, UnitScope> Scopes);
}
