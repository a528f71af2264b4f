using System.Net;

namespace SurveyHub.Load;

/// <summary>The server under test, as a process of its own, and what it stores in.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private Site(ChildProcess process, IPEndPoint address) => (_process, Address) = (process, address);

    /// <summary>What the product's limits are raised to for a handful of clients that act for a whole province.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Intake:PerCampaign:PerSecond"] = "1000000",
        ["Intake:PerCampaign:Burst"] = "1000000",
    };

    public IPEndPoint Address { get; }

    public int Id => _process.Id;

    /// <summary>The Release build of the product.</summary>
    public static Task<Site> StartAsync(Folder folder, Store store, CancellationToken ct) =>
        StartAsync(folder, [Product("dll"), .. store.Settings, $"--Columns:Folder={folder["columns"]}", $"--Exports:Folder={folder["exports"]}", .. Settings.Select(setting => $"--{setting.Key}={setting.Value}")], ct);

    /// <summary>The same site without a store, or a server that answers constant bytes: hosted by this program, under the product's runtime settings.</summary>
    public static Task<Site> StartOwnAsync(string verb, Folder folder, CancellationToken ct) =>
        StartAsync(folder, ["exec", "--runtimeconfig", Product("runtimeconfig.json"), typeof(Site).Assembly.Location, verb], ct);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<Site> StartAsync(Folder folder, string[] arguments, CancellationToken ct)
    {
        var address = new IPEndPoint(IPAddress.Loopback, MariaDb.FreePort());
        var process = ChildProcess.Start(folder["site.log"], "dotnet", [.. arguments, "--urls", $"http://{address}"]);
        using var http = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        await process.WaitUntilAsync(() => AnswersAsync(http, ct), ct);
        return new(process, address);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync("/healthz", ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Product(string extension)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SurveyHub.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this from a clone of SurveyHub.");
        return Path.Combine(folder, "web/bin/Release/net10.0/SurveyHub.Web." + extension);
    }
}
