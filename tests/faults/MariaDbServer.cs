using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SurveyHub.Tests;

/// <summary>A MariaDB of one test's own, with its default durability, which may be killed and started again on the same data and port.</summary>
public sealed class MariaDbServer : IAsyncDisposable
{
    private const string Name = "surveyhub_faults";

    /// <summary>Longer than recovery after a crash takes on a busy machine, and the minute it waits for when the disk is full as it starts.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);

    /// <summary>Between an end and the next start, as in MariaDB's own unit for systemd.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    private readonly int _port = FaultTests.FreePort();
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly StringBuilder _log = new();
    private readonly CancellationTokenSource _leaving = new();
    private Task _keeping = Task.CompletedTask;
    private Process? _process;

    /// <remarks>Not a temporary folder of the framework's making: the server's own user must be able to walk through it.</remarks>
    private MariaDbServer(string? folder)
    {
        _ownsFolder = folder is null;
        _folder = Directory.CreateDirectory(folder ?? Path.Combine(Path.GetTempPath(), $"surveyhub-mariadb-{Guid.NewGuid():N}")).FullName;
    }

    /// <summary>Whether the programs are there; <c>tests/run</c> brings them.</summary>
    public static bool IsInstalled { get; } = Find("mariadbd") is not null && Find("mariadb-install-db") is not null;

    /// <summary>What <c>Database:ConnectionString</c> takes; it stays the same however often the server is started.</summary>
    public string ConnectionString => $"Server=127.0.0.1;Port={_port};Database={Name};User ID=surveyhub;Password=faults";

    /// <summary>With all its files: tables, logs, undo.</summary>
    public string DataFolder => PathOf("data");

    public Database Open() => new(Dialect.MySql, ConnectionString);

    /// <param name="folder">Where the data lie; a folder of its own when null.</param>
    public static async Task<MariaDbServer> CreateAsync(string? folder = null)
    {
        var server = new MariaDbServer(folder);
        await server.InstallAsync();
        await server.StartAsync();
        return server;
    }

    /// <summary>Returns when it takes connections.</summary>
    public async Task StartAsync()
    {
        var isReady = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process
        {
            StartInfo = Program("mariadbd", "--socket=" + PathOf("data/mariadb.sock"), "--pid-file=" + PathOf("data/mariadb.pid"),
            "--bind-address=127.0.0.1", $"--port={_port}", "--skip-name-resolve", "--max-connections=1000", "--init-file=" + PathOf("init.sql"))
        };
        process.ErrorDataReceived += (_, line) => Read(line.Data, isReady);
        process.OutputDataReceived += (_, line) => Read(line.Data, isReady);
        process.Start();
        Interlocked.Exchange(ref _process, process)?.Dispose();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await isReady.Task.WaitAsync(_patience, _leaving.Token);
    }

    /// <summary>From now on it is started again whenever it ends by itself, as by a service manager or a container's restart policy.</summary>
    public void KeepRunning() => _keeping = KeepRunningAsync();

    /// <summary>Adds what it said to the message of whatever fails: why a server ended is known to itself alone.</summary>
    public async Task ExplainAsync(Task steps)
    {
        try
        {
            await steps;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}\nMariaDB said:\n{LastWords()}", e);
        }
    }

    /// <summary>As a power cut would: it writes nothing more.</summary>
    public void Kill() => SurveyHubProgram.End(_process!);

    /// <summary>As an administrator would: it finishes what it does.</summary>
    public async Task StopAsync()
    {
        await FaultTests.SignalAsync(_process!, "TERM");
        using var patience = new CancellationTokenSource(_patience);
        await _process!.WaitForExitAsync(patience.Token);
    }

    /// <summary>It still takes connections, and answers none, until <see cref="ThawAsync"/>.</summary>
    public Task FreezeAsync() => FaultTests.SignalAsync(_process!, "STOP");

    public Task ThawAsync() => FaultTests.SignalAsync(_process!, "CONT");

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_process is not null)
            Kill();
        _process?.Dispose();
        _leaving.Dispose();
        if (_ownsFolder)
            Directory.Delete(_folder, recursive: true);
    }

    private async Task KeepRunningAsync()
    {
        while (true)
        {
            await _process!.WaitForExitAsync(_leaving.Token);
            lock (_log)
                _log.AppendLine(CultureInfo.InvariantCulture, $"It ended [{_process.ExitCode}].");
            await Task.Delay(_pause, _leaving.Token);
            try
            {
                await StartAsync();
            }
            catch (InvalidOperationException)
            {
                // It ended before it was ready.
            }
        }
    }

    /// <remarks>Without its stack traces and settings, which would hide the reason that stands above them.</remarks>
    private string LastWords()
    {
        lock (_log)
            return string.Join('\n', _log.ToString().Split('\n').Where(line => line.Contains(" [", StringComparison.Ordinal)).TakeLast(100));
    }

    private async Task InstallAsync()
    {
        await File.WriteAllTextAsync(PathOf("init.sql"),
            $"create database if not exists {Name};\ncreate user if not exists surveyhub@127.0.0.1 identified by 'faults';\ngrant all on {Name}.* to surveyhub@127.0.0.1;\n");
        using var install = Process.Start(Program("mariadb-install-db", "--skip-test-db"))!;
        var (output, errors) = (install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
        await install.WaitForExitAsync();
        Assert.True(install.ExitCode == 0, await output + await errors);
    }

    private void Read(string? line, TaskCompletionSource isReady)
    {
        string said;
        lock (_log) // its two streams are read by two threads
            said = _log.AppendLine(line).ToString();
        if (line is null)
            isReady.TrySetException(new InvalidOperationException($"MariaDB ended before it was ready:\n{said}"));
        else if (line.Contains("ready for connections", StringComparison.Ordinal))
            isReady.TrySetResult();
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    /// <remarks>
    /// Without defaults, for no setting of this machine is meant for this server; a small log, so that it fits on a small disk. It does not run as root.
    /// </remarks>
    private ProcessStartInfo Program(string name, params string[] words)
    {
        string[] user = Environment.UserName == "root" ? ["--user=" + (HasUser("mysql") ? "mysql" : "nobody")] : [];
        return new(Find(name)!, ["--no-defaults", "--datadir=" + PathOf("data"), "--innodb-log-file-size=16M", .. user, .. words]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
    }

    private static bool HasUser(string name) => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(name + ":", StringComparison.Ordinal));

    /// <summary>Also where Debian keeps servers and a user's PATH does not look.</summary>
    private static string? Find(string name) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin"
        .Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}

/// <summary>A test that needs a MariaDB it may kill; visibly skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnItsOwnMariaDbAttribute : FactAttribute
{
    public FactOnItsOwnMariaDbAttribute()
    {
        if (!MariaDbServer.IsInstalled)
            Skip = "There is no mariadbd.";
    }
}
