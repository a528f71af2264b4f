using System.Diagnostics;

namespace SurveyHub.Tests;

/// <summary>The program on one port and one store, which may be killed and started again there.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly SurveyHubProgram _program = new();
    private readonly string[] _store;
    private readonly int _port = FaultTests.FreePort();
    private readonly List<Task<string>> _logs = [];
    private Serving? _serving;

    private Site(string provider, string connectionString) =>
        _store = [$"--Database:Provider={provider}", $"--Database:ConnectionString={connectionString}"];

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public Process Process => _serving!.Process;

    /// <summary>The most memory it has had since it was started, in MB.</summary>
    public long LargestMemory => File.ReadLines($"/proc/{Process.Id}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024).Single();

    public static async Task<Site> CreateAsync(string provider, string connectionString)
    {
        var site = new Site(provider, connectionString);
        await site.StartAsync();
        return site;
    }

    /// <summary>Returns when it listens.</summary>
    public async Task StartAsync()
    {
        _serving = await _program.ServeAsync(["serve", "--urls", Address.ToString(), .. _store]);
        // Read on, or the program would stand still when the pipe is full.
        _logs.AddRange(_serving.Process.StandardOutput.ReadToEndAsync(), _serving.Process.StandardError.ReadToEndAsync());
    }

    /// <summary>As <c>kill -9</c> or the kernel would.</summary>
    public void Kill() => _serving!.Dispose();

    public Task<Ended> RunAsync(string verb) => _program.RunAsync([verb, .. _store]);

    /// <summary>Everything it printed; only after it has ended.</summary>
    public async Task<string> LogAsync() => string.Concat(await Task.WhenAll(_logs));

    public ValueTask DisposeAsync()
    {
        _serving?.Dispose();
        _program.Dispose();
        return ValueTask.CompletedTask;
    }
}
