using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Polly;
using Polly.Retry;

namespace SurveyHub.Engine;

/// <summary>The store. Opens connections, runs transactions and tries them again: the only place that does.</summary>
public sealed class Database
{
    private readonly DbDataSource _source;
    private readonly ResiliencePipeline _retry;

    static Database() => ColumnTypes.Register();

    /// <exception cref="ArgumentException">The connection string asks for what the driver cannot do.</exception>
    public Database(Dialect dialect, string connectionString)
    {
        Dialect = dialect;
        _source = dialect.Factory.CreateDataSource(dialect.Complete(connectionString));
        _retry = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<DbException>(dialect.IsTransient),
                MaxRetryAttempts = 6,
                Delay = TimeSpan.FromMilliseconds(20),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
    }

    public Dialect Dialect { get; }

    /// <summary>All rows of one statement, in memory.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values, CancellationToken ct) =>
        await _retry.ExecuteAsync(async token =>
        {
            await using var connection = await OpenAsync(token);
            return (await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: token))).AsList();
        }, ct);

    /// <summary>The one row, or null when there is none.</summary>
    public async Task<T?> FindAsync<T>(string sql, object? values, CancellationToken ct) =>
        await _retry.ExecuteAsync(async token =>
        {
            await using var connection = await OpenAsync(token);
            return await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: token));
        }, ct);

    /// <summary>The rows one by one, in constant memory; not tried again once the first has been given.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(string sql, object? values, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await _retry.ExecuteAsync(OpenAsync, ct);
        await foreach (var row in connection.QueryUnbufferedAsync<T>(sql, values).WithCancellation(ct))
            yield return row;
    }

    /// <summary>Does the work whole or not at all, and again from its beginning when the database was only busy.</summary>
    /// <param name="work">Touches nothing but the database, because it may run several times.</param>
    public async Task<T> InTransactionAsync<T>(Func<Transaction, Task<T>> work, CancellationToken ct)
    {
        await using var session = new Session(this);
        return await session.InTransactionAsync(work, ct);
    }

    internal async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        await _retry.ExecuteAsync(async token => await work(token), ct);

    internal async ValueTask<DbConnection> OpenAsync(CancellationToken ct) => await _source.OpenConnectionAsync(ct);
}
