using System.Net;

namespace SurveyHub.Load;

/// <summary>What a run is made against.</summary>
/// <param name="Provider"><c>sqlite</c> or <c>mysql</c>.</param>
/// <param name="Url">Of a server that runs already; null to start one.</param>
/// <param name="Data">A folder that keeps the store; null for one that goes with the run.</param>
/// <param name="Filled">How many responses are stored before the clients begin, at least.</param>
internal sealed record StageSettings(string Provider, string? Url, string? Data, int Filled, int Seed)
{
    /// <summary>How many units are rated; 0 for those of the demonstration.</summary>
    public int Units { get; init; }
}

/// <summary>A server and its store, started for a run and ended with it.</summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>How results without a store are called.</summary>
    public const string NoStore = "no store";

    private readonly Folder _folder;
    private Store? _store;
    private Site? _site;
    private long _storedBefore;

    private Stage(Folder folder) => _folder = folder;

    /// <summary>Null where there is none of this run's own.</summary>
    public Store? Store => _store;

    public Run Run { get; private set; } = null!; // set before anyone has the stage

    /// <param name="kind"><c>database</c>; <c>nothing</c>: the product without its store; <c>constant</c>: no product either.</param>
    public static async Task<Stage> StartAsync(string kind, StageSettings settings, CancellationToken ct)
    {
        var stage = new Stage(new Folder(kind == "database" ? settings.Data : null));
        try
        {
            stage.Run = settings.Url is { } url ? new(url, await AddressOfAsync(new Uri(url), ct), null, null)
                : kind == "database" ? await stage.StartWithStoreAsync(settings, ct)
                : await stage.StartWithoutStoreAsync(kind, ct);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the store holds what was promised; without a store of this run's own there is nothing to look at.</summary>
    public async Task<bool> CheckAsync(Promises promises, CancellationToken ct)
    {
        if (_store is not null)
            return await StoreCheck.RunAsync(_store, _storedBefore, promises, ct);
        Report.Line($"store: not looked at; {promises.Acknowledged.Count:N0} responses acknowledged");
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        if (_store is not null)
            await _store.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<Run> StartWithStoreAsync(StageSettings settings, CancellationToken ct)
    {
        _store = await Store.StartAsync(settings.Provider, _folder, ct);
        await Filling.RunAsync(_store, settings.Filled, settings.Seed, settings.Units, ct);
        _storedBefore = await _store.CountAsync(ct);
        _site = await Site.StartAsync(_folder, _store, ct);
        return new(_storedBefore == 0 ? settings.Provider : $"{settings.Provider} + {_storedBefore:N0} stored", _site.Address, _site.Id, _store.Id);
    }

    private async Task<Run> StartWithoutStoreAsync(string kind, CancellationToken ct)
    {
        _site = await Site.StartOwnAsync("serve-" + kind, _folder, ct);
        return new(kind == "nothing" ? NoStore : "constant answers", _site.Address, _site.Id, null);
    }

    private static async Task<IPEndPoint> AddressOfAsync(Uri url, CancellationToken ct) => new((await Dns.GetHostAddressesAsync(url.Host, ct))[0], url.Port);
}
