using Dapper;

namespace SurveyHub.Engine;

/// <summary>Rows that come one by one, each waited for no longer than the reader's patience.</summary>
internal sealed class Reading<T>(Lease lease, string sql, object? values) : IAsyncDisposable
{
    /// <summary>Longer than for other statements: a report may sort millions of rows before it gives the first.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly IAsyncEnumerator<T> _rows = lease.Connection.QueryUnbufferedAsync<T>(sql, values).GetAsyncEnumerator();
    private Task<bool> _next = Task.FromResult(true);

    public T Current => _rows.Current;

    public async ValueTask<bool> NextAsync(CancellationToken ct)
    {
        var next = _rows.MoveNextAsync();
        if (next.IsCompletedSuccessfully)
        {
            ct.ThrowIfCancellationRequested();
            return next.Result;
        }

        _next = next.AsTask();
        return await Watch.OverAsync(_ => _next, _patience, ct);
    }

    public async ValueTask DisposeAsync()
    {
        var leaving = LeaveAsync();
        if (_next.IsCompleted)
            await leaving;
    }

    private async Task LeaveAsync()
    {
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _rows.DisposeAsync();
        await lease.DisposeAsync();
    }
}
