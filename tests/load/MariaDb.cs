using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>A MariaDB of this run's own from Debian's package: default durability, own folder and port.</summary>
internal sealed class MariaDb : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private MariaDb(ChildProcess process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public int Id => _process.Id;

    /// <param name="settings">As on its command line; what they do not say is its default.</param>
    public static async Task<MariaDb> StartAsync(Folder folder, IEnumerable<string> settings, CancellationToken ct)
    {
        var (data, user, port) = (folder["mariadb"], ServerUser(), FreePort());
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        if (!Directory.Exists(data))
            await ChildProcess.RunAsync(folder["install.log"], "mariadb-install-db", ["--no-defaults", $"--user={user}", $"--datadir={data}", "--skip-test-db"], ct);

        await File.WriteAllTextAsync(folder["init.sql"], Preparation(password), ct);
        string[] own =
        [
            "--no-defaults", $"--user={user}", $"--datadir={data}", $"--socket={data}/mariadb.sock", $"--pid-file={data}/mariadb.pid",
            "--bind-address=127.0.0.1", $"--port={port}", "--skip-name-resolve", "--max-connections=1000", $"--init-file={folder["init.sql"]}",
        ];
        var process = ChildProcess.Start(folder["mariadb.log"], Program(), [.. own, .. settings]);
        var server = new MariaDb(process, $"Server=127.0.0.1;Port={port};User ID=surveyhub;Password={password};Database=surveyhub;SslMode=Disabled");
        await process.WaitUntilAsync(server.AnswersAsync, ct);
        return server;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>A port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = await Dialect.MySql.Factory.CreateDataSource(Dialect.MySql.Complete(ConnectionString)).OpenConnectionAsync();
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    // One statement a line, as --init-file reads them.
    private static string Preparation(string password) =>
        $"""
        create database if not exists surveyhub;
        create or replace user surveyhub@127.0.0.1 identified by '{password}';
        grant all privileges on surveyhub.* to surveyhub@127.0.0.1;

        """;

    /// <summary>MariaDB does not run as root; its Debian service's user is there only if that service is installed.</summary>
    private static string ServerUser() =>
        Environment.UserName != "root" ? Environment.UserName : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("mysql:", StringComparison.Ordinal)) ? "mysql" : "nobody";

    /// <summary>Debian keeps it where a user's PATH does not look.</summary>
    private static string Program() => File.Exists("/usr/sbin/mariadbd") ? "/usr/sbin/mariadbd" : "mariadbd";
}
