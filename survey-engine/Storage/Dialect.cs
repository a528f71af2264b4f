using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace SurveyHub.Engine;

/// <summary>What SQLite and MySQL/MariaDB do differently: the only place that knows there is more than one driver.</summary>
public sealed class Dialect
{
    /// <summary>How long a connection and a statement are waited for where the connection string says nothing: a citizen waits no longer than five.</summary>
    private const int Seconds = 4;

    /// <summary>How a connection string may say it.</summary>
    private static readonly string[] _patience = ["Default Command Timeout", "DefaultCommandTimeout", "Command Timeout"];

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
        ByKeyOptions = "character set utf8mb4 collate utf8mb4_bin", // InnoDB always keeps rows so
        // too many connections, unreachable, key race, lock wait, deadlock, certification conflict shows as 1213, gone, lost
        TransientErrors = new HashSet<int> { 1040, 1042, 1062, 1205, 1213, 2006, 2013 },
        TakenKeys = new HashSet<int> { 1062 },
        RowsPerStatement = 64, // a round trip costs as much as many rows
        // too many connections, unreachable, bad handshake, shutdown, broken packets, host not allowed, killed, gone, lost;
        // login, database or table space refused: an operator mends it while we wait
        UnreachableErrors = new HashSet<int> { 1040, 1042, 1043, 1053, 1158, 1159, 1160, 1161, 1130, 1927, 2002, 2003, 2006, 2013, 1044, 1045, 1049 },
        // disk, memory (two), table; may not write: maintenance or a follower
        FullErrors = new HashSet<int> { 1021, 1037, 1041, 1114, 1290, 1836 },
        Begin = "set transaction isolation level read committed; start transaction",
        // The server's locks are shared by all its databases, so the name holds the database's own.
        Lock = "select get_lock(concat('surveyhub.', database()), 60)",
        Unlock = "select release_lock(concat('surveyhub.', database()))",
        Abandon = "select release_lock(concat('surveyhub.', database()))",
        BeginErasing = "do 0", // nothing to ask for: tables are rebuilt afterwards
        Rebuild = "optimize table {0}",
        Truncate = "select 0",
        Prepare = MySqlWords,
    };

    public required string Name { get; init; }

    public required DbProviderFactory Factory { get; init; }

    /// <summary>What stands after each <c>create table (…)</c>.</summary>
    public required string TableOptions { get; init; }

    /// <summary>The same where rows lie in the order of their primary key, so that nothing says in which order they came.</summary>
    public required string ByKeyOptions { get; init; }

    /// <summary>Begins a transaction that sees what others have committed.</summary>
    public required string Begin { get; init; }

    /// <summary>Returns 1 when this connection now holds the lock, or nothing where it waits for it or throws.</summary>
    public required string Lock { get; init; }

    public required string Unlock { get; init; }

    /// <summary>Ends the lock after a failure; what can be undone is undone.</summary>
    public required string Abandon { get; init; }

    /// <summary>In a transaction: what it deletes from here on is overwritten in the file.</summary>
    public required string BeginErasing { get; init; }

    /// <summary>Writes the rows of the table <c>{0}</c> to a new place and overwrites or removes the old one, with all that was ever deleted there.</summary>
    public required string Rebuild { get; init; }

    /// <summary>Empties the log of what was written before; returns 0 when that was possible, which it is not while somebody reads it.</summary>
    public required string Truncate { get; init; }

    /// <summary>How many rows one insert writes at most.</summary>
    public required int RowsPerStatement { get; init; }

    private IReadOnlySet<int> TakenKeys { get; init; } = new HashSet<int>();

    private IReadOnlySet<int> TransientErrors { get; init; } = new HashSet<int>();

    private IReadOnlySet<int> UnreachableErrors { get; init; } = new HashSet<int>();

    private IReadOnlySet<int> FullErrors { get; init; } = new HashSet<int>();

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

    /// <summary>How long one statement is waited for: the connection string's default command timeout.</summary>
    /// <exception cref="ArgumentException">It is no whole number.</exception>
    public static TimeSpan PatienceOf(string connectionString)
    {
        var words = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var said = _patience.FirstOrDefault(words.ContainsKey);
        if (said is null)
            return TimeSpan.FromSeconds(Seconds);
        // Not by the driver, which knows other words than we take.
        return int.TryParse($"{words[said]}", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw new ArgumentException($"{said} is '{words[said]}'; it can be a whole number of seconds.", nameof(connectionString));
    }

    /// <summary>How many connections may be open at once.</summary>
    public int PlacesOf(string completed) => Word(completed, "Maximum Pool Size", otherwise: 100);

    /// <summary>Whether the same transaction may succeed when it is tried again at once.</summary>
    /// <remarks>Not <see cref="DbException.IsTransient"/>: two of the three drivers never set it.</remarks>
    public bool IsTransient(Exception e) => HasNumber(e, TransientErrors) || IsCutOff(e);

    /// <summary>Whether the store was not there to answer.</summary>
    public bool IsUnreachable(Exception e) => HasNumber(e, UnreachableErrors) || IsCutOff(e);

    /// <summary>Whether it is the store's state that fails, and neither what was asked of it nor a bug: unreachable, busy or full.</summary>
    public bool IsAway(Exception e) =>
        IsUnreachable(e) || HasNumber(e, FullErrors) || (HasNumber(e, TransientErrors) && !HasNumber(e, TakenKeys));

    /// <summary>Whether a row of that key was there already; the statement wrote nothing then.</summary>
    public bool IsKeyTaken(DbException e) => Numbers(e, lite => lite.SqliteExtendedErrorCode).Any(TakenKeys.Contains);

    private static bool HasNumber(Exception e, IReadOnlySet<int> numbers) => Numbers(e, lite => lite.SqliteErrorCode).Any(numbers.Contains);

    /// <remarks>A connection that breaks in the middle has no number: MySql.Data wraps what the socket said, or lets it through.</remarks>
    private static bool IsCutOff(Exception e)
    {
        var (isOfSocket, isOfDriver) = (false, false);
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            isOfDriver |= cause is DbException;
            isOfSocket |= cause is IOException or SocketException || (isOfDriver && cause is TimeoutException);
        }

        return isOfSocket;
    }

    private int Word(string completed, string word, int otherwise)
    {
        var driver = Factory.CreateConnectionStringBuilder()!; // knows each word's other spellings
        driver.ConnectionString = completed;
        return driver.TryGetValue(word, out var value) ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : otherwise;
    }

    private static IEnumerable<int> Numbers(Exception e, Func<SqliteException, int> numberOf)
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
            ByKeyOptions = "without rowid",
            TransientErrors = new HashSet<int> { 5, 6 }, // busy, locked
            TakenKeys = new HashSet<int> { 1555, 2067 }, // of a primary key, of another
            RowsPerStatement = 1, // no round trip to save, and it finds a parameter by walking along all of them
            UnreachableErrors = new HashSet<int> { 14 }, // cannot open
            FullErrors = new HashSet<int> { 8, 10, 13 }, // may not write, disk fails, disk full
            Begin = "begin immediate", // waits for its turn here, where nothing is lost by trying again
            Lock = "pragma journal_mode = wal; begin immediate",
            Unlock = "commit",
            Abandon = "rollback",
            BeginErasing = "pragma secure_delete = on",
            // Not "vacuum", which would write all responses anew and let nobody write meanwhile.
            Rebuild =
                """
                pragma secure_delete = on;
                begin immediate;
                create temp table kept as select * from {0};
                delete from {0};
                insert into {0} select * from temp.kept;
                drop table temp.kept;
                commit
                """,
            Truncate = "pragma wal_checkpoint(truncate)",
            Prepare = SqliteWords,
        };
    }

    private static string SqliteWords(DbConnectionStringBuilder words)
    {
        var sqlite = new SqliteConnectionStringBuilder(words.ConnectionString) { ForeignKeys = true };
        if (!words.ContainsKey("Default Timeout"))
            sqlite.DefaultTimeout = 1; // second a busy database is waited for, at each of the tries
        if (Path.GetDirectoryName(sqlite.DataSource) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        return sqlite.ConnectionString;
    }

    /// <remarks>Without the character set the driver replaces Vietnamese letters by '?' and reports no error.</remarks>
    private static string MySqlWords(DbConnectionStringBuilder words)
    {
        words["CharSet"] = "utf8mb4";
        Default(words, Seconds, "Connection Timeout", "ConnectionTimeout", "Connect Timeout");
        // We watch the time ourselves: MySql.Data's own timer kills the statement of a server that stood still, and then never returns.
        foreach (var spelling in _patience)
            words.Remove(spelling);
        words[_patience[0]] = 0;
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

    private static void Default(DbConnectionStringBuilder words, int value, params ReadOnlySpan<string> spellings)
    {
        foreach (var spelling in spellings)
        {
            if (words.ContainsKey(spelling))
                return;
        }

        words[spellings[0]] = value;
    }

    private static DbProviderFactory? Driver(string typeName) =>
        (DbProviderFactory?)Type.GetType(typeName)?.GetField("Instance")?.GetValue(null);
}
