using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SurveyHub.Engine;

/// <summary>What SQLite and MySQL/MariaDB do differently: the only place that knows there is more than one driver.</summary>
public sealed class Dialect
{
    private Dialect()
    {
    }

    public static Dialect Sqlite { get; } = CreateSqlite();

    /// <remarks>Also MariaDB, Galera and other servers of the MySQL protocol.</remarks>
    public static Dialect MySql { get; } = new()
    {
        Name = "mysql",
        Factory = Driver("MySqlConnector.MySqlConnectorFactory, MySqlConnector") ?? Driver("MySql.Data.MySqlClient.MySqlClientFactory, MySql.Data")
            ?? throw new InvalidOperationException("Neither MySqlConnector nor MySql.Data is beside the program: build with -p:MySqlDriver=…"),
        TableOptions = "character set utf8mb4 collate utf8mb4_bin",
        // too many connections, unreachable, key race, lock wait, deadlock, certification conflict shows as 1213, gone, lost
        TransientErrors = new HashSet<int> { 1040, 1042, 1062, 1205, 1213, 2006, 2013 },
        TakenKeys = new HashSet<int> { 1062 },
        RowsPerStatement = 64, // a round trip costs as much as many rows
        // The server's locks are shared by all its databases, so the name holds the database's own.
        Lock = "select get_lock(concat('surveyhub.', database()), 60)",
        Unlock = "select release_lock(concat('surveyhub.', database()))",
        Abandon = "select release_lock(concat('surveyhub.', database()))",
        Prepare = MySqlWords,
    };

    public required string Name { get; init; }

    public required DbProviderFactory Factory { get; init; }

    /// <summary>What stands after each <c>create table (…)</c>.</summary>
    public required string TableOptions { get; init; }

    /// <summary>Returns 1 when this connection now holds the lock, or nothing where it waits for it or throws.</summary>
    public required string Lock { get; init; }

    public required string Unlock { get; init; }

    /// <summary>Ends the lock after a failure; what can be undone is undone.</summary>
    public required string Abandon { get; init; }

    /// <summary>How many rows one insert writes at most.</summary>
    public required int RowsPerStatement { get; init; }

    private IReadOnlySet<int> TakenKeys { get; init; } = new HashSet<int>();

    private IReadOnlySet<int> TransientErrors { get; init; } = new HashSet<int>();

    private Func<DbConnectionStringBuilder, string> Prepare { get; init; } = words => words.ConnectionString;

    /// <param name="provider"><c>sqlite</c> or <c>mysql</c>, as in <c>Database:Provider</c>.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static Dialect Of(string provider) => provider switch
    {
        "sqlite" => Sqlite,
        "mysql" => MySql,
        _ => throw new ArgumentException($"Database:Provider is '{provider}'; it can be 'sqlite' or 'mysql'.", nameof(provider)),
    };

    /// <summary>The connection string with what every connection needs.</summary>
    /// <exception cref="ArgumentException">It is no connection string, or asks for what the driver cannot do.</exception>
    public string Complete(string connectionString) => Prepare(new DbConnectionStringBuilder { ConnectionString = connectionString });

    /// <summary>Whether the same transaction may succeed when it is tried again.</summary>
    /// <remarks>Not <see cref="DbException.IsTransient"/>: two of the three drivers never set it.</remarks>
    public bool IsTransient(DbException e) => Numbers(e, lite => lite.SqliteErrorCode).Any(TransientErrors.Contains);

    /// <summary>Whether a row of that key was there already; the statement wrote nothing then.</summary>
    public bool IsKeyTaken(DbException e) => Numbers(e, lite => lite.SqliteExtendedErrorCode).Any(TakenKeys.Contains);

    private static IEnumerable<int> Numbers(DbException e, Func<SqliteException, int> numberOf)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if ((cause is SqliteException lite ? numberOf(lite) : cause.Data["Server Error Code"] as int?) is { } number)
                yield return number;
        }
    }

    private static Dialect CreateSqlite()
    {
        SQLitePCL.Batteries_V2.Init();
        return new()
        {
            Name = "sqlite",
            Factory = SqliteFactory.Instance,
            TableOptions = "",
            TransientErrors = new HashSet<int> { 5, 6 }, // busy, locked
            TakenKeys = new HashSet<int> { 1555, 2067 }, // of a primary key, of another
            RowsPerStatement = 1, // no round trip to save, and it finds a parameter by walking along all of them
            Lock = "pragma journal_mode = wal; begin immediate",
            Unlock = "commit",
            Abandon = "rollback",
            Prepare = SqliteWords,
        };
    }

    private static string SqliteWords(DbConnectionStringBuilder words)
    {
        var sqlite = new SqliteConnectionStringBuilder(words.ConnectionString) { ForeignKeys = true };
        if (!words.ContainsKey("Default Timeout"))
            sqlite.DefaultTimeout = 5; // seconds a busy database is waited for, at each of the tries
        if (Path.GetDirectoryName(sqlite.DataSource) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        return sqlite.ConnectionString;
    }

    /// <remarks>Without the character set the driver replaces Vietnamese letters by '?' and reports no error.</remarks>
    private static string MySqlWords(DbConnectionStringBuilder words)
    {
        words["CharSet"] = "utf8mb4";
        var word = words.ContainsKey("Ssl Mode") ? "Ssl Mode" : "SslMode";
        if (words.TryGetValue(word, out var mode))
        {
            var isOracle = MySql.Factory.GetType().FullName!.StartsWith("MySql.Data", StringComparison.Ordinal);
            words[word] = ((string)mode).ToLowerInvariant() switch
            {
                "none" or "disabled" => isOracle ? "Disabled" : "None",
                "verifyca" or "verifyfull" when isOracle => throw new ArgumentException(
                    $"SslMode={mode} needs the MySqlConnector driver: build with -p:MySqlDriver=MySqlConnector. This build can do SslMode=Preferred or Required.", nameof(words)),
                _ => mode,
            };
        }

        return words.ConnectionString;
    }

    private static DbProviderFactory? Driver(string typeName) =>
        (DbProviderFactory?)Type.GetType(typeName)?.GetField("Instance")?.GetValue(null);
}
