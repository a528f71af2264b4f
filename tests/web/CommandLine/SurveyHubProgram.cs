using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace SurveyHub.Tests;

/// <summary>The built program as a province runs it: a process of its own, in a folder of its own that is gone afterwards.</summary>
public sealed partial class SurveyHubProgram : IDisposable
{
    /// <summary>Longer than any verb takes on a busy machine; a test that reaches it has failed.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public string Folder { get; } = Directory.CreateTempSubdirectory("surveyhub-").FullName;

    /// <summary>What its processes find in their environment besides that of the tests.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "fixtures", name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Runs a verb to its end, in Vietnamese unless the test says otherwise.</summary>
    public Task<Ended> RunAsync(params string[] words) => RunInAsync("vi_VN.UTF-8", words);

    public async Task<Ended> RunInAsync(string language, params string[] words)
    {
        using var process = Start(language, words);
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await errors);
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Starts the site and waits until it listens.</summary>
    public async Task<Serving> ServeAsync(params string[] words)
    {
        var process = Start("vi_VN.UTF-8", words);
        var output = new StringBuilder();
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                output.AppendLine(line);
                if (Listening().Match(line) is { Success: true } match)
                    return new(process, new(match.Groups["address"].Value), output.ToString());
            }

            throw new InvalidOperationException($"It ended before it listened:\n{output}\n{await process.StandardError.ReadToEndAsync(patience.Token)}");
        }
        catch
        {
            End(process);
            process.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    private Process Start(string language, string[] words)
    {
        var start = new ProcessStartInfo(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(Program).Assembly.Location, .. words])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = language;
        start.Environment["SurveyHub__Keys__Certificate"] = TestKeys.Path;
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"Now listening on: (?<address>https?://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}

/// <summary>What a verb left behind.</summary>
public sealed record Ended(int ExitCode, string Output, string Errors);

/// <summary>A site that runs as a process of its own until the test is over.</summary>
/// <param name="Before">What it printed until it listened.</param>
public sealed record Serving(Process Process, Uri Address, string Before) : IDisposable
{
    public HttpClient Client { get; } = new() { BaseAddress = Address };

    /// <summary>Presses Ctrl-C and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> InterruptAsync()
    {
        using (var kill = Process.Start("kill", ["-INT", Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await Process.WaitForExitAsync(patience.Token);
        return Process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        SurveyHubProgram.End(Process);
        Process.Dispose();
    }
}
