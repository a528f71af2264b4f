using System.Data;
using System.Data.Common;
using Dapper;

namespace SurveyHub.Engine;

/// <summary>Brings the tables up to date: numbered scripts, in order, each once, also when several nodes start together.</summary>
public static class Schema
{
    private const string Folder = "Schema/";

    /// <returns>The scripts that ran now, in order; empty when the tables were up to date.</returns>
    /// <exception cref="TimeoutException">Another node held the lock for over a minute.</exception>
    public static async Task<IReadOnlyList<string>> UpgradeAsync(Database database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenUnwatchedAsync(ct);
        await LockAsync(database, connection);
        try
        {
            await RunAsync(connection, database, "create table if not exists schema_script (name varchar(100) not null primary key, applied_at char(24) not null) {table}");
            var done = (await connection.QueryAsync<string>("select name from schema_script")).ToHashSet(StringComparer.Ordinal);
            var missing = Embedded.Names(Folder).Where(name => !done.Contains(name)).ToList();
            foreach (var name in missing)
            {
                await RunAsync(connection, database, Embedded.Text(name));
                await connection.ExecuteAsync("insert into schema_script (name, applied_at) values (@name, @now)", new { name, now = clock.GetUtcNow() });
            }

            await connection.ExecuteAsync(database.Dialect.Unlock);
            return missing;
        }
        catch when (connection.State == ConnectionState.Open)
        {
            // The pool takes the connection back as it is: with the lock and the open transaction, unless both end here.
            await connection.ExecuteAsync(database.Dialect.Abandon);
            throw;
        }
    }

    private static async Task LockAsync(Database database, DbConnection connection)
    {
        if (await connection.ExecuteScalarAsync(database.Dialect.Lock, commandTimeout: 90) is 0L or 0)
            throw new TimeoutException("Another node is upgrading the tables and has not finished within a minute.");
    }

    private static Task RunAsync(DbConnection connection, Database database, string script) =>
        connection.ExecuteAsync(script.Replace("{table}", database.Dialect.TableOptions, StringComparison.Ordinal).Replace("{by-key}", database.Dialect.ByKeyOptions, StringComparison.Ordinal));
}
