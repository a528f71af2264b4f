namespace SurveyHub.Engine;

/// <summary>How long the store is waited for: anew at each statement, so that long work of many statements may take its time.</summary>
/// <remarks>
/// A driver is not trusted to end: MySql.Data heeds neither its timeouts nor a cancellation while it waits for a server that is stopped.
/// Whoever is not answered in time leaves; what he waited for ends by itself, and commits nothing.
/// </remarks>
internal sealed class Watch : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _patience;

    private Watch(TimeSpan patience, CancellationToken ct)
    {
        (_source, _patience) = (CancellationTokenSource.CreateLinkedTokenSource(ct), patience);
        Token = _source.Token;
        _source.CancelAfter(patience);
    }

    public CancellationToken Token { get; }

    /// <exception cref="StoreAwayException">The store did not answer in time; a thing to be disposed of that it gives later is disposed of.</exception>
    public static async Task<T> OverAsync<T>(Func<Watch, Task<T>> work, TimeSpan patience, CancellationToken ct)
    {
        var watch = new Watch(patience, ct);
        var doing = work(watch);
        try
        {
            return await doing.WaitAsync(watch.Token);
        }
        catch (OperationCanceledException e) when (watch.Token.IsCancellationRequested)
        {
            _ = DisposeOfWhatComesLateAsync(doing);
            ct.ThrowIfCancellationRequested();
            throw new StoreAwayException(new TimeoutException($"no answer within {patience.TotalSeconds} seconds", e));
        }
        finally
        {
            _ = EndAsync(watch, doing); // the driver may still look at the token
        }
    }

    /// <summary>Before each statement.</summary>
    public void Restart()
    {
        Token.ThrowIfCancellationRequested();
        _source.CancelAfter(_patience);
    }

    public void Dispose() => _source.Dispose();

    private static async Task EndAsync(Watch watch, Task doing)
    {
        await doing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        watch.Dispose();
    }

    private static async Task DisposeOfWhatComesLateAsync<T>(Task<T> doing)
    {
        await ((Task)doing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (doing.IsCompletedSuccessfully && doing.Result is IAsyncDisposable late)
            await late.DisposeAsync();
    }
}
