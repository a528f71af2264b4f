using System.Net;

namespace SurveyHub.Load;

/// <summary>The server under test, as a process of its own, and what it stores in.</summary>
internal sealed class Site : IAsyncDisposable
{
    // What the product's limits must be raised to for a handful of clients that act for a whole province.
    private static readonly string[] _settings = [];

    private readonly ChildProcess _process;

    private Site(ChildProcess process, IPEndPoint address) => (_process, Address) = (process, address);

    public IPEndPoint Address { get; }

    public int Id => _process.Id;

    /// <summary>The Release build of the product.</summary>
    public static Task<Site> StartAsync(Folder folder, Store store, CancellationToken ct) =>
        StartAsync(folder, [Path.Combine(Root(), "web/bin/Release/net10.0/SurveyHub.Web.dll"), .. store.Settings, .. _settings], ct);

    /// <summary>The same site that stores nothing.</summary>
    public static Task<Site> StartWithoutStoreAsync(Folder folder, CancellationToken ct) => StartAsync(folder, [typeof(Site).Assembly.Location, "serve-nothing", .. _settings], ct);

    /// <summary>A server that does nothing at all: what remains is the cost of the clients.</summary>
    public static Task<Site> StartConstantAsync(Folder folder, CancellationToken ct) => StartAsync(folder, [typeof(Site).Assembly.Location, "serve-constant"], ct);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<Site> StartAsync(Folder folder, string[] arguments, CancellationToken ct)
    {
        var address = new IPEndPoint(IPAddress.Loopback, MariaDb.FreePort());
        var settings = new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" }; // as the product's own build says, also where another program hosts it
        var process = ChildProcess.Start(folder["site.log"], settings, "dotnet", [.. arguments, "--urls", $"http://{address}"]);
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

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SurveyHub.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this from a clone of SurveyHub.");
        return folder;
    }
}
