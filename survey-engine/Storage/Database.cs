using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace SurveyHub.Engine;

/// <summary>The store. Opens connections, runs transactions, tries them again and gives up in time: the only place that does.</summary>
/// <remarks>Where it cannot be reached, keeps being busy or is full, everything here throws <see cref="StoreAwayException"/>: within seconds, and at once while that is known.</remarks>
public sealed class Database
{
    private readonly DbDataSource _source;
    private readonly TimeSpan _patience;
    private readonly SemaphoreSlim _places;
    private readonly ResiliencePipeline _pipeline;

    static Database() => ColumnTypes.Register();

    /// <exception cref="ArgumentException">The connection string asks for what the driver cannot do.</exception>
    public Database(Dialect dialect, string connectionString)
    {
        var completed = dialect.Complete(connectionString);
        (Dialect, _source) = (dialect, dialect.Factory.CreateDataSource(completed));
        (_patience, _places) = (Dialect.PatienceOf(connectionString), new(dialect.PlacesOf(completed)));
        _pipeline = new ResiliencePipelineBuilder().AddRetry(Retry(dialect)).AddCircuitBreaker(Breaker(dialect)).Build();
    }

    public Dialect Dialect { get; }

    /// <summary>All rows of one statement, in memory.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values, CancellationToken ct) => TryAsync<IReadOnlyList<T>>(
        async watch =>
        {
            await using var lease = await OpenAsync(watch);
            return (await lease.Connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: watch.Token))).AsList();
        },
        ct);

    /// <summary>The one row, or null when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? values, CancellationToken ct) => TryAsync(
        async watch =>
        {
            await using var lease = await OpenAsync(watch);
            return await lease.Connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: watch.Token));
        },
        ct);

    /// <summary>The rows one by one, in constant memory; not tried again once the first has been given.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(string sql, object? values, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var reading = new Reading<T>(await TryAsync(OpenAsync, ct), sql, values);
        while (await GuardAsync(reading.NextAsync(ct)))
            yield return reading.Current;
    }

    /// <summary>Does the work whole or not at all, and again from its beginning when the database was only busy.</summary>
    /// <param name="work">Touches nothing but the database, because it may run several times.</param>
    public async Task<T> InTransactionAsync<T>(Func<Transaction, Task<T>> work, CancellationToken ct)
    {
        await using var session = new Session(this);
        return await session.InTransactionAsync(work, ct);
    }

    internal Task<T> TryAsync<T>(Func<Watch, Task<T>> work, CancellationToken ct) =>
        GuardAsync(_pipeline.ExecuteAsync(async token => await Watch.OverAsync(work, _patience, token), ct));

    internal async Task<Lease> OpenAsync(Watch watch)
    {
        var lease = await Lease.OpenAsync(_source, _places, watch.Token);
        watch.Extend();
        return lease;
    }

    /// <summary>Past all places and watches, for the upgrade, whose statements take as long as they take.</summary>
    internal async Task<DbConnection> OpenUnwatchedAsync(CancellationToken ct) => await _source.OpenConnectionAsync(ct);

    private async Task<T> GuardAsync<T>(ValueTask<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception e) when (e is BrokenCircuitException || Dialect.IsAway(e))
        {
            throw new StoreAwayException(e);
        }
    }

    private static RetryStrategyOptions Retry(Dialect dialect) => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<Exception>(dialect.IsTransient),
        MaxRetryAttempts = 6,
        Delay = TimeSpan.FromMilliseconds(20),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    };

    /// <remarks>The counts are low because a group commit is one caller: it fails seldom, slowly and for many.</remarks>
    private static CircuitBreakerStrategyOptions Breaker(Dialect dialect) => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<StoreAwayException>().Handle<Exception>(dialect.IsUnreachable),
        FailureRatio = 0.5,
        MinimumThroughput = 2,
        SamplingDuration = TimeSpan.FromSeconds(5),
        BreakDuration = TimeSpan.FromSeconds(2),
    };
}
