using System.Data.Common;

namespace SurveyHub.Tests;

public sealed class ServerConnectionTests
{
    [FactOnMariaDb]
    public async Task Open_TlsRequired_IsEncrypted() => Assert.NotEmpty(await CipherAsync(With("SslMode", "Required")));

    [FactOnMariaDb]
    public async Task Open_NothingSaidOfTls_IsEncryptedWhereTheServerCan() => Assert.NotEmpty(await CipherAsync(With("SslMode", null)));

    [FactOnMariaDb]
    public async Task Open_NoTls_IsNot() => Assert.Empty(await CipherAsync(With("SslMode", "None")));

    [FactOnMariaDb]
    public Task Open_WrongPassword_IsRefused() => Assert.ThrowsAsync<StoreAwayException>(() => CipherAsync(With("Password", "wrong")));

    [FactOnMariaDb]
    public async Task Open_OtherCharacterSetAskedFor_StillKeepsVietnamese()
    {
        var database = new Database(Dialect.MySql, With("Character Set", "latin1"));

        Assert.Equal("Hài lòng 😀", await database.FindAsync<string>("select concat(@a, @b)", new { a = "Hài lòng ", b = "😀" }, default));
        Assert.Equal("utf8mb4", await database.FindAsync<string>("select @@character_set_client", null, default));
    }

    private static string With(string word, string? value) =>
        new DbConnectionStringBuilder { ConnectionString = TestDatabase.MySqlServer, [word] = value! }.ConnectionString!;

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
