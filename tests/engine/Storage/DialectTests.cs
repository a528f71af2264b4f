using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SurveyHub.Tests;

public sealed class DialectTests
{
    private static readonly bool _isOracle = Dialect.MySql.Factory.GetType().FullName!.StartsWith("MySql.Data", StringComparison.Ordinal);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("mysql")]
    public void Of_Provider_IsItsDialect(string provider) => Assert.Equal(provider, Dialect.Of(provider).Name);

    [Fact]
    public void Of_OtherProvider_SaysWhatItCanBe() =>
        Assert.Contains("'oracle'; it can be 'sqlite' or 'mysql'", Assert.Throws<ArgumentException>(() => Dialect.Of("oracle")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("SslMode=None")]
    [InlineData("SslMode=Disabled")]
    [InlineData("sslmode=disabled")]
    [InlineData("Ssl Mode=NONE")]
    public void Complete_NoTls_IsTheDriversOwnWord(string words)
    {
        var completed = new DbConnectionStringBuilder { ConnectionString = Dialect.MySql.Complete("Server=db;" + words) };

        Assert.Equal(_isOracle ? "Disabled" : "None", completed[words[..words.IndexOf('=', StringComparison.Ordinal)]]);
    }

    [Theory]
    [InlineData("VerifyFull")]
    [InlineData("VerifyCA")]
    [InlineData("verifyca")]
    public void Complete_CertificateToVerify_IsTakenOrRefusedWithTheWayToDoIt(string mode)
    {
        var e = Record.Exception(() => new Database(Dialect.MySql, "Server=db;SslMode=" + mode));

        if (_isOracle)
            Assert.Contains("-p:MySqlDriver=MySqlConnector", Assert.IsType<ArgumentException>(e).Message, StringComparison.Ordinal);
        else
            Assert.Null(e);
    }

    [Fact]
    public void Complete_ConnectionToMySql_SpeaksEveryLanguage() =>
        Assert.Equal("utf8mb4", new DbConnectionStringBuilder { ConnectionString = Dialect.MySql.Complete("Server=db;CharSet=latin1") }["CharSet"]);

    [Fact]
    public void Complete_ConnectionToSqlite_ChecksForeignKeysWhateverWasAsked() =>
        Assert.True(new SqliteConnectionStringBuilder(Dialect.Sqlite.Complete("Data Source=a.db;Foreign Keys=false")).ForeignKeys);

    [Fact]
    public void Complete_FolderThatIsNot_IsMade()
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        Dialect.Sqlite.Complete($"Data Source={Path.Combine(folder, "a.db")}");

        Assert.True(Directory.Exists(folder));
        Directory.Delete(folder);
    }

    [Theory]
    [InlineData(1040, true)] // too many connections
    [InlineData(1062, true)] // somebody else was faster
    [InlineData(1205, true)] // lock wait
    [InlineData(1213, true)] // deadlock
    [InlineData(2013, true)] // connection lost
    [InlineData(1064, false)] // syntax
    [InlineData(1452, false)] // foreign key
    public void IsTransient_NumberOfTheServer_SaysWhetherTryingAgainHelps(int number, bool isTransient)
    {
        Assert.Equal(isTransient, Dialect.MySql.IsTransient(new ServerError(number)));
        Assert.Equal(isTransient, Dialect.MySql.IsTransient(new ServerError(0, new ServerError(number))));
    }

    [Theory]
    [InlineData(5, true)] // busy
    [InlineData(6, true)] // locked
    [InlineData(19, false)] // constraint
    public void IsTransient_NumberOfSqlite_SaysWhetherTryingAgainHelps(int number, bool isTransient) =>
        Assert.Equal(isTransient, Dialect.Sqlite.IsTransient(new SqliteException("", number)));

    [Theory]
    [InlineData(1021, true)] // disk full
    [InlineData(1045, true)] // wrong password
    [InlineData(1053, true)] // shutting down
    [InlineData(1205, true)] // lock wait
    [InlineData(2002, true)] // no socket
    [InlineData(1062, false)] // a key twice
    [InlineData(1064, false)] // syntax
    [InlineData(1452, false)] // foreign key
    public void IsAway_NumberOfTheServer_SaysWhetherItIsItsState(int number, bool isAway) => Assert.Equal(isAway, Dialect.MySql.IsAway(new ServerError(number)));

    [Theory]
    [InlineData(5, true)] // busy
    [InlineData(10, true)] // input or output
    [InlineData(13, true)] // full
    [InlineData(14, true)] // cannot open
    [InlineData(1, false)] // no such table
    [InlineData(19, false)] // constraint
    public void IsAway_NumberOfSqlite_SaysWhetherItIsItsState(int number, bool isAway) => Assert.Equal(isAway, Dialect.Sqlite.IsAway(new SqliteException("", number)));

    [Fact]
    public void IsUnreachable_ConnectionThatBroke_HasNoNumberButACause()
    {
        Assert.True(Dialect.MySql.IsUnreachable(new ServerError(0, new EndOfStreamException())));
        Assert.False(Dialect.MySql.IsUnreachable(new ServerError(0)));
        Assert.False(Dialect.MySql.IsUnreachable(new TimeoutException()));
    }

    [Theory]
    [InlineData("Server=db", 100, 4)]
    [InlineData("Server=db;Max Pool Size=7;Default Command Timeout=9", 7, 9)]
    [InlineData("Server=db;MaximumPoolSize=8;DefaultCommandTimeout=3", 8, 3)]
    [InlineData("Server=db;SslMode=None;Command Timeout=5", 100, 5)]
    public void Complete_ConnectionToMySql_HasPlacesAndPatience(string words, int places, int seconds)
    {
        var completed = Dialect.MySql.Complete(words);

        Assert.Equal(places, Dialect.MySql.PlacesOf(completed));
        Assert.Equal(TimeSpan.FromSeconds(seconds), Dialect.PatienceOf(words));
    }

    private sealed class ServerError : DbException
    {
        public ServerError(int number, Exception? cause = null) : base("", cause) => Data["Server Error Code"] = number;
    }
}
