using System.Data;
using System.Data.Common;

namespace SurveyHub.Engine;

/// <summary>A connection that stays open with its prepared statements, for a writer that commits all day; one transaction at a time.</summary>
/// <remarks>Preparing once makes a row three times cheaper on MySQL than sending it as text.</remarks>
public sealed class Session(Database database) : IAsyncDisposable
{
    private readonly Statements _statements = new();
    private DbConnection? _connection;

    /// <summary>As <see cref="Database.InTransactionAsync"/>; after a failure on a new connection.</summary>
    public Task<T> InTransactionAsync<T>(Func<Transaction, Task<T>> work, CancellationToken ct) => database.TryAsync(
        async token =>
        {
            try
            {
                _connection ??= await database.OpenAsync(token);
                await using var transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, token);
                var result = await work(new Transaction(database.Dialect, _connection, transaction, _statements, token));
                await transaction.CommitAsync(token);
                return result;
            }
            catch
            {
                await CloseAsync();
                throw;
            }
        },
        ct);

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task CloseAsync()
    {
        _statements.Clear();
        if (Interlocked.Exchange(ref _connection, null) is { } connection)
            await connection.DisposeAsync();
    }
}

/// <summary>The prepared inserts of one connection, by their text and number of rows.</summary>
internal sealed class Statements
{
    private readonly Dictionary<(string Insert, int Rows), DbCommand> _prepared = [];

    public DbCommand? Find(string insert, int rows) => _prepared.GetValueOrDefault((insert, rows));

    public void Keep(string insert, int rows, DbCommand prepared) => _prepared.Add((insert, rows), prepared);

    public void Clear()
    {
        try
        {
            foreach (var command in _prepared.Values)
                command.Dispose();
        }
        catch (Exception e) when (e is DbException or NullReferenceException or IOException)
        {
            // The server has hung up and forgotten them; Connector/NET stumbles over its own closed stream then.
        }

        _prepared.Clear();
    }
}
