using System.Diagnostics;

namespace SurveyHub.Tests;

/// <summary>The program on one port and one store, which may be killed and started again there.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly SurveyHubProgram _program = new();
    private readonly string[] _store;
    private readonly int _port = FaultTests.FreePort();
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
        _ = _serving.Process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = _serving.Process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>As <c>kill -9</c> or the kernel would.</summary>
    public void Kill() => _serving!.Dispose();

    /// <summary>That every stored row is as it was acknowledged, by the program's own word.</summary>
    public async Task AssertVerifiesAsync()
    {
        var ended = await _program.RunAsync(["verify", .. _store]);
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
    }

    public ValueTask DisposeAsync()
    {
        _serving?.Dispose();
        _program.Dispose();
        return ValueTask.CompletedTask;
    }
}
