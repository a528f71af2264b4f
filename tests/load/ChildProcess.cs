using System.Diagnostics;

namespace SurveyHub.Load;

/// <summary>A program that this one starts, in a process group of its own so that Ctrl-C leaves its end to us; its output goes to a file, as a service's does.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _log;

    private ChildProcess(Process process, string log) => (_process, _log) = (process, log);

    public int Id => _process.Id;

    public static ChildProcess Start(string log, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec setsid \"$0\" \"$@\" </dev/null >\"$LOAD_LOG\" 2>&1", program, .. arguments]);
        start.Environment["LOAD_LOG"] = log;
        return new(Process.Start(start)!, log);
    }

    /// <summary>Runs a short one to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task RunAsync(string log, string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        await using var child = Start(log, program, arguments);
        await child._process.WaitForExitAsync(ct);
        if (child._process.ExitCode != 0)
            throw child.Failure($"{program} failed");
    }

    /// <summary>Asks again and again until it answers; ends it when it does not.</summary>
    /// <exception cref="InvalidOperationException">It ended, or did not answer within two minutes.</exception>
    public async Task WaitUntilAsync(Func<Task<bool>> answers, CancellationToken ct)
    {
        try
        {
            await AskAsync(answers, ct);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to end, and insists after 20 seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var ask = Process.Start("kill", ["-TERM", $"{Id}"]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.HasExited)
                _process.Kill();
        }

        _process.Dispose();
    }

    private async Task AskAsync(Func<Task<bool>> answers, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await answers())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(begun) > TimeSpan.FromMinutes(2))
                throw Failure($"{_process.StartInfo.ArgumentList[2]} does not answer");
            await Task.Delay(100, ct);
        }
    }

    private InvalidOperationException Failure(string what) => new($"{what}:\n{File.ReadAllText(_log)}");
}
