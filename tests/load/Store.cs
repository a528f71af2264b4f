using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>The database of a run, seen from outside the server.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly MariaDb? _server;

    private Store(string provider, string connectionString, MariaDb? server)
    {
        _server = server;
        Settings = [$"--Database:Provider={provider}", $"--Database:ConnectionString={connectionString}"];
        Database = new(Dialect.Of(provider), connectionString);
    }

    public Database Database { get; }

    public AuditTrail Audit => new(Database, new("load", new VietnamClock()));

    /// <summary>What the site is told.</summary>
    public IReadOnlyList<string> Settings { get; }

    /// <summary>Of the database's own process; null where it lives within the site's.</summary>
    public int? Id => _server?.Id;

    /// <param name="provider"><c>sqlite</c> or <c>mysql</c>.</param>
    public static async Task<Store> StartAsync(string provider, Folder folder, CancellationToken ct)
    {
        if (provider == "sqlite")
            return new(provider, $"Data Source={folder["surveyhub.db"]}", null);
        var server = await MariaDb.StartAsync(folder, [], ct);
        return new(provider, server.ConnectionString, server);
    }

    public async Task<long> CountAsync(CancellationToken ct)
    {
        var stored = 0L;
        await foreach (var count in Database.StreamAsync<long>("select count(*) from response", null, ct)) // one row, but millions are counted for it
            stored = count;
        return stored;
    }

    /// <summary>Which of these are stored.</summary>
    public async Task<HashSet<Guid>> FindAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var rows = await Database.QueryAsync<byte[]>(
            "select id from response where id in @ids", new { ids = ids.Select(id => id.ToByteArray(bigEndian: true)) }, ct);
        return [.. rows.Select(row => new Guid(row, bigEndian: true))];
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
