using System.Data.Common;
using Dapper;

namespace SurveyHub.Engine;

/// <summary>An open connection and its place among those there may be at once.</summary>
/// <remarks>
/// The places are ours because the driver's pool, when it is used up, makes a thread wait. A connection that was left behind keeps its place until
/// it ends, so that a store which stands still is not sent ever more of them.
/// </remarks>
internal sealed class Lease : IAsyncDisposable
{
    private readonly SemaphoreSlim _places;
    private int _isOver;

    private Lease(DbConnection connection, SemaphoreSlim places) => (Connection, _places) = (connection, places);

    public DbConnection Connection { get; }

    public Statements Statements { get; } = new();

    public static async Task<Lease> OpenAsync(DbDataSource source, SemaphoreSlim places, CancellationToken ct)
    {
        await places.WaitAsync(ct);
        try
        {
            return new(await source.OpenConnectionAsync(ct), places);
        }
        catch
        {
            places.Release();
            throw;
        }
    }

    public Task ExecuteAsync(string sql, Watch watch)
    {
        watch.Restart();
        return Connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: watch.Token));
    }

    /// <summary>After a failure: undoes what can be undone, whatever the driver says to that, for the connection may be used again.</summary>
    public async Task AbandonAsync()
    {
        try
        {
            await Connection.ExecuteAsync("rollback");
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException or NullReferenceException)
        {
            // There is no connection any more, or the database has undone it by itself.
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 1)
            return;
        try
        {
            Statements.Clear();
            await Connection.DisposeAsync();
        }
        finally
        {
            _places.Release();
        }
    }
}
