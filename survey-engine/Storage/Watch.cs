namespace SurveyHub.Engine;

/// <summary>How long the store is waited for: anew at each statement, so that long work of many statements may take its time.</summary>
/// <remarks>
/// A driver is not trusted to end: MySql.Data heeds neither its timeouts nor a cancellation while it waits for a server that is stopped.
/// Whoever is not answered in time leaves; what he waited for ends by itself, and commits nothing.
/// </remarks>
internal sealed class Watch : IDisposable
{
    private readonly CancellationTokenSource _caller;
    private readonly CancellationTokenSource _driver = new();
    private readonly CancellationTokenRegistration _leaving;
    private readonly TimeSpan _patience;

    private Watch(TimeSpan patience, CancellationToken ct)
    {
        (_caller, _patience) = (CancellationTokenSource.CreateLinkedTokenSource(ct), patience);
        _leaving = _caller.Token.Register(LeaveDriver);
        _caller.CancelAfter(patience);
    }

    /// <summary>For the driver.</summary>
    public CancellationToken Token => _driver.Token;

    /// <exception cref="StoreAwayException">The store did not answer in time; a thing to be disposed of that it gives later is disposed of.</exception>
    public static async Task<T> OverAsync<T>(Func<Watch, Task<T>> work, TimeSpan patience, CancellationToken ct)
    {
        var watch = new Watch(patience, ct);
        var doing = work(watch);
        try
        {
            return await doing.WaitAsync(watch._caller.Token);
        }
        catch (OperationCanceledException e) when (watch._caller.IsCancellationRequested)
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
        Extend();
    }

    /// <summary>The same for who already holds something that is to be given back: whoever has left is told of at the next statement.</summary>
    public void Extend() => _caller.CancelAfter(_patience);

    public void Dispose()
    {
        _leaving.Dispose();
        _caller.Dispose();
        _driver.Dispose();
    }

    /// <remarks>MySql.Data breaks off a handshake by throwing at whoever cancels: at a host that stops, or at a timer, where nobody catches it and the process ends.</remarks>
    private void LeaveDriver()
    {
        try
        {
            _driver.Cancel();
        }
        catch (AggregateException)
        {
            // Whoever waited has left already.
        }
    }

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
