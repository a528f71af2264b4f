using System.Data.Common;

namespace SurveyHub.Tests;

public sealed class ServerConnectionTests
{
    [FactOnMariaDb]
    public async Task Open_TlsRequired_IsEncrypted() => Assert.NotEmpty(await CipherAsync(TestDatabase.MySqlServer + ";SslMode=Required"));

    [FactOnMariaDb]
    public async Task Open_NothingSaidOfTls_IsEncryptedWhereTheServerCan() => Assert.NotEmpty(await CipherAsync(TestDatabase.MySqlServer!));

    [FactOnMariaDb]
    public async Task Open_NoTls_IsNot() => Assert.Empty(await CipherAsync(TestDatabase.MySqlServer + ";SslMode=None"));

    [FactOnMariaDb]
    public async Task Open_WrongPassword_IsRefused()
    {
        var words = new DbConnectionStringBuilder { ConnectionString = TestDatabase.MySqlServer, ["Password"] = "wrong" };

        await Assert.ThrowsAnyAsync<DbException>(() => CipherAsync(words.ConnectionString!));
    }

    [FactOnMariaDb]
    public async Task Open_OtherCharacterSetAskedFor_StillKeepsVietnamese()
    {
        var database = new Database(Dialect.MySql, TestDatabase.MySqlServer + ";Character Set=latin1");

        Assert.Equal("Hài lòng 😀", await database.FindAsync<string>("select concat(@a, @b)", new { a = "Hài lòng ", b = "😀" }, default));
        Assert.Equal("utf8mb4", await database.FindAsync<string>("select @@character_set_client", null, default));
    }

    private static async Task<string> CipherAsync(string connectionString)
    {
        var database = new Database(Dialect.MySql, connectionString);
        return (await database.FindAsync<Status>("show session status like 'Ssl_cipher'", null, default))!.Value;
    }

    private sealed record Status
    {
        public required string Value { get; init; }
    }
}
